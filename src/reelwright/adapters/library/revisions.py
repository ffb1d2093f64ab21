"""Which schema a library has. Alembic knows too, but takes half a second of CPU to import."""

from sqlalchemy import Engine, column, inspect, select, table

_VERSIONS = table("alembic_version", column("version_num"))
"""The table in which Alembic keeps the revision."""


def revision_of(engine: Engine) -> str | None:
    """The revision that a library is at; None where it is empty."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(_VERSIONS.name):
            return None
        revision: str | None = connection.execute(select(_VERSIONS.c.version_num)).scalar()
        return revision
