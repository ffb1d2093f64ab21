"""A database's errors, as a person can be told them."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from reelwright.adapters.library.transience import is_of_server, state_of
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.disk import NO_ROOM, DiskForbidden, DiskFull
from reelwright.ports.library import (
    LibraryAddressInvalid,
    LibraryBusy,
    LibraryDamaged,
    LibraryForbidden,
    LibraryTooSlow,
    LibraryUnreachable,
)
from reelwright.ports.locks import writer_told

_PRIMARY = 0xFF
"""SQLite's extended codes hold the primary one in their lowest byte (sqlite.org/rescode.html)."""


def place_of(url: URL) -> str:
    """A database as a sentence names it, without its password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    host = url.host or url.query.get("host", "this machine")
    return f"the database {url.database} on {host}"


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what the driver says of ``place`` into one sentence.

    Raises:
        LibraryBusy, LibraryDamaged, LibraryTooSlow, DiskFull, DiskForbidden.
        LibraryUnreachable, LibraryForbidden, LibraryAddressInvalid: by a server.
    """
    try:
        yield
    except PoolTimeout as error:
        message = f"Every connection to {place} is in use: run it again when less is going on."
        raise LibraryBusy(message) from error
    except (DBAPIError, sqlite3.Error) as error:
        _raise_for(error, place)
        raise
    except OSError as error:
        if error.errno in NO_ROOM:
            raise DiskFull(_FULL.format(place=place)) from error
        raise DiskForbidden(_FORBIDDEN.format(place=place)) from error


_FULL = "The disk that holds {place} is full: free some space and run it again."
_FORBIDDEN = "{place} cannot be opened or written: correct its permissions, or choose another home."
_BUSY = "Another process kept {place} to itself for too long: run it again."
_SLOW = "{place} took longer than 30 s over one statement, which was ended: run it again later."
_DAMAGED = (
    "{place} is damaged: bring it back from the folder backups beside it, or move it away to begin "
    "a new one."
)
_GONE = "{place} does not answer ({said}): start the server, or correct the setting database."
_REFUSED = "{place} refuses it ({said}): give its user the right, or correct the setting database."
_NO_ADDRESS = "The setting database cannot be used ({said}): correct it."

_Sentence = Callable[[str], ReelwrightError]
_SQLITE: dict[int, _Sentence] = {
    sqlite3.SQLITE_BUSY: LibraryBusy,
    sqlite3.SQLITE_LOCKED: LibraryBusy,
    sqlite3.SQLITE_CORRUPT: LibraryDamaged,
    sqlite3.SQLITE_NOTADB: LibraryDamaged,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_INTERRUPT: LibraryTooSlow,
    sqlite3.SQLITE_READONLY: DiskForbidden,
    sqlite3.SQLITE_CANTOPEN: DiskForbidden,
    sqlite3.SQLITE_PERM: DiskForbidden,
    sqlite3.SQLITE_IOERR: DiskForbidden,
    sqlite3.SQLITE_AUTH: DiskForbidden,
}
_SERVER: dict[str, _Sentence] = {
    # By SQLSTATE or its class: appendix A of PostgreSQL's manual.
    "53100": DiskFull,
    "57014": LibraryTooSlow,
    "55P03": LibraryBusy,
    "40": LibraryBusy,
    "53": LibraryBusy,
    "08": LibraryUnreachable,
    "25P": LibraryUnreachable,
    "57P": LibraryUnreachable,
    "28": LibraryForbidden,
    "42501": LibraryForbidden,
    "25006": LibraryForbidden,
    "3D": LibraryUnreachable,
    "XX001": LibraryDamaged,
    "XX002": LibraryDamaged,
}
_SENTENCES: dict[_Sentence, str] = {
    LibraryBusy: _BUSY,
    LibraryDamaged: _DAMAGED,
    LibraryTooSlow: _SLOW,
    DiskFull: _FULL,
    DiskForbidden: _FORBIDDEN,
    LibraryUnreachable: _GONE,
    LibraryForbidden: _REFUSED,
    LibraryAddressInvalid: _NO_ADDRESS,
}


def _raise_for(error: DBAPIError | sqlite3.Error, place: str) -> None:
    kind = _kind_of(error)
    if kind is None:
        return
    if kind is DiskForbidden and _is_full(Path(place).parent):
        kind = DiskFull
    orig = error.orig if isinstance(error, DBAPIError) else error
    said = " ".join(str(orig).split())
    sentence = _SENTENCES[kind].format(place=place, said=said)
    if kind is LibraryBusy and isinstance(orig, sqlite3.Error):
        sentence = f"{sentence} {writer_told(Path(place))}".rstrip()
    raise kind(sentence[:1].upper() + sentence[1:] if kind in _OF_SERVER else sentence) from error


def _is_full(folder: Path) -> bool:
    """Whether there is no room: SQLite, which begins with a file of 32 kB, only says I/O error."""
    return folder.is_dir() and shutil.disk_usage(folder).free < _LEAST_ROOM


_LEAST_ROOM = 100_000
_OF_SERVER = {LibraryUnreachable, LibraryForbidden, LibraryTooSlow}


def _kind_of(error: DBAPIError | sqlite3.Error) -> _Sentence | None:
    of_driver = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(of_driver, sqlite3.Error):
        code = getattr(of_driver, "sqlite_errorcode", None)
        return None if code is None else _SQLITE.get(code & _PRIMARY)
    if isinstance(error, DBAPIError) and is_of_server(error):
        return _kind_by_state(error)
    return None


def _kind_by_state(error: DBAPIError) -> _Sentence | None:
    state = state_of(error)
    if state is not None:
        found = (_SERVER.get(state[:length]) for length in (5, 3, 2))
        return next(filter(None, found), None)
    if isinstance(error, OperationalError) or error.connection_invalidated:
        return LibraryUnreachable
    return LibraryAddressInvalid
