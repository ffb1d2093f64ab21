"""What productions are made of, counted for the store."""

from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from reelwright.adapters.library.database import Database, batches
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.standing import standing
from reelwright.adapters.library.tables.contents import masters, takes, uses
from reelwright.adapters.library.tables.productions import productions
from reelwright.ports.library import LibraryAddress


def _now() -> datetime:
    return datetime.now(tz=UTC)


def open_needs(address: LibraryAddress) -> "DatabaseNeeds":
    """What the productions of a library need; it is made or brought up to date.

    Raises:
        As ``open_database``.
    """
    return DatabaseNeeds(standing(address) or open_database(address))


class DatabaseNeeds:
    """Implements ``Needs``."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._now = now

    def needed_among(self, artefacts: Collection[str]) -> frozenset[str]:
        """Which of these SHA-256 a production is made of that is neither deleted nor archived."""
        return self._database.read(lambda connection: frozenset(_needed(connection, artefacts)))

    def gone(self, production: str) -> None:
        """A production was removed by hand: it needs nothing any more."""
        known = update(productions).where(
            productions.c.id == production, productions.c.removed.is_(None)
        )
        self._database.write(
            lambda connection: connection.execute(known.values(removed=self._now())),
            repeatable=True,
        )


def _needed(connection: Connection, artefacts: Collection[str]) -> Iterator[str]:
    kept = productions.c.removed.is_(None), productions.c.archived.is_(None)
    for batch in batches(sorted(artefacts)):
        for table, column in (
            (takes, takes.c.sha256),
            (uses, uses.c.asset),
            (masters, masters.c.sha256),
        ):
            of_those = select(column).join(productions, productions.c.id == table.c.production)
            yield from connection.execute(
                of_those.where(column.in_(batch), *kept).distinct()
            ).scalars()
