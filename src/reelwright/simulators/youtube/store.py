"""Where the local YouTube keeps everything: one SQLite file, so that a kill loses nothing done."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Generic, Protocol, TypeVar

from pydantic import TypeAdapter


class Record(Protocol):
    """What a table holds: a frozen dataclass with these two."""

    @property
    def id(self) -> str:
        """Unique within its table."""

    @property
    def owner(self) -> str:
        """What it belongs to, by which it is listed."""


R = TypeVar("R", bound=Record)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (kind, id)
);
CREATE INDEX IF NOT EXISTS records_by_owner ON records (kind, owner, seq);
CREATE TABLE IF NOT EXISTS counts (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
"""


class Store:
    """Tables of records, and counters. Every change outside ``transaction`` is one of its own."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        self._depth = 0
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=WAL")
        # A killed process loses nothing so; only a machine that loses power could.
        self._connection.execute("PRAGMA synchronous=NORMAL")
        self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Let the file go."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, one at a time; may be nested."""
        with self._lock:
            if self._depth:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            else:
                self._connection.execute("COMMIT")
            finally:
                self._depth -= 1

    def rows(self, statement: str, *values: str | int) -> list[tuple[str, ...]]:
        """What a query finds."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def change(self, statement: str, *values: str | int) -> None:
        """Change something."""
        with self.transaction():
            self._connection.execute(statement, values)

    def count(self, name: str) -> int:
        """A counter; 0 where it was never added to."""
        found = self.rows("SELECT value FROM counts WHERE name = ?", name)
        return int(found[0][0]) if found else 0

    def add(self, name: str, more: int) -> int:
        """Add to a counter and say what it is now."""
        with self.transaction():
            self.change(
                "INSERT INTO counts VALUES (?, ?) "
                "ON CONFLICT (name) DO UPDATE SET value = value + excluded.value",
                name,
                more,
            )
            return self.count(name)

    def counts(self, beginning: str) -> dict[str, int]:
        """Every counter whose name begins so."""
        found = self.rows(
            "SELECT name, value FROM counts WHERE substr(name, 1, ?) = ?", len(beginning), beginning
        )
        return {name: int(value) for name, value in found}


class Table(Generic[R]):
    """The records of a kind, in the order in which they were first put."""

    def __init__(self, store: Store, kind: str, of: type[R]) -> None:
        self._store = store
        self._kind = kind
        self._adapter: TypeAdapter[R] = TypeAdapter(of)

    def get(self, key: str) -> R | None:
        """A record, or None."""
        found = self._store.rows(
            "SELECT body FROM records WHERE kind = ? AND id = ?", self._kind, key
        )
        return self._adapter.validate_json(found[0][0]) if found else None

    def put(self, record: R) -> R:
        """Keep a record, in the place of an older one with its id."""
        self._store.change(
            "INSERT INTO records (kind, id, owner, body) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (kind, id) DO UPDATE SET owner = excluded.owner, body = excluded.body",
            self._kind,
            record.id,
            record.owner,
            self._adapter.dump_json(record).decode(),
        )
        return record

    def of(self, owner: str) -> list[R]:
        """What belongs to an owner."""
        return self._read("AND owner = ?", owner)

    def all(self) -> list[R]:
        """Everything of this kind."""
        return self._read("")

    def drop(self, key: str) -> None:
        """Forget a record."""
        self._store.change("DELETE FROM records WHERE kind = ? AND id = ?", self._kind, key)

    def _read(self, condition: str, *values: str) -> list[R]:
        statement = f"SELECT body FROM records WHERE kind = ? {condition} ORDER BY seq"  # noqa: S608 - our own words
        found = self._store.rows(statement, self._kind, *values)
        return [self._adapter.validate_json(body) for (body,) in found]
