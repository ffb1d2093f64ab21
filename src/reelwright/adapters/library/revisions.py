"""Which schema a library has. Alembic knows too, but takes half a second of CPU to import."""

from sqlalchemy import Connection, Engine, column, inspect, select, table

from reelwright.ports.library import LibraryHalfMigrated

_VERSIONS = table("alembic_version", column("version_num"))
"""The table in which Alembic keeps the revision."""


def revision_of(engine: Engine) -> str | None:
    """The revision that a library is at; None where it is empty."""
    with engine.connect() as connection:
        return revision_on(connection)


def revision_on(connection: Connection) -> str | None:
    """The revision that a library is at, as a transaction sees it; None where it is empty.

    Raises:
        LibraryHalfMigrated: it says several.
    """
    if not inspect(connection).has_table(_VERSIONS.name):
        return None
    found = connection.execute(select(_VERSIONS.c.version_num)).scalars().all()
    if len(found) > 1:
        message = (
            f"The library says that it is at several revisions ({', '.join(sorted(found))}), so "
            "it is left as it is: bring it back from the folder backups of the home."
        )
        raise LibraryHalfMigrated(message)
    return found[0] if found else None
