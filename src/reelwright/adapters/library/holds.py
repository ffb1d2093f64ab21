"""Holds in a library."""

from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, true

from reelwright.adapters.library.database import Database, write_many
from reelwright.adapters.library.inserting import insert_or_replace
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.standing import standing
from reelwright.adapters.library.tables.holds import held_artefacts, holds
from reelwright.ports.holds import Hold
from reelwright.ports.library import LibraryAddress


def _now() -> datetime:
    return datetime.now(tz=UTC)


def open_holds(address: LibraryAddress) -> "DatabaseHolds":
    """The holds of a library, which is made or brought up to date.

    Raises:
        As ``open_database``.
    """
    return DatabaseHolds(standing(address) or open_database(address))


class DatabaseHolds:
    """Implements ``Holds``."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._now = now

    def hold(self, hold: Hold) -> None:
        """From now on the holder needs exactly this."""
        now = self._now()
        self._database.write(lambda connection: hold_in(connection, hold, now), repeatable=True)

    def let_go(self, holder: str) -> None:
        """From now on the holder needs nothing."""
        self._database.write(lambda connection: let_go_in(connection, holder), repeatable=True)

    def all(self) -> tuple[Hold, ...]:
        """Every hold, by holder."""
        return self._database.read(lambda connection: _found(connection, true()))

    def on(self, production: str) -> tuple[Hold, ...]:
        """The holds on one production."""
        wanted = holds.c.production == production
        return self._database.read(lambda connection: _found(connection, wanted))

    def dispose(self) -> None:
        """Close every connection."""
        self._database.dispose()


def hold_in(connection: Connection, hold: Hold, now: datetime) -> None:
    """As ``Holds.hold``, in a transaction that does more."""
    row = {
        "holder": hold.holder,
        "production": hold.production,
        "why": hold.why,
        "created": now,
        "updated": now,
    }
    insert_or_replace(connection, holds, [row], ("production", "why", "updated"))
    connection.execute(delete(held_artefacts).where(held_artefacts.c.holder == hold.holder))
    needed = ({"holder": hold.holder, "sha256": each} for each in sorted(hold.artefacts))
    write_many(connection, insert(held_artefacts), needed)


def let_go_in(connection: Connection, holder: str) -> None:
    """As ``Holds.let_go``, in a transaction that does more."""
    connection.execute(delete(holds).where(holds.c.holder == holder))


def _found(connection: Connection, wanted: ColumnElement[bool]) -> tuple[Hold, ...]:
    of_those = select(held_artefacts).join(holds).where(wanted)
    artefacts: dict[str, set[str]] = defaultdict(set)
    for holder, sha256 in connection.execute(of_those):
        artefacts[holder].add(sha256)
    rows = connection.execute(select(holds).where(wanted).order_by(holds.c.holder)).mappings()
    return tuple(
        Hold(
            holder=row["holder"],
            production=row["production"],
            artefacts=frozenset(artefacts[row["holder"]]),
            why=row["why"],
        )
        for row in rows
    )
