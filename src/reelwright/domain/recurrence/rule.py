"""Recurring times: a cron expression on the clocks of a time zone."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cronsim import CronSim, CronSimError

from reelwright.domain.errors import ReelwrightError

MOST_LOOKED_AT = 1000
"""Times of one look at most, the newest: every minute of a year would be half a million."""
_FIELDS = 5


class CronInvalid(ReelwrightError):
    """This is no cron expression."""


class ZoneUnknown(ReelwrightError):
    """There is no such time zone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recurrence:
    """Minute, hour, day of month, month and day of week, on the clocks of a zone.

    Over a change of the clocks it is as Debian's cron (see cronsim): a fixed time that the clocks
    leap over is done right after the leap, one that they show twice is done once; what recurs
    every hour or oftener goes by the hours that pass.
    """

    cron: str
    zone: str

    def __post_init__(self) -> None:
        """Make sure that there is such a rule.

        Raises:
            CronInvalid, ZoneUnknown.
        """
        next(self._from(datetime(2000, 1, 1, tzinfo=UTC)), None)

    def after(self, moment: datetime) -> datetime | None:
        """The first time after a moment, in UTC; None where there is none in fifty years."""
        return next(self._from(moment), None)

    def due(self, after: datetime, until: datetime) -> tuple[datetime, ...]:
        """The times after one moment up to another, in UTC; the newest, where they are many."""
        # Backwards, a whole second counts as passed only from the next microsecond on.
        back = self._from(until.replace(microsecond=until.microsecond or 1), reverse=True)
        newest = itertools.takewhile(lambda moment: moment > after, back)
        return tuple(itertools.islice(newest, MOST_LOOKED_AT))[::-1]

    def _from(self, moment: datetime, *, reverse: bool = False) -> Iterator[datetime]:
        try:
            zone = ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            message = f"There is no time zone {self.zone}: write one as Europe/Berlin or UTC."
            raise ZoneUnknown(message) from error
        try:
            if len(self.cron.split()) != _FIELDS:
                raise CronSimError("it has not five fields")  # noqa: TRY301 - as the library tells
            times = CronSim(self.cron, moment.astimezone(zone), reverse=reverse)
        except CronSimError as error:
            message = (
                f"{self.cron!r} is no cron expression ({str(error).lower()}): write minute, hour, "
                "day of month, month and day of week, such as 0 18 * * MON-FRI."
            )
            raise CronInvalid(message) from error
        return (time.astimezone(UTC) for time in times)
