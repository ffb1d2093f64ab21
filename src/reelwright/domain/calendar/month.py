"""A month as a person looks at it: weeks of days, each with its slots."""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from reelwright.domain.calendar.plan import ChannelPlan, Opening, Slot
from reelwright.domain.calendar.rules import moment_of

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def after(self) -> "Month":
        """The month after."""
        return month_of((self.first + timedelta(days=31)).replace(day=1))

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (day.year, day.month) == (self.year, self.number)

    def span(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """When it begins and when the next one does, on the clocks of a zone."""
        return (
            moment_of(self.first, time(), zone),
            moment_of(self.after.first, time(), zone),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A day with what appears on it, and the slots of rules that are free.

    ``shift``: by how much the clocks are changed on it, zero on nearly all days.
    """

    date: date
    slots: tuple[Slot, ...] = ()
    free: tuple[Opening, ...] = ()
    shift: timedelta = timedelta()
    skipped: bool = False


Week = tuple[Day, ...]


def month_of(day: date) -> Month:
    """The month that a day lies in."""
    return Month(year=day.year, number=day.month)


def weeks_of(
    month: Month,
    plan: ChannelPlan,
    zone: ZoneInfo,
    slots: Iterable[Slot],
    free: Iterable[Opening],
) -> tuple[Week, ...]:
    """The weeks of a month, from Monday to Sunday, with days of the months beside it."""
    on: defaultdict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        on[slot.at.astimezone(zone).date()].append(slot)
    open_on: defaultdict[date, list[Opening]] = defaultdict(list)
    for opening in free:
        open_on[opening.at.astimezone(zone).date()].append(opening)
    return tuple(
        tuple(
            Day(
                date=day,
                slots=tuple(on[day]),
                free=tuple(open_on[day]),
                shift=clock_shift(day, zone),
                skipped=day in plan.skipped,
            )
            for day in week
        )
        for week in calendar.Calendar().monthdatescalendar(month.year, month.number)
    )


def clock_shift(day: date, zone: ZoneInfo) -> timedelta:
    """By how much the clocks of a zone are changed on a day."""
    begins = moment_of(day, time(), zone).astimezone(zone)
    ends = moment_of(day + _A_DAY, time(), zone).astimezone(zone)
    return (ends.utcoffset() or timedelta()) - (begins.utcoffset() or timedelta())
