"""Connecting to the database; the one place that knows SQLite from PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import connect

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select

from reelwright.adapters.library.tables.gates import gates

BUSY_SECONDS = 30
"""How long a transaction waits for another process's (row 6.5: the database's time limit)."""
_SCHEMA_LOCK = 5_245_454
"""Any number that every Reelwright on a server agrees on."""
_WRITES = "reelwright_writes"


def file_engine(file: Path) -> Engine:
    """An engine on an SQLite file; it is made, readable by its owner alone, if it is not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    return engine_for(URL.create("sqlite", database=str(file)))


def engine_for(url: URL) -> Engine:
    """An engine on a database of either kind."""
    if url.get_backend_name() != "sqlite":
        # A day begins at midnight in UTC, wherever the server stands.
        return create_engine(url, connect_args={"options": "-c timezone=utc"})
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes nothing and keeps nobody waiting."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write; on SQLite it is the only one from its first statement on."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


def go_through(connection: Connection, gate: str) -> None:
    """Be alone with what the gate guards until the transaction ends.

    PostgreSQL locks the row; SQLite, which has no such clause, has locked the file already.
    """
    connection.execute(select(gates).where(gates.c.name == gate).with_for_update()).one()


def keep_others_out(connection: Connection) -> None:
    """Be the only one that changes the schema until the transaction ends.

    There is no gate yet to go through; a writing transaction on SQLite is alone already.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_SCHEMA_LOCK)))


def keep_log_ahead(file: Path) -> None:
    """Let readers and a writer work side by side (WAL); the file remembers it."""
    with closing(connect(file, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _prepare(connection: SqliteConnection, _record: object) -> None:
    # The driver's own idea of when a transaction begins would let two processes read before
    # either writes; without it, `_begin` says when.
    connection.isolation_level = None
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
