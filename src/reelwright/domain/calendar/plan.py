"""A channel's calendar: its rules, its buffer, and the times at which a release may appear."""

import heapq
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from reelwright.domain.calendar.rules import SlotRule, zone_of
from reelwright.domain.errors import ReelwrightError

LEAST_BUFFER = timedelta(minutes=1)
"""YouTube publishes by the minute; two releases never appear in the same one."""


class BufferInvalid(ReelwrightError):
    """A buffer is shorter than a minute, or longer than four weeks."""


_MOST_BUFFER = timedelta(weeks=4)
_A_YEAR = timedelta(weeks=53)


class LateRule(StrEnum):
    """What becomes of a release that could not appear in its slot."""

    NOW = "now"
    """It appears as soon as the buffer allows."""
    NEXT = "next"
    """It appears in the next free slot of the rules."""
    HOLD = "hold"
    """It waits for its owner."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Slot:
    """The moment at which a release appears. ``rule`` is empty where it was set by hand."""

    release: str
    channel: str
    at: datetime
    title: str = ""
    rule: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """A moment at which the rules have a slot, or at which one can be set by hand."""

    at: datetime
    rule: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChannelPlan:
    """How a channel publishes.

    ``skipped`` are days, on the clocks of ``zone``, on which the rules have no slots.
    ``late_after``: so long after its slot a release that has not appeared is late.
    """

    channel: str
    zone: str = "UTC"
    buffer: timedelta = timedelta(hours=1)
    late: LateRule = LateRule.NEXT
    late_after: timedelta = timedelta(minutes=10)
    rules: tuple[SlotRule, ...] = ()
    skipped: tuple[date, ...] = ()

    def __post_init__(self) -> None:
        """Make sure that the zone and the buffer can be.

        Raises:
            ZoneUnknown, BufferInvalid.
        """
        zone_of(self.zone)
        if not LEAST_BUFFER <= self.buffer <= _MOST_BUFFER:
            message = f"A buffer of {self.buffer} is not between a minute and four weeks."
            raise BufferInvalid(message)

    def openings(self, after: datetime, until: datetime) -> Iterator[Opening]:
        """The slots of all rules after one moment up to another, in order, taken or not."""
        zone = zone_of(self.zone)
        skipped = frozenset(self.skipped)
        streams = [_named(rule, after, until) for rule in self.rules]
        last: datetime | None = None
        for at, rule in heapq.merge(*streams):
            if at != last and at.astimezone(zone).date() not in skipped:
                last = at
                yield Opening(at=at, rule=rule)


def _named(rule: SlotRule, after: datetime, until: datetime) -> Iterator[tuple[datetime, str]]:
    return ((moment, rule.name) for moment in rule.moments(after, until))


def is_free(at: datetime, taken: Sequence[datetime], buffer: timedelta) -> bool:
    """Whether a moment keeps the buffer to those that are taken, which are in order."""
    place = bisect_left(taken, at)
    after = place == len(taken) or taken[place] - at >= buffer
    return after and (place == 0 or at - taken[place - 1] >= buffer)


def free_openings(
    plan: ChannelPlan, slots: Sequence[Slot], after: datetime, until: datetime
) -> Iterator[Opening]:
    """The slots of the rules that keep the buffer to every slot that is taken."""
    taken = sorted(slot.at for slot in slots)
    return (
        opening
        for opening in plan.openings(after, until)
        if is_free(opening.at, taken, plan.buffer)
    )


def next_free(plan: ChannelPlan, taken: Sequence[datetime], after: datetime) -> Opening | None:
    """The first free slot of the rules; None where there is none within a year of the last taken.

    ``taken`` are all times, in order, that are taken from a buffer before ``after`` on.
    """
    last = taken[-1] if taken else after
    openings = plan.openings(after, max(after, last) + _A_YEAR)
    return next((each for each in openings if is_free(each.at, taken, plan.buffer)), None)


def earliest(plan: ChannelPlan, slots: Sequence[Slot], after: datetime) -> datetime:
    """The first moment, from one on, that keeps the buffer; whatever the rules say."""
    at = after
    for taken in sorted(slot.at for slot in slots):
        if abs(taken - at) < plan.buffer:
            at = taken + plan.buffer
    return at
