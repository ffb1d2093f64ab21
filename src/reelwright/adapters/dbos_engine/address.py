"""Where the jobs are kept: a file of the home, or a PostgreSQL that machines share."""

import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import SQLITE_BUSY, SQLITE_CORRUPT, SQLITE_ERROR, SQLITE_NOTADB, connect
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError
from uuid import uuid4

import psycopg
from dbos import DBOS
from dbos import error as dbos_errors
from dbos._migration import get_migration_versions, get_sqlite_migration_versions
from dbos._schemas.system_database import SystemSchema
from filelock import FileLock
from psycopg.errors import IdleInTransactionSessionTimeout
from sqlalchemy import (
    URL,
    Engine,
    create_engine,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
    update,
)
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from reelwright.adapters.dbos_engine.rows import place_all
from reelwright.adapters.dbos_engine.tables import VERSION, names, tables, versions
from reelwright.ports.jobs import EngineDamaged, EngineTooNew, EngineUnreachable
from reelwright.ports.locks import writer_told

BUSY_SECONDS = 30
"""How long a statement waits for another process's transaction."""
_ASK_AGAIN_SECONDS = 0.05
IDLE_SECONDS = 10
"""How long a transaction on PostgreSQL may stand still before the server ends it."""
SCHEMA = "dbos"
"""Where DBOS keeps its tables on a server."""
_FILE = "engine.db"
_PRIMARY = 0xFF
"""The part of an error code of SQLite that tells its kind."""
_SQLITE_DAMAGE = frozenset({SQLITE_CORRUPT, SQLITE_ERROR, SQLITE_NOTADB})
_POSTGRES_DAMAGE = frozenset({"42P01", "42P07", "42701", "42703", "XX001", "XX002"})
"""Tables and columns that are missing or there already; damaged data and indexes."""
_LOCK = 0x5265656C
"""Of the server's locks that programs agree on: "Reel"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Address:
    """A database of jobs: ``url`` of PostgreSQL, or ``file`` of SQLite."""

    file: Path
    url: URL | None = None

    @classmethod
    def of(cls, home: Path, database: str) -> "Address":
        """The database that is set, or the file in the home.

        Raises:
            EngineUnreachable: the address is of no database that we know.
        """
        file = home.expanduser().absolute() / _FILE
        return cls(file=file, url=_postgres(database) if database else None)

    @property
    def told(self) -> str:
        """The address without its password."""
        return self.url.render_as_string() if self.url else str(self.file)

    @property
    def for_dbos(self) -> str:
        """The address as DBOS wants it."""
        if self.url is None:
            return URL.create("sqlite", database=str(self.file)).render_as_string()
        url = _never_idle(self.url).set(drivername="postgresql")
        return url.render_as_string(hide_password=False)

    def engine(self) -> Engine:
        """A pool of connections."""
        if self.url is not None:
            return create_engine(_never_idle(self.url), pool_pre_ping=True, pool_recycle=1800)
        engine = create_engine(self.for_dbos, connect_args={"timeout": BUSY_SECONDS}, pool_size=20)
        event.listen(engine, "connect", _prepare)
        return engine

    def prepare(self) -> None:
        """Make the database and its tables, or bring them up to date; safe to repeat.

        Raises:
            EngineUnreachable, EngineDamaged, EngineTooNew.
        """
        with self.reached(), ExitStack() as stack:
            if self.url is None:
                _create(self.file)
            engine = self.engine()
            stack.callback(engine.dispose)
            # First of all by ourselves: DBOS prints what it cannot reach.
            engine.connect().close()
            stack.enter_context(self._alone(engine))
            self._check_age(engine)
            DBOS.migrate(self.for_dbos)
            self._check_tables(engine)
            self._bring_up_to_date(engine)

    @contextmanager
    def _alone(self, engine: Engine) -> Iterator[None]:
        """Keep others from making the tables at the same time, until the end of the block."""
        if self.url is None:
            with FileLock(self.file.with_suffix(".lock")):
                yield
            return
        with engine.connect() as connection:
            # Of the session, as DBOS's own tables are made on another connection meanwhile.
            connection.execution_options(isolation_level="AUTOCOMMIT")
            # Asked again and again: who waits inside a statement keeps indexes from being built.
            while not connection.scalar(select(func.pg_try_advisory_lock(_LOCK))):
                time.sleep(_ASK_AGAIN_SECONDS)
            try:
                yield
            finally:
                connection.execute(select(func.pg_advisory_unlock(_LOCK)))

    def _check_age(self, engine: Engine) -> None:
        """Make sure that no newer program has changed the tables; DBOS itself would not mind."""
        if self.url is None:
            self._check_kind(engine)
        found, known = (
            get_migration_versions(engine, SCHEMA, use_listen_notify=True)
            if self.url
            else get_sqlite_migration_versions(engine)
        )
        if found > known:
            raise self._too_new(f"the tables of DBOS are at version {found}", known)
        if inspect(engine).has_table(versions.name):
            with engine.connect() as connection:
                ours = connection.scalar(select(versions.c.version)) or 0
            if ours > VERSION:
                raise self._too_new(f"its version is {ours}", VERSION)
            missing = {*tables.tables} - {*inspect(engine).get_table_names()}
            if ours == VERSION and missing:
                raise self._damaged(f"it lacks the tables {', '.join(sorted(missing))}")

    def _check_kind(self, engine: Engine) -> None:
        """Make sure that a file is no other program's: DBOS would add its tables to theirs."""
        found = inspect(engine).get_table_names()
        if found and "dbos_migrations" not in found:
            raise self._damaged(f"it holds other tables, {', '.join(found[:3])}")

    def _too_new(self, found: str, known: int) -> EngineTooNew:
        message = (
            f"The database of jobs at {self.told} is of a newer Reelwright ({found}, and this "
            f"program knows {known}): use that one. It is left as it is."
        )
        return EngineTooNew(message)

    def _check_tables(self, engine: Engine) -> None:
        """Make sure that DBOS found all that it takes for made."""
        found = inspect(engine).get_table_names(schema=SCHEMA if self.url else None)
        wanted = {table.name for table in SystemSchema.metadata_obj.tables.values()}
        if missing := wanted - {*found}:
            raise self._damaged(f"it lacks the tables {', '.join(sorted(missing))}")

    def _bring_up_to_date(self, engine: Engine) -> None:
        tables.create_all(engine)
        with engine.begin() as connection:
            found = connection.scalar(select(versions.c.version))
            if found is None:
                connection.execute(insert(versions).values(version=VERSION))
            elif found < VERSION:
                place_all(connection)
                connection.execute(update(versions).values(version=VERSION))
            if connection.scalar(select(names.c.name)) is None:
                connection.execute(insert(names).values(name=uuid4().hex))

    @contextmanager
    def reached(self) -> Iterator[None]:
        """Tell in one sentence that the database cannot be reached, or what is wrong with it."""
        try:
            yield
        except (SQLAlchemyError, SqliteError, dbos_errors.DBOSException, OSError) as error:
            cause = getattr(error, "orig", None) or error
            reason = str(cause).strip().splitlines()[0] if str(cause).strip() else repr(cause)
            reason = reason.rstrip(".")
            if _tells_of_damage(cause):
                raise self._damaged(reason) from error
            if self.url is None and _tells_of_lock(cause):
                message = (
                    f"Another process kept {self.told} to itself for too long: run it again. "
                    f"{writer_told(self.file)}"
                )
                raise EngineUnreachable(message.rstrip()) from error
            message = (
                f"The database of jobs at {self.told} cannot be used: {reason}. "
                "Check that it is there and may be written, and `database` in the settings."
            )
            raise EngineUnreachable(message) from error

    def _damaged(self, reason: str) -> EngineDamaged:
        message = (
            f"The database of jobs at {self.told} is damaged, or not of Reelwright: {reason}. "
            "Bring it back with `reelwright restore`, or move it away to begin an empty queue."
        )
        return EngineDamaged(message)


