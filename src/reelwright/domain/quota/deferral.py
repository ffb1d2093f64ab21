"""On which Pacific day each release fits, when the days' quota is shared out ahead of time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from reelwright.domain.quota.buckets import Bucket, Needs
from reelwright.domain.quota.days import day_of

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """What wants quota: from when on, and by when at best. Higher priorities choose first."""

    name: str
    wanted: datetime
    due: datetime
    needs: Needs
    priority: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """The day on which a work fits; None: it needs more than any day has.

    ``short`` is the bucket that kept it from the day on which it was wanted.
    """

    work: Work
    wanted: date
    day: date | None
    short: Bucket | None = None

    @property
    def is_deferred(self) -> bool:
        """Whether it does not fit on the day on which it was wanted."""
        return self.day != self.wanted

    @property
    def is_late(self) -> bool:
        """Whether it fits only after its time, or never."""
        return self.day is None or self.day > max(day_of(self.work.due), self.wanted)


Taken = Mapping[tuple[date, Bucket], int]
"""Units that are spoken for, by day and bucket."""


def share_out(
    works: Iterable[Work], limits: Mapping[Bucket, int], *, today: date, taken: Taken | None = None
) -> tuple[Fit, ...]:
    """The first day from the wanted one on that holds each work, by priority and due time.

    ``taken`` is used already, such as today's calls. No day is ever given more than its limit.
    """
    days = _Days(limits, taken or {})
    in_order = sorted(works, key=lambda work: (-work.priority, work.due, work.name))
    return tuple(days.place(work, today) for work in in_order)


class _Days:
    """The days with what is given out of them."""

    def __init__(self, limits: Mapping[Bucket, int], taken: Taken) -> None:
        self._limits = limits
        self._taken: defaultdict[tuple[date, Bucket], int] = defaultdict(int, taken)
        # For equal needs a full day stays full, so no day is looked at twice for the same.
        self._next: dict[tuple[Needs, date], date] = {}

    def place(self, work: Work, today: date) -> Fit:
        wanted = max(today, day_of(work.wanted))
        never = next((b for b, units in work.needs if units > self._limits.get(b, 0)), None)
        if never is not None:
            return Fit(work=work, wanted=wanted, day=None, short=never)
        short = self._short(work.needs, wanted)
        day = self._first(work.needs, wanted)
        for bucket, units in work.needs:
            self._taken[day, bucket] += units
        return Fit(work=work, wanted=wanted, day=day, short=short)

    def _short(self, needs: Needs, day: date) -> Bucket | None:
        return next(
            (b for b, units in needs if self._taken[day, b] + units > self._limits[b]), None
        )

    def _first(self, needs: Needs, wanted: date) -> date:
        passed, day = [], wanted
        while True:
            day = self._next.get((needs, day), day)
            if self._short(needs, day) is None:
                break
            passed.append(day)
            day += _A_DAY
        for full in (wanted, *passed):
            if full != day:
                self._next[needs, full] = day
        return day


@dataclass(frozen=True, kw_only=True, slots=True)
class DayLoad:
    """How much of a bucket is given out on a day, of how much."""

    day: date
    bucket: Bucket
    units: int
    limit: int


def loads(
    fits: Iterable[Fit], limits: Mapping[Bucket, int], taken: Taken | None = None
) -> tuple[DayLoad, ...]:
    """What every day bears that bears anything, in order."""
    units: defaultdict[tuple[date, Bucket], int] = defaultdict(int, taken or {})
    for fit in fits:
        if fit.day is not None:
            for bucket, needed in fit.work.needs:
                units[fit.day, bucket] += needed
    return tuple(
        DayLoad(day=day, bucket=bucket, units=borne, limit=limits[bucket])
        for (day, bucket), borne in sorted(units.items())
        if borne
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """How the calendar fits into a project's quota."""

    project: str
    limits: tuple[tuple[Bucket, int], ...]
    fits: tuple[Fit, ...]
    loads: tuple[DayLoad, ...]

    @property
    def deferred(self) -> tuple[Fit, ...]:
        """What does not fit on the day on which it would be uploaded."""
        return tuple(fit for fit in self.fits if fit.is_deferred)

    @property
    def late(self) -> tuple[Fit, ...]:
        """What fits only after its slot, or never."""
        return tuple(fit for fit in self.fits if fit.is_late)
