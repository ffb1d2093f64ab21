"""Being alone with a decision, on either database."""

from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import IntegrityError

from reelwright.adapters.dbos_engine.tables import gates


def go_through(connection: Connection, gate: str) -> None:
    """Be alone with what the gate guards until the transaction ends.

    A write, since SQLite's transactions begin with one; PostgreSQL locks the row.
    """
    passing = update(gates).where(gates.c.name == gate).values(passed=gates.c.passed + 1)
    if connection.execute(passing).rowcount:
        return
    try:
        with connection.begin_nested():
            connection.execute(insert(gates).values(name=gate, passed=0))
    except IntegrityError:
        connection.execute(passing)
