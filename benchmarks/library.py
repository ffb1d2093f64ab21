"""A library of a million productions, on SQLite and on PostgreSQL: each query under 50 ms.

``python benchmarks/library.py [PRODUCTIONS [sqlite] [postgresql]]``. Each query is what a page of
50 asks, and is timed at the catalogue: the database, the driver and the values. The quickest, the
middle and the slowest of many runs are shown, in milliseconds. PostgreSQL is started for it, with
the settings that it is installed with, if it is here.
"""

import logging
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, text

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from builders.postgres import postgres_server, programs
from builders.told import told
from reelwright.adapters.library import text_search
from reelwright.adapters.library.catalogue import DatabaseCatalogue
from reelwright.adapters.library.database import Database, write_many
from reelwright.adapters.library.engine import altering, writing
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.tables.productions import productions
from reelwright.adapters.library.titles import keep_channel, words_of
from reelwright.domain.production.life import Birth, ProductionState
from reelwright.ports.catalogue import Wanted
from reelwright.ports.library import LibraryAddress

LIMIT_MS = 50
RUNS = 30
CHANNELS = 40
SMALL = "small"
STOPPED = "stopped"
"""The channel of the first fortieth."""
SELDOM = 5000
"""One production in so many is of the small channel, and one of the rare language."""
ONE_BY_ONE = 2000
"""The newest come as runs do, so that the indexes are as they are in use."""
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)
# Words as often as in English titles: few very common, most of them rare (Zipf).
ENDINGS = ("a", "ek", "is", "or", "ux", "ment", "tion", "ling", "er", "ist", "ade", "ough")
WORDS = [
    f"{first}{middle}{last}"
    for first in "bdfgklmnprst"
    for middle in ("ar", "el", "in", "oth", "um")
    for last in ENDINGS
]
SUMS = list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1)))
STATES = (ProductionState.PASSED, ProductionState.REJECTED, ProductionState.FAILED)


def channel_of(number: int, count: int, chance: random.Random) -> str:
    """Whose the production of this number is."""
    if number % SELDOM == 0:
        return SMALL
    return STOPPED if number < count // CHANNELS else f"channel-{chance.randrange(CHANNELS)}"


def rows(count: int) -> Iterator[dict[str, object]]:
    """Productions of a few years, their titles of six words, the same every time."""
    chance = random.Random(4)  # noqa: S311 - a benchmark's titles are no secret
    for number in range(count):
        title = " ".join(chance.choices(WORDS, cum_weights=SUMS, k=6))
        at = BEGUN + timedelta(minutes=3 * number)
        yield {
            "id": f"{number:032x}",
            "channel": channel_of(number, count, chance),
            "slug": title.replace(" ", "-"),
            "title": title,
            "state": chance.choices(STATES, (95, 4, 1))[0],
            "state_since": at,
            "language": "is" if number % SELDOM == 1 else chance.choice(("en", "de", "fr")),
            "source": f"https://example.org/{number}",
            "folder": f"/home/productions/{number}",
            "bytes": 10_000_000,
            "words": words_of(title, f"https://example.org/{number}"),
            "created": at,
            "updated": at,
        }


def fill(database: Database, count: int) -> float:
    """Write them in batches of a thousand, and make the index of words last; the seconds of it."""
    begun = time.perf_counter()
    made = rows(count)
    with altering(database.engine) as connection:
        for channel in (SMALL, STOPPED, *(f"channel-{number}" for number in range(CHANNELS))):
            keep_channel(connection, channel, BEGUN)
        text_search.drop_index(connection)
        write_many(connection, insert(productions), islice(made, count - ONE_BY_ONE))
        text_search.make_index(connection)
    for row in made:
        with writing(database.engine) as connection:
            connection.execute(insert(productions), [row])
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
    return time.perf_counter() - begun