def _tells_of_lock(cause: object) -> bool:
    """Whether another process kept a file from being written for as long as anyone waits."""
    return getattr(cause, "sqlite_errorcode", 0) & _PRIMARY == SQLITE_BUSY


def _tells_of_damage(cause: object) -> bool:
    """Whether a database answers, but its bytes or its tables are not what they should be."""
    if isinstance(cause, SqliteError):
        return getattr(cause, "sqlite_errorcode", None) in _SQLITE_DAMAGE
    # https://www.postgresql.org/docs/current/errcodes-appendix.html
    return getattr(cause, "sqlstate", None) in _POSTGRES_DAMAGE


@event.listens_for(Engine, "handle_error")
def _cut_off(context: ExceptionContext) -> None:
    """Take a server that cannot be reached for one that was cut off, and may come back.

    DBOS repeats what met a cut, and knows one from its sentence, of which drivers have several. Its
    own connections are meant too: hence all of this process.
    """
    error = context.original_exception
    away = isinstance(error, psycopg.OperationalError) and error.sqlstate is None
    if away or isinstance(error, IdleInTransactionSessionTimeout):
        context.is_disconnect = True


def _postgres(database: str) -> URL:
    try:
        url = make_url(database)
    except ArgumentError as error:
        message = "database is no address: write postgresql://user@host:5432/name."
        raise EngineUnreachable(message) from error
    if url.get_backend_name() not in {"postgresql", "postgres"} or not url.database:
        message = (
            f"database = {url.render_as_string()} is not the address of a PostgreSQL database: "
            "write postgresql://user@host:5432/name, or leave it empty for SQLite."
        )
        raise EngineUnreachable(message)
    return url.set(drivername="postgresql+psycopg")


def _never_idle(url: URL) -> URL:
    """Let the server end a transaction in which nothing happens.

    A worker that froze inside one, or whose machine vanished, would hold the row of its lease, and
    nobody could declare that lapsed.
    """
    # Without a space, which an address may not have everywhere.
    limit = f"-cidle_in_transaction_session_timeout={IDLE_SECONDS * 1000}"
    own = url.query.get("options", "")
    options = own if isinstance(own, str) else " ".join(own)
    return url.update_query_dict({"options": f"{options} {limit}".strip()})


def _create(file: Path) -> None:
    """A file that its owner alone reads, with its log ahead, so that readers never wait."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Only a file that is new: closing one that this process has open would drop SQLite's locks on
    # it (https://sqlite.org/howtocorrupt.html, 2.2).
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(connect(file, timeout=BUSY_SECONDS)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def _prepare(connection: SqliteConnection, _record: object) -> None:
    # As DBOS sets up the engines that it makes itself, and no commit lost in a power cut.
    connection.isolation_level = "IMMEDIATE"
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",
        "foreign_keys = ON",
        "synchronous = FULL",
    ):
        connection.execute(f"PRAGMA {pragma}").close()
