"""What a channel has shown lately."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from reelwright.adapters.library.database import Database, write_many
from reelwright.adapters.library.tables.showings import showings
from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.script.visuals import Footage

_LONGEST_NAME = 500


def _now() -> datetime:
    return datetime.now(tz=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class DatabaseShowings:
    """Implements ``FootageHistory`` for one channel."""

    database: Database
    channel: str
    window: ShownLately
    now: Callable[[], datetime] = _now

    def shown_before(self, production: str) -> tuple[Footage, ...]:
        """What other productions of the channel showed in the window, the newest first."""
        return self.database.read(lambda connection: self._shown(connection, production))

    def remember(self, production: str, footage: Sequence[Footage]) -> None:
        """A production was delivered with this footage; replaces what was told of it before.

        Making it again does not make it younger: what it showed already keeps its day.
        """
        self.database.write(
            lambda connection: self._replace(connection, production, footage), repeatable=True
        )

    def _shown(self, connection: Connection, production: str) -> tuple[Footage, ...]:
        recent = self._recent(connection, production)
        rows = connection.execute(
            select(showings.c.sha256, showings.c.near_hash, showings.c.name)
            .where(showings.c.production.in_(recent), showings.c.channel == self.channel)
            .order_by(showings.c.shown.desc(), showings.c.sha256)
        )
        return tuple(
            Footage(sha256=sha256, suffix="", width=0, height=0, name=name, near_hash=near)
            for sha256, near, name in rows
        )

    def _replace(self, connection: Connection, production: str, footage: Sequence[Footage]) -> None:
        known = connection.execute(
            select(showings.c.sha256, showings.c.shown).where(showings.c.production == production)
        )
        days = {row.sha256: row.shown for row in known}
        connection.execute(delete(showings).where(showings.c.production == production))
        once = {one.sha256: one for one in footage}
        write_many(
            connection,
            insert(showings),
            (self._row(production, one, days) for one in once.values()),
        )

    def _row(
        self, production: str, footage: Footage, days: dict[str, datetime]
    ) -> dict[str, object]:
        return {
            "production": production,
            "sha256": footage.sha256,
            "channel": self.channel,
            "near_hash": footage.near_hash,
            "name": footage.name[:_LONGEST_NAME],
            "shown": days.get(footage.sha256, self.now()),
        }

    def _recent(self, connection: Connection, production: str) -> list[str]:
        """The last productions of the channel but this one, inside the window's days."""
        since = self.now() - timedelta(days=self.window.days)
        newest = func.max(showings.c.shown)
        found = connection.execute(
            select(showings.c.production)
            .where(showings.c.channel == self.channel, showings.c.production != production)
            .group_by(showings.c.production)
            .having(newest >= since)
            .order_by(newest.desc(), showings.c.production)
            .limit(self.window.videos)
        )
        return list(found.scalars())
