"""Transactions that go to a server in one piece: what they lock waits for no process in between.

Between two statements of an ordinary transaction the server waits for a process, which on a busy
machine may wait for its own turn, and everyone waits for what it has locked. Here a server gets all
statements and the commit at once (the pipeline mode of PostgreSQL's protocol). Each sees what
others kept before it began, as always (read committed): so one that adds up follows one that locks.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, cast

from sqlalchemy import Connection, Dialect, Engine, Executable
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.compiler import SQLCompiler

from reelwright.adapters.library.engine import UNCLEAR, WRITES
from reelwright.ports.library import ChangeUnclear

Form = Callable[[Any], Any] | None
"""How the driver wants a value of a type; None: as it is."""
Step = tuple[Executable, Mapping[str, object]]
"""A statement, made once and kept, since it is known again by itself; and its values."""


def in_one_trip(engine: Engine, steps: Sequence[Step], *, durable: bool = True) -> int:
    """Carry out statements as a transaction, and keep it; how many rows the last one changed.

    What is not ``durable`` is on the disk with the next transaction that is: a machine that loses
    power may forget it, a process that dies may not.

    Raises:
        ChangeUnclear: the connection broke, and the change may have been kept.
    """
    if engine.dialect.name == "sqlite":
        return _on_file(engine, steps, durable=durable)
    with engine.connect() as connection:
        try:
            return _sent(connection, steps, durable=durable)
        except connection.dialect.loaded_dbapi.Error as error:
            raise _told(connection, error) from error


def _on_file(engine: Engine, steps: Sequence[Step], *, durable: bool) -> int:
    with engine.connect().execution_options(**{WRITES: True}) as connection:
        driver: Any = connection.connection.driver_connection
        if not durable:
            driver.execute("PRAGMA synchronous = NORMAL")
        try:
            with connection.begin():
                done = [connection.execute(statement, values) for statement, values in steps]
                return done[-1].rowcount
        finally:
            if not durable:
                driver.execute("PRAGMA synchronous = FULL")


def _sent(connection: Connection, steps: Sequence[Step], *, durable: bool) -> int:
    pooled = connection.connection
    driver: Any = pooled.driver_connection
    with driver.pipeline():
        if not durable:
            driver.execute("SET LOCAL synchronous_commit TO off")
        done = [
            driver.execute(*_written(statement, values, connection.dialect))
            for statement, values in steps
        ]
        connection.dialect.do_commit(pooled)
    changed: int = done[-1].rowcount
    return changed


def _told(connection: Connection, error: Exception) -> Exception:
    """The error as SQLAlchemy tells those of its own statements."""
    dialect = connection.dialect
    known: Any = error
    if dialect.is_disconnect(known, connection.connection.driver_connection, None):
        connection.invalidate(error)
        return ChangeUnclear(UNCLEAR)
    told: Exception = DBAPIError.instance(
        None, None, error, dialect.loaded_dbapi.Error, dialect=dialect
    )
    return told


def _written(
    statement: Executable, values: Mapping[str, object], dialect: Dialect
) -> tuple[str, Mapping[str, object]]:
    words, own, forms = _compiled(statement, dialect)
    given = {**own, **values}
    return words, {
        name: given[name] if form is None else form(given[name]) for name, form in forms.items()
    }


@lru_cache(maxsize=64)
def _compiled(
    statement: Executable, dialect: Dialect
) -> tuple[str, Mapping[str, object], Mapping[str, Form]]:
    """A statement in a server's words, the values that are its own, and how each is given."""
    # Every statement compiles to one of these; the types know only of what schemas compile to.
    made = cast(
        "SQLCompiler",
        cast("ClauseElement", statement).compile(
            dialect=dialect, compile_kwargs={"render_postcompile": True}
        ),
    )
    forms = {
        name: bind.type.dialect_impl(dialect).bind_processor(dialect)
        for bind, name in made.bind_names.items()
    }
    return str(made), made.params, forms
