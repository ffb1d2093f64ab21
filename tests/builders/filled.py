"""Rows in every table of a database, whatever its tables are."""

import datetime as dt
import re
from typing import Any

from sqlalchemy import Column, Connection, Engine, MetaData, Table, inspect, select

from reelwright.adapters.library.text_search import COLUMN, INDEX

Rows = dict[str, list[dict[str, Any]]]
_NOON = dt.datetime(2026, 3, 1, 12)  # noqa: DTZ001 - SQLite keeps moments without a zone
_LENGTH = 12


def fill(engine: Engine) -> None:
    """Put a row into every table that has none, as its keys and checks demand."""
    with engine.begin() as connection:
        for table in _tables(connection).sorted_tables:
            if connection.execute(select(table)).first() is None:
                connection.execute(table.insert().values(_row(connection, table)))


def contents(engine: Engine) -> Rows:
    """Every row of every table, in the order of all its values."""
    with engine.connect() as connection:
        return {
            table.name: sorted(
                (dict(row) for row in connection.execute(select(table)).mappings()), key=repr
            )
            for table in _tables(connection).sorted_tables
        }


def shared(rows: Rows, others: Rows) -> Rows:
    """Of ``rows`` only the tables and columns that ``others`` has too."""
    return {
        name: sorted(
            (
                {column: value for column, value in row.items() if column in others[name][0]}
                for row in found
            ),
            key=repr,
        )
        for name, found in rows.items()
        if others.get(name)
    }


def _tables(connection: Connection) -> MetaData:
    found = MetaData()
    names = [
        name
        for name in inspect(connection).get_table_names()
        if not name.startswith((INDEX, "alembic_", "engine_"))
    ]
    found.reflect(connection, only=names)
    return found


def _row(connection: Connection, table: Table) -> dict[str, Any]:
    row = {
        column.name: _value(connection, table, column)
        for column in table.columns
        if column.name != COLUMN and not _counts(table, column)
    }
    for key in table.foreign_key_constraints:
        if key.referred_table is not table:
            parent = connection.execute(select(key.referred_table)).mappings().first()
            assert parent is not None
            row |= {each.parent.name: parent[each.column.name] for each in key.elements}
    return row


def _counts(table: Table, column: Column[Any]) -> bool:
    """Whether the database numbers the rows by this column."""
    numbers = column.type.python_type is int
    return column.primary_key and numbers and len(table.primary_key) == 1


def _value(connection: Connection, table: Table, column: Column[Any]) -> object:
    kind = column.type.python_type
    if kind is str:
        allowed = _allowed(connection, table, column)
        length = getattr(column.type, "length", None) or _LENGTH
        return allowed or f"{column.name}"[: min(length, _LENGTH)]
    values: dict[type, object] = {
        int: 1,
        float: 1.5,
        bool: True,
        bytes: b"x",
        dt.datetime: _moment(column),
        dt.date: _NOON.date(),
    }
    return values[kind]


def _moment(column: Column[Any]) -> dt.datetime:
    return _NOON.replace(tzinfo=dt.UTC) if getattr(column.type, "timezone", False) else _NOON


def _allowed(connection: Connection, table: Table, column: Column[Any]) -> str:
    """The first of the values that a check allows; nothing where there is none."""
    for check in inspect(connection).get_check_constraints(table.name):
        if re.search(rf"\b{column.name}\b", check["sqltext"].partition("'")[0]):
            found = re.search(r"'([^']*)'", check["sqltext"])
            return found[1] if found else ""
    return ""
