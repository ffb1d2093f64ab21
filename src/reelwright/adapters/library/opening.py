"""Opening a library in whatever state it is: absent, older, or as it should be."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from reelwright.adapters.library.books import DatabaseBooks
from reelwright.adapters.library.connecting import backups_of, connect_to
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.explaining import explained
from reelwright.adapters.library.migrating import bring_up_to_date
from reelwright.ports.library import LibraryAddress


def _now() -> datetime:
    return datetime.now(tz=UTC)


def open_home(home: Path, *, now: Callable[[], datetime] = _now) -> DatabaseBooks:
    """The books of a home whose library is a file; as ``open_books``."""
    return open_books(LibraryAddress(home=home), now=now)


def open_books(address: LibraryAddress, *, now: Callable[[], datetime] = _now) -> DatabaseBooks:
    """The books of a library, which is made or brought up to date.

    Raises:
        As ``open_database``.
    """
    return DatabaseBooks(open_database(address), now=now)


def open_database(address: LibraryAddress) -> Database:
    """A library's database, which is made or brought up to date; a copy is taken before.

    Raises:
        LibraryDamaged, LibraryTooNew, LibraryForeign, LibraryHalfMigrated, LibraryNotCopied.
        LibraryBusy, LibraryUnreachable, LibraryForbidden, LibraryAddressInvalid.
        DiskFull, DiskForbidden.
    """
    with explained(str(backups_of(address).parent)):
        database = connect_to(address)
    with explained(database.place):
        bring_up_to_date(database.engine, backups_of(address))
    return database
