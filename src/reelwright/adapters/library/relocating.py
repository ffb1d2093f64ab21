"""Where a library says that folders are, when the home that holds them stands elsewhere."""

from collections.abc import Callable
from pathlib import Path, PurePath

from sqlalchemy import Connection, bindparam, column, inspect, select, table, update

from reelwright.adapters.library.connecting import connect_to
from reelwright.adapters.library.explaining import explained
from reelwright.adapters.library.revisions import revision_on
from reelwright.ports.library import LibraryAddress

_FOLDERS = {"productions": "folder", "episodes": "folder", "clips": "place"}
"""The columns that hold folders; an older library has not all of these tables."""


def relocate_library(
    address: LibraryAddress, old: Path, new: Path, stands: Callable[[PurePath], bool]
) -> None:
    """Let folders inside ``old`` be told to stand in ``new``, of a library of any revision.

    ``stands`` tells of a path inside the home whether it is one of this home's: a server's library
    may know folders of other machines, whose homes have the same path.

    Raises:
        As ``open_database``.
    """
    database = connect_to(address)
    try:
        with explained(database.place):
            database.write(lambda connection: _relocate(connection, old, new, stands))
    finally:
        database.dispose()


def revision_in(address: LibraryAddress) -> str | None:
    """The revision of a library, whatever it is; None where it is empty.

    Raises:
        As ``open_database``.
    """
    database = connect_to(address)
    try:
        with explained(database.place):
            return database.read(revision_on)
    finally:
        database.dispose()


def _relocate(
    connection: Connection, old: Path, new: Path, stands: Callable[[PurePath], bool]
) -> None:
    there = set(inspect(connection).get_table_names())
    for name, of_folder in _FOLDERS.items():
        if name not in there:
            continue
        rows = table(name, column("id"), column(of_folder))
        told = {id_: PurePath(folder) for id_, folder in connection.execute(select(rows))}
        inside = [
            {"of": id_, "to": str(new / folder.relative_to(old))}
            for id_, folder in told.items()
            if folder.is_relative_to(old) and stands(folder.relative_to(old))
        ]
        if inside:
            changed = update(rows).where(column("id") == bindparam("of"))
            connection.execute(changed.values({of_folder: bindparam("to")}), inside)
