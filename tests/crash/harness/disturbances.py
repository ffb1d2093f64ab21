"""Storms: a disk that is full, a database that cannot be used."""

import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from builders.postgres import PostgresServer


class Disturbance(Protocol):
    """Something that is wrong for a while."""

    def begin(self) -> None:
        """From now on."""

    def end(self) -> None:
        """No more."""


class FullDisk:
    """The disk of the work has no room left."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "filler"

    def begin(self) -> None:
        """Fill it."""
        with suppress(OSError), self._file.open("wb", buffering=0) as filler:
            while True:
                filler.write(bytes(1 << 20))
        with suppress(OSError), self._file.open("ab", buffering=0) as filler:
            while True:
                filler.write(bytes(512))

    def end(self) -> None:
        """Free it."""
        self._file.unlink(missing_ok=True)


class LockedFile:
    """A SQLite database that somebody writes to and does not let go."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._held: sqlite3.Connection | None = None

    def begin(self) -> None:
        """Lock it, as soon as nobody else writes."""
        self._held = sqlite3.connect(self._file, timeout=2, isolation_level=None)
        with suppress(sqlite3.OperationalError):  # It stays free then.
            self._held.execute("BEGIN EXCLUSIVE")

    def end(self) -> None:
        """Let it go."""
        if self._held is not None:
            self._held.close()
            self._held = None


class StoppedServer:
    """A PostgreSQL server that is gone: every other time as in a power cut."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        self._times = 0

    def begin(self) -> None:
        """Stop it."""
        self._times += 1
        self._server.stop("immediate" if self._times % 2 else "fast")

    def end(self) -> None:
        """Start it."""
        self._server.start()
