"""The ledger of quota with 16 writers, on SQLite and on PostgreSQL: operations a second.

``python benchmarks/quota.py [SECONDS]``. Sixteen processes reserve and settle calls of one bucket
of one project, which is the hardest case: every reservation is alone with the bucket while it adds
the day up. Reserving is one operation and settling another, each a transaction; a reservation is on
the disk when it returns, what settles it with the next reservation. Then one writer is measured on
a day that has 10,000 calls already. PostgreSQL is started for it, with the settings that it is
installed with, if it is here.
"""

import logging
import multiprocessing
import statistics
import sys
import time
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import insert

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from builders.postgres import postgres_server, programs
from lib.cost import verdict
from reelwright.adapters.library.connecting import connect_to
from reelwright.adapters.library.database import Database, write_many
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.adapters.library.tables.quota import EntryState, quota_entries
from reelwright.domain.quota.buckets import Bucket
from reelwright.domain.quota.days import day_of
from reelwright.ports.library import LibraryAddress

WRITERS = 16
LIMIT = 10**9
FULL_DAY = 10_000
SAMPLES = 200
LEAST = 100
"""Operations a second that are asked for: a publish makes some 20, and a day holds 19 of them."""


def write(address: LibraryAddress, begin: float, seconds: float) -> list[float]:
    """Reserve and settle from a moment on for so long; how long each pair took."""
    # Sixteen that wait for one are slow to begin: that is what is measured.
    logging.disable(logging.WARNING)
    ledger = DatabaseQuotaLedger(connect_to(address))
    time.sleep(max(0.0, begin - time.time()))
    end, taken = time.monotonic() + seconds, []
    while time.monotonic() < end:
        begun = time.perf_counter()
        ledger.settle(ledger.reserve("project", Bucket.POOL, 1, call="videos.list"))
        taken.append(time.perf_counter() - begun)
    return taken


def measure(name: str, address: LibraryAddress, seconds: float) -> bool:
    """Print what one database bears; whether that is enough."""
    database = open_database(address)
    ledger = DatabaseQuotaLedger(database)
    ledger.limit("project", Bucket.POOL, LIMIT)
    # Importing everything takes each process a while on few cores.
    begin = time.time() + 15
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        pairs = pool.starmap(write, [(address, begin, seconds)] * WRITERS, chunksize=1)
    taken = sorted(pair for writer in pairs for pair in writer)
    counted = next(each for each in ledger.standing("project") if each.bucket is Bucket.POOL)
    if (counted.spent, counted.reserved) != (len(taken), 0):
        print(f"{name}: {counted.spent} units are counted of {len(taken)} calls")
        return False
    rate = 2 * len(taken) / seconds
    slowest = 1000 * taken[int(0.99 * len(taken))]
    print(
        f"{name}: {WRITERS} writers, {rate:.0f} operations/s; a call's two take "
        f"{1000 * statistics.median(taken):.0f} ms in the middle, {slowest:.0f} ms for 99 of 100"
    )
    _fill(database)
    print(f"{name}: one writer on a day of {FULL_DAY:,} calls, {_alone(ledger):.2f} ms a call")
    database.dispose()
    return verdict(f"{name}, operations/s", rate, LEAST, at_least=True)


def _fill(database: Database) -> None:
    """Write a day of calls that were made already, of another project."""
    now = datetime.now(tz=UTC)
    day = day_of(now)
    rows = (
        {
            "id": uuid4().hex,
            "project": "full",
            "bucket": Bucket.POOL,
            "call": "videos.list",
            "subject": "",
            "units": 1,
            "state": EntryState.SPENT,
            "reserved": now,
            "ended": now,
            "first_day": day,
            "last_day": day,
        }
        for _ in range(FULL_DAY)
    )
    database.write(lambda connection: write_many(connection, insert(quota_entries), rows))


def _alone(ledger: DatabaseQuotaLedger) -> float:
    ledger.limit("full", Bucket.POOL, LIMIT)
    taken = []
    for _ in range(SAMPLES):
        begun = time.perf_counter()
        ledger.settle(ledger.reserve("full", Bucket.POOL, 1, call="videos.list"))
        taken.append(1000 * (time.perf_counter() - begun))
    return statistics.median(taken)


def main(seconds: float) -> int:
    """Measure both; the exit code is 1 if one is too slow."""
    installed = {"shared_buffers": "128MB", "fsync": "on", "synchronous_commit": "on"}
    server = postgres_server(installed) if programs() else nullcontext()
    with TemporaryDirectory() as folder, server as running:
        good = measure("SQLite", LibraryAddress(home=Path(folder)), seconds)
        if running is None:
            print("PostgreSQL is not installed here.")
            return not good
        address = LibraryAddress(home=Path(folder), database=running.new_database())
        good = measure("PostgreSQL", address, seconds) and good
    return not good


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0))
