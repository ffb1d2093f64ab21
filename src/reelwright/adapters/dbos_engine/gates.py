"""Being alone with a decision, on either database."""

from contextlib import suppress

from sqlalchemy import Connection, insert, update
from sqlalchemy.exc import IntegrityError

from reelwright.adapters.dbos_engine.tables import gates


def go_through(connection: Connection, gate: str, *, times: int = 1) -> int:
    """Be alone with what the gate guards until the transaction ends; return its count.

    A write, since SQLite's transactions begin with one; PostgreSQL locks the row.
    """
    passing = (
        update(gates)
        .where(gates.c.name == gate)
        .values(passed=gates.c.passed + times)
        .returning(gates.c.passed)
    )
    number = connection.scalar(passing)
    if number is None:
        with suppress(IntegrityError), connection.begin_nested():
            connection.execute(insert(gates).values(name=gate, passed=0))
        number = connection.execute(passing).scalar_one()
    return int(number)
