"""Looking at a library without changing it: how it stands, and whether it is sound."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, inspect, select, table, text

from reelwright.adapters.library.connecting import backups_of, connect_to, file_of, server_url
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.explaining import explained, place_of
from reelwright.adapters.library.layout import check_layout
from reelwright.adapters.library.migrating import bring_up_to_date, revisions, take_down_to
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.revisions import revision_on
from reelwright.adapters.library.schema import schema
from reelwright.adapters.library.text_search import COLUMN, INDEX
from reelwright.ports.library import LibraryAddress, LibraryState

_COUNTED = ("channels", "productions", "masters", "assets", "events", "calls", "episodes", "clips")


def state_of(address: LibraryAddress) -> LibraryState:
    """How a library stands; one that was never made is not made.

    Raises:
        As ``open_database``, but for what only a migration finds.
    """
    place = place_of(server_url(address.database)) if address.database else str(file_of(address))
    kind = "postgresql" if address.database else "sqlite"
    unmade = LibraryState(place=place, kind=kind, newest=HEAD)
    if not address.database and not file_of(address).exists():
        return unmade
    database = _connected(address)
    try:
        return database.read(lambda connection: _state(connection, unmade, address))
    finally:
        database.dispose()


def faults_of(address: LibraryAddress) -> tuple[str, ...]:
    """What is wrong with a library, every thing one sentence; nothing where it is sound.

    Raises:
        As ``state_of``; LibraryForeign, LibraryHalfMigrated, LibraryTooNew.
    """
    database = _connected(address)
    try:
        return database.read(lambda connection: _faults(connection, database.place))
    finally:
        database.dispose()


def migrate(address: LibraryAddress, revision: str = "", *, lose: bool = False) -> None:
    """Bring a library to this program's revision, or to another that it knows.

    Raises:
        JumpRefused, and as ``open_database``.
    """
    database = _connected(address)
    known = [each.name for each in revisions()]
    with explained(database.place):
        with database.engine.connect() as connection:
            standing = revision_on(connection)
        is_back = standing in known and revision and revision not in known[known.index(standing) :]
        if is_back:
            take_down_to(database.engine, backups_of(address), revision, lose=lose)
        else:
            bring_up_to_date(database.engine, backups_of(address), revision or HEAD)
    database.dispose()


def _connected(address: LibraryAddress) -> Database:
    with explained(str(file_of(address))):
        return connect_to(address)


def _state(connection: Connection, unmade: LibraryState, address: LibraryAddress) -> LibraryState:
    found = set(inspect(connection).get_table_names())
    copies = backups_of(address).glob("library-before-migration-*")
    return LibraryState(
        place=unmade.place,
        kind=unmade.kind,
        newest=unmade.newest,
        revision=revision_on(connection) or "",
        size=connection.execute(text(_SIZES[connection.dialect.name])).scalar_one(),
        rows=tuple((name, _count(connection, name)) for name in _COUNTED if name in found),
        copies=tuple(sorted(copies, reverse=True)),
    )


_SIZES = {
    "sqlite": "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
    "postgresql": "SELECT pg_database_size(current_database())",
}


def _count(connection: Connection, name: str) -> int:
    return connection.execute(select(func.count()).select_from(table(name))).scalar_one()


def _faults(connection: Connection, place: str) -> tuple[str, ...]:
    standing = revision_on(connection)
    check_layout(connection, revisions(), standing, place)
    if standing != HEAD:
        return (f"It is at revision {standing or 'none'}: reelwright library migrate",)
    differences = compare_metadata(
        MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": is_stated}
        ),
        schema,
    )
    laid_out = [f"Its tables are not as they should be: {each!r}" for each in differences]
    return (*laid_out, *_unsound(connection))


def is_stated(_object: object, name: str | None, kind: str, *_: object) -> bool:
    """Whether a thing in the database is one of the schema's, not of an index that keeps some."""
    return (
        name is not None
        and not name.startswith((INDEX, "engine_", "dbos_"))
        and ((kind, name) != ("column", COLUMN))
    )


def _unsound(connection: Connection) -> list[str]:
    """What SQLite finds in its pages, keys and index; a server checks its own as it reads."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    pages = [f"A page is damaged: {said}" for said in found if said != "ok"]
    keys = connection.execute(text("PRAGMA foreign_key_check")).all()
    return [*pages, *(f"A row of {row[0]} refers to none of {row[2]}" for row in keys)]
