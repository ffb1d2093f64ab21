"""Inserting rows that may be there already; both databases know how, each in its own words."""

from collections.abc import Iterable

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from reelwright.adapters.library.database import Row, write_many


def insert_new(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert the rows whose key is not there yet, and leave the others as they are."""
    if connection.dialect.name == "sqlite":
        write_many(connection, sqlite.insert(table).on_conflict_do_nothing(), rows)
    else:
        write_many(connection, postgresql.insert(table).on_conflict_do_nothing(), rows)


def insert_or_replace(
    connection: Connection, table: Table, rows: Iterable[Row], replaced: tuple[str, ...]
) -> None:
    """Insert rows; of those whose key is there, the named columns take the new values."""
    keys = [column.name for column in table.primary_key]
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    new = dialect.insert(table)
    write_many(
        connection,
        new.on_conflict_do_update(
            index_elements=keys, set_={name: new.excluded[name] for name in replaced}
        ),
        rows,
    )
