"""A process that reserves uploads: ``python -m builders.quota_writers HOME DATABASE [MOST]``.

It prints ``ready``, waits for a line on its standard input so that all begin at once, reserves
and settles uploads of a project with 40 a day until they are spent, and prints a line for each.
Before it settles the one of the number MOST it hangs.
"""

import itertools
import sys
from pathlib import Path

from reelwright.adapters.library.connecting import connect_to
from reelwright.adapters.library.quota import DatabaseQuotaLedger
from reelwright.domain.quota.buckets import Bucket
from reelwright.ports.library import LibraryAddress
from reelwright.ports.quota import QuotaSpent


def main(home: str, database: str, most: str = "") -> None:
    """Reserve until the day's uploads are spent."""
    ledger = DatabaseQuotaLedger(connect_to(LibraryAddress(home=Path(home), database=database)))
    ledger.limit("p", Bucket.UPLOADS, 40)
    _tell("ready")
    sys.stdin.readline()
    for number in itertools.count(1):
        try:
            reservation = ledger.reserve("p", Bucket.UPLOADS, 1, call="videos.insert")
        except QuotaSpent:
            _tell("spent")
            return
        _tell("reserved")
        if str(number) == most:
            sys.stdin.readline()
        ledger.settle(reservation)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
