"""Connecting to the database; the one place that knows SQLite from PostgreSQL."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import connect

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, select, text
from sqlalchemy.exc import DBAPIError

from reelwright.adapters.library.tables.gates import gates
from reelwright.adapters.library.watching import ALTERS, limit_statements, tell_of_slow_ones
from reelwright.ports.library import ChangeUnclear

# The figures of row 6.5, which every database of the library keeps to.
POOL_SIZE = 10
POOL_OVERFLOW = 20
POOL_WAIT_SECONDS = 30
RECYCLE_SECONDS = 3600
CONNECT_SECONDS = 10
BUSY_SECONDS = 30
"""How long a transaction waits for another process's."""
STATEMENT_SECONDS = 30
_RANDOM_PAGE_COST = 1.1
"""What PostgreSQL's manual has for storage that need not seek. With the 4 that it assumes unless it
is told, it reads a million rows in order rather than the few of one channel by their index."""
_IDLE_SECONDS = 300
"""How long a server waits for the next statement of a transaction whose process hangs."""
_MIGRATION_LOCK_SECONDS = 600
"""How long one process waits for another's migration, its backup included."""

WRITES = "reelwright_writes"
"""The option of connections whose transactions may write."""
_SCHEMA_LOCK = 0x7265656C
"""Any number that no other program on the server takes: ``reel``."""


def file_engine(file: Path) -> Engine:
    """An engine on an SQLite file; it is made, readable by its owner alone, if it is not there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Only a file that is new: closing one that this process has open would drop SQLite's locks on
    # it (https://sqlite.org/howtocorrupt.html, 2.2).
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    return engine_for(URL.create("sqlite", database=str(file)))


def engine_for(url: URL) -> Engine:
    """An engine on a database of either kind: pooled, with limits, its slow statements logged."""
    file = url.get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS} if file else _server_arguments(url),
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_WAIT_SECONDS,
        pool_recycle=RECYCLE_SECONDS,
        pool_pre_ping=True,
    )
    if file:
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        limit_statements(engine, STATEMENT_SECONDS)
    tell_of_slow_ones(engine)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes nothing and keeps nobody waiting."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may write; on SQLite it is the only one from its first statement on.

    Raises:
        ChangeUnclear: the connection broke while the change was being kept.
    """
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        transaction = connection.begin()
        try:
            yield connection
        except BaseException:
            transaction.rollback()
            raise
        try:
            transaction.commit()
        except DBAPIError as error:
            if error.connection_invalidated:
                raise ChangeUnclear(UNCLEAR) from error
            raise


UNCLEAR = (
    "The connection to the library broke just as a change was being kept, and may or may not have "
    "been: run it again, which does nothing twice."
)
"""What is told where a connection broke while a change was being kept."""


@contextmanager
def altering(engine: Engine) -> Iterator[Connection]:
    """A transaction that changes the schema, alone: others that would wait for its end.

    On SQLite a table is altered by copying it, during which its foreign keys rest; they are
    checked before the end (sqlite.org/lang_altertable.html, section 7).
    """
    options = {WRITES: True, ALTERS: True}
    with engine.connect().execution_options(**options) as connection:
        try:
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    _keep_others_out(connection)
                yield connection
        finally:
            # The next one gets a connection whose foreign keys do not rest.
            connection.invalidate()


def go_through(connection: Connection, gate: str) -> None:
    """Be alone with what the gate guards until the transaction ends.

    PostgreSQL locks the row; SQLite, which has no such clause, has locked the file already.
    """
    connection.execute(select(gates).where(gates.c.name == gate).with_for_update()).one()


def keep_log_ahead(file: Path) -> None:
    """Let readers and a writer work side by side (WAL); the file remembers it."""
    with closing(connect(file, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _server_arguments(url: URL) -> dict[str, object]:
    # A day begins at midnight in UTC, wherever the server stands.
    limits = {
        "timezone": "utc",
        "statement_timeout": STATEMENT_SECONDS * 1000,
        "lock_timeout": BUSY_SECONDS * 1000,
        "idle_in_transaction_session_timeout": _IDLE_SECONDS * 1000,
        "random_page_cost": _RANDOM_PAGE_COST,
    }
    options = " ".join(f"-c {name}={value}" for name, value in limits.items())
    own = url.query.get("options", "")
    return {
        "options": f"{options} {own if isinstance(own, str) else ' '.join(own)}".strip(),
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "reelwright",
        # A server that vanished without a word is noticed in about a minute.
        "keepalives_idle": 30,
        "keepalives_interval": 10,
        "keepalives_count": 3,
    }


def _keep_others_out(connection: Connection) -> None:
    """There is no gate yet to go through; and a migration may take its time."""
    limits = {
        "statement_timeout": 0,
        "idle_in_transaction_session_timeout": 0,
        "lock_timeout": _MIGRATION_LOCK_SECONDS * 1000,
    }
    for name, value in limits.items():
        connection.execute(text(f"SET LOCAL {name} = {value}"))
    connection.execute(select(func.pg_advisory_xact_lock(_SCHEMA_LOCK)))


def _prepare(connection: SqliteConnection, _record: object) -> None:
    # The driver's own idea of when a transaction begins would let two processes read before
    # either writes; without it, `_begin` says when.
    connection.isolation_level = None
    for pragma in ("synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(ALTERS, False):
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(WRITES, False) else "BEGIN")
