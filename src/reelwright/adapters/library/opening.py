"""Opening a library in whatever state it is: absent, older, or as it should be."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL

from reelwright.adapters.library.books import DatabaseBooks, library_file
from reelwright.adapters.library.engine import engine_for, file_engine
from reelwright.adapters.library.explaining import explained
from reelwright.adapters.library.migrating import bring_up_to_date


def _now() -> datetime:
    return datetime.now(tz=UTC)


def open_home(home: Path, *, now: Callable[[], datetime] = _now) -> DatabaseBooks:
    """The books of a home; its library is made, or brought up to date.

    Raises:
        LibraryDamaged, LibraryTooNew, LibraryBusy, DiskFull, DiskForbidden.
    """
    file = library_file(home)
    with explained(str(file)):
        engine = file_engine(file)
        bring_up_to_date(engine, file)
    return DatabaseBooks(engine, now=now)


def open_server(url: URL, *, now: Callable[[], datetime] = _now) -> DatabaseBooks:
    """The books on a database server.

    Raises:
        As ``open_home``.
    """
    with explained(str(url.database)):
        engine = engine_for(url)
        bring_up_to_date(engine)
    return DatabaseBooks(engine, now=now)