def queries(catalogue: DatabaseCatalogue, count: int) -> dict[str, Callable[[], object]]:
    """What people and pages ask."""

    def page(before: int | None = None, **wanted: object) -> Callable[[], object]:
        asked = Wanted(**wanted)  # type: ignore[arg-type] # any of its fields
        return lambda: catalogue.page(asked, before=before)

    common, middle, rare = WORDS[0], WORDS[60], WORDS[-1]
    return {
        "the newest": page(),
        "a page in the middle": page(count // 2),
        "the last page": page(60),
        "of a channel": page(channel="channel-7"),
        "failed": page(state=ProductionState.FAILED),
        "failed, of a channel, far back": page(
            count // 10, channel="channel-7", state=ProductionState.FAILED
        ),
        "of a language": page(language="de"),
        "a common word": page(text=common),
        "a common word, far back": page(count // 10, text=common),
        "a word of the middle": page(text=middle),
        "a rare word": page(text=rare),
        "two words": page(text=f"{common} {rare}"),
        "the beginning of a word": page(text=common[:2]),
        "a word that is nowhere": page(text="zebra"),
        "a common word, of a channel": page(text=common, channel="channel-7"),
        "a common word, failed": page(text=common, state=ProductionState.FAILED),
        "a common word, of a small channel": page(text=common, channel=SMALL),
        "a common word, of a rare language": page(text=common, language="is"),
        "a rare language": page(language="is"),
        "a rare language, of a channel": page(language="is", channel="channel-7"),
        "a small channel, failed": page(channel=SMALL, state=ProductionState.FAILED),
        "two words that seldom meet": page(text=f"{WORDS[200]} {WORDS[201]}"),
        "two common words, failed": page(
            text=f"{common} {WORDS[1]}", state=ProductionState.FAILED
        ),
        "a common word, put away": page(text=common, archived=True),
        "a common word, of a stopped channel": page(text=common, channel=STOPPED),
        "a rare word, of a stopped channel": page(text=rare, channel=STOPPED),
        "a stopped channel, failed": page(channel=STOPPED, state=ProductionState.FAILED),
        "put away": page(archived=True),
        "one production": lambda: catalogue.sheet(f"{count // 2:032x}"),
        "taking a run in": lambda: catalogue.learn(
            [told(f"run-{time.perf_counter_ns()}", Birth(
                id=f"{count // 3:032x}", slug="again", title="Made again", channel="channel-7",
                language="en", source="again.md", folder="/home/again",
            ))]
        ),
    }  # fmt: skip


def measure(name: str, database: Database, count: int) -> bool:
    """Print what every query took; whether all are under the limit in the middle."""
    print(f"\n{name}: {count:,} productions written in {fill(database, count):.0f} s", flush=True)
    good = True
    for what, ask in queries(DatabaseCatalogue(database), count).items():
        ask()
        taken = []
        for _ in range(RUNS):
            begun = time.perf_counter()
            ask()
            taken.append(1000 * (time.perf_counter() - begun))
        middle = statistics.median(taken)
        good = good and middle < LIMIT_MS
        mark = "" if middle < LIMIT_MS else "  TOO SLOW"
        times = f"{min(taken):7.1f} {middle:7.1f} {max(taken):7.1f}"
        print(f"  {what:36} {times}{mark}", flush=True)
    return good


def on_sqlite(count: int) -> bool:
    """Whether every query is quick there."""
    with TemporaryDirectory() as folder:
        database = open_database(LibraryAddress(home=Path(folder)))
        good = measure("SQLite", database, count)
        database.dispose()
    return good


def on_postgresql(count: int) -> bool:
    """Whether every query is quick there; or that it is not here."""
    if not programs():
        print("\nPostgreSQL is not installed here.")
        return True
    installed = {"shared_buffers": "128MB", "fsync": "on", "synchronous_commit": "on"}
    with TemporaryDirectory() as folder, postgres_server(installed) as running:
        address = LibraryAddress(home=Path(folder), database=running.new_database())
        database = open_database(address)
        good = measure("PostgreSQL", database, count)
        database.dispose()
    return good


KINDS = {"sqlite": on_sqlite, "postgresql": on_postgresql}


def main(count: str = "1000000", *kinds: str) -> int:
    """Measure on both, or those named; the exit code is 1 if a query is too slow."""
    # Filling it is not what is measured.
    logging.disable(logging.WARNING)
    good = [KINDS[kind](int(count)) for kind in kinds or KINDS]
    return not all(good)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
