"""A database's errors, as a person can be told them."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from reelwright.ports.disk import DiskForbidden, DiskFull
from reelwright.ports.ledger import LibraryBusy, LibraryDamaged

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
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", None)
        if code is None:
            raise
        _raise_for(code & _PRIMARY, place, error)
        raise
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull(_FULL.format(place=place)) from error
        raise DiskForbidden(_FORBIDDEN.format(place=place)) from error


_FULL = "The disk that holds {place} is full: free some space and run it again."
_FORBIDDEN = "{place} cannot be opened or written: correct its permissions, or choose another home."


def _raise_for(code: int, place: str, error: DBAPIError) -> None:
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        message = f"Another process kept {place} to itself for too long: run it again."
        raise LibraryBusy(message) from error
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        message = (
            f"{place} is damaged: bring it back from the folder backups beside it, or move it "
            "away to begin a new one."
        )
        raise LibraryDamaged(message) from error
    if code in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}:
        raise DiskFull(_FULL.format(place=place)) from error
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}:
        raise DiskForbidden(_FORBIDDEN.format(place=place)) from error
