"""What stops publishing, on a database of either kind."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import RowMapping, delete, select

from reelwright.adapters.library.database import Database
from reelwright.adapters.library.inserting import insert_or_replace
from reelwright.adapters.library.tables.calendar import pauses
from reelwright.domain.calendar.pausing import EVERYWHERE, Pause, pause_of


def _now() -> datetime:
    return datetime.now(tz=UTC)


class DatabasePauses:
    """Implements ``Pauses``."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._now = now

    def pause(
        self, channel: str = EVERYWHERE, *, until: datetime | None = None, reason: str = ""
    ) -> Pause:
        """Stop all publishing on a channel, or everywhere; replaces a pause of the same."""
        pause = Pause(channel=channel, since=self._now(), until=until, reason=reason)
        row = {"channel": channel, "since": pause.since, "until": until, "reason": reason}
        replaced = ("since", "until", "reason")
        self._database.write(
            lambda connection: insert_or_replace(connection, pauses, [row], replaced),
            repeatable=True,
        )
        return pause

    def resume(self, channel: str = EVERYWHERE) -> bool:
        """End a pause; whether there was one."""
        ending = delete(pauses).where(pauses.c.channel == channel)
        return self._database.write(
            lambda connection: bool(connection.execute(ending).rowcount), repeatable=True
        )

    def pauses(self) -> tuple[Pause, ...]:
        """The pauses that last, the general one first."""
        query = select(pauses).order_by(pauses.c.channel)
        rows = self._database.read(lambda connection: connection.execute(query).mappings().all())
        now = self._now()
        return tuple(pause for pause in map(_pause, rows) if pause.lasts(now))

    def pause_of(self, channel: str) -> Pause | None:
        """The pause that stops a channel now; None: none does."""
        return pause_of(channel, self.pauses(), self._now())


def _pause(row: RowMapping) -> Pause:
    return Pause(
        channel=row["channel"], since=row["since"], until=row["until"], reason=row["reason"]
    )
