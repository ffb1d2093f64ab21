"""What stands too close to what, and the nearest times that are free."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, pairwise

from reelwright.domain.calendar.plan import ChannelPlan, Opening, Slot, free_openings, is_free

ALTERNATIVES = 4
"""So many are told: more is a list to read, not an answer."""
REACH = timedelta(weeks=8)
"""How far around a wanted time others are looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Conflict:
    """A wanted time that stands too close to slots that are taken.

    ``alternatives`` are the nearest free slots of the rules and the nearest free times by hand,
    in the order of time.
    """

    wanted: datetime
    buffer: timedelta
    against: tuple[Slot, ...]
    alternatives: tuple[Opening, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Crowding:
    """Two slots that stand closer than the buffer, because it grew after they were taken."""

    first: Slot
    second: Slot
    buffer: timedelta

    @property
    def gap(self) -> timedelta:
        """How close they stand."""
        return self.second.at - self.first.at


def conflict(
    plan: ChannelPlan, slots: Sequence[Slot], wanted: datetime, now: datetime
) -> Conflict | None:
    """What keeps a release from appearing at a time; None: nothing does.

    ``slots`` are those that lie within ``REACH`` and a buffer of it, or more.
    """
    against = tuple(slot for slot in slots if abs(slot.at - wanted) < plan.buffer)
    if not against:
        return None
    return Conflict(
        wanted=wanted,
        buffer=plan.buffer,
        against=tuple(sorted(against, key=lambda slot: slot.at)),
        alternatives=alternatives(plan, slots, wanted, now),
    )


def alternatives(
    plan: ChannelPlan, slots: Sequence[Slot], wanted: datetime, now: datetime
) -> tuple[Opening, ...]:
    """The free times nearest to a wanted one, within ``REACH``: by the rules, and by hand."""
    since, until = max(now, wanted - REACH), max(now, wanted) + REACH
    by_rule = free_openings(plan, slots, since, until)
    by_hand = (Opening(at=at) for at in _beside(plan, slots, since, until))
    nearest = [
        *_nearest(by_rule, wanted, ALTERNATIVES // 2),
        *_nearest(by_hand, wanted, ALTERNATIVES // 2),
    ]
    once = {opening.at: opening for opening in reversed(nearest)}
    return tuple(once[at] for at in sorted(once))


def crowded(plan: ChannelPlan, slots: Sequence[Slot]) -> tuple[Crowding, ...]:
    """Neighbours that stand closer than the buffer."""
    in_order = sorted(slots, key=lambda slot: slot.at)
    return tuple(
        Crowding(first=first, second=second, buffer=plan.buffer)
        for first, second in pairwise(in_order)
        if second.at - first.at < plan.buffer
    )


def _beside(
    plan: ChannelPlan, slots: Sequence[Slot], since: datetime, until: datetime
) -> Iterable[datetime]:
    """Times that keep exactly the buffer to a slot, the only ones that can be nearest."""
    taken = sorted(slot.at for slot in slots)
    edges = {at + side * plan.buffer for at in taken for side in (-1, 1)}
    return (at for at in edges if since < at <= until and is_free(at, taken, plan.buffer))


def _nearest(openings: Iterable[Opening], wanted: datetime, count: int) -> list[Opening]:
    by_distance = sorted(openings, key=lambda opening: (abs(opening.at - wanted), opening.at))
    return list(islice(by_distance, count))
