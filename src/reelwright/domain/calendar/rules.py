"""Rules that slots recur by: days of the week and times on the clocks of a zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.recurrence.rule import ZoneUnknown

_A_DAY = timedelta(days=1)


class RuleInvalid(ReelwrightError):
    """A rule of slots has no day or no time."""


class Weekday(StrEnum):
    """A day of the week."""

    MONDAY = "mon"
    TUESDAY = "tue"
    WEDNESDAY = "wed"
    THURSDAY = "thu"
    FRIDAY = "fri"
    SATURDAY = "sat"
    SUNDAY = "sun"


WEEK = tuple(Weekday)
"""The days of a week in the order in which ``date.weekday`` counts them."""


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name.

    Raises:
        ZoneUnknown.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        message = f"There is no time zone {name}: write one as Europe/Berlin or UTC."
        raise ZoneUnknown(message) from error


def moment_of(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When the clocks of a zone show a time on a day, in UTC.

    As iCalendar has it (RFC 5545, 3.3.5): a time that the clocks leap over is counted from
    before the leap, so half past two becomes half past three; of a time that they show twice it
    is the first.
    """
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class SlotRule:
    """Slots at some times of some days of every week, from a first day to a last where set."""

    name: str
    days: tuple[Weekday, ...]
    times: tuple[time, ...]
    zone: str
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        """Make sure that the rule can have slots.

        Raises:
            RuleInvalid, ZoneUnknown.
        """
        zone_of(self.zone)
        if not self.days or not self.times:
            message = f"The rule {self.name} needs a day and a time, such as mon,thu at 18:00."
            raise RuleInvalid(message)
        if self.first and self.last and self.last < self.first:
            message = f"The rule {self.name} ends on {self.last}, before {self.first}: swap them."
            raise RuleInvalid(message)

    def moments(self, after: datetime, until: datetime) -> Iterator[datetime]:
        """Its times after one moment up to another, in UTC and in order, each once."""
        zone = zone_of(self.zone)
        # A time that the clocks leap over may fall on one of the next day: Samoa left out a whole
        # day in 2011. The later one is then the same moment, and is passed over.
        day = after.astimezone(zone).date() - _A_DAY
        last = until.astimezone(zone).date()
        while day <= last:
            if self._holds_on(day):
                for moment in sorted({moment_of(day, at, zone) for at in self.times}):
                    if after < moment <= until:
                        after = moment
                        yield moment
            day += _A_DAY

    def _holds_on(self, day: date) -> bool:
        begun = self.first is None or day >= self.first
        ended = self.last is not None and day > self.last
        return begun and not ended and WEEK[day.weekday()] in self.days
