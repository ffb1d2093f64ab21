"""A database's errors, as a person can be told them."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from reelwright.ports.disk import DiskForbidden, DiskFull
from reelwright.ports.library import LibraryBusy, LibraryDamaged

_PRIMARY = 0xFF
"""SQLite's extended codes hold the primary one in their lowest byte (sqlite.org/rescode.html)."""


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what the driver says of ``place`` into one sentence.

    Raises:
        LibraryBusy, LibraryDamaged, DiskFull, DiskForbidden.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        code = _code_of(error)
        if code is None:
            raise
        _raise_for(code & _PRIMARY, place, error)
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(_FULL.format(place=place)) from error
        raise DiskForbidden(_FORBIDDEN.format(place=place)) from error


_UNREACHABLE = frozenset(
    {
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_AUTH,
    }
)
_FULL = "The disk that holds {place} is full: free some space and run it again."
_FORBIDDEN = "{place} cannot be opened or written: correct its permissions, or choose another home."


def _code_of(error: DBAPIError | sqlite3.Error) -> int | None:
    """SQLite's own code, which other servers do not give."""
    of_driver = error.orig if isinstance(error, DBAPIError) else error
    return of_driver.sqlite_errorcode if isinstance(of_driver, sqlite3.Error) else None


def _raise_for(code: int, place: str, error: Exception) -> None:
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        message = f"Another process kept {place} to itself for too long: run it again."
        raise LibraryBusy(message) from error
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        message = (
            f"{place} is damaged: bring it back from the folder backups beside it, or move it "
            "away to begin a new one."
        )
        raise LibraryDamaged(message) from error
    if code == sqlite3.SQLITE_FULL:
        raise DiskFull(_FULL.format(place=place)) from error
    if code in _UNREACHABLE:
        raise DiskForbidden(_FORBIDDEN.format(place=place)) from error
