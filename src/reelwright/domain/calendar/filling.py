"""Giving many releases a slot at once."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reelwright.domain.calendar.plan import ChannelPlan, Slot, is_free


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """A release that wants a slot. ``channel`` is empty where it is not known yet."""

    release: str
    title: str = ""
    channel: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Filling:
    """Which releases got a slot, in the order of time, and which did not, in theirs."""

    placed: tuple[Slot, ...]
    left: tuple[Wanted, ...]


def fill(
    plan: ChannelPlan,
    slots: Sequence[Slot],
    wanted: Sequence[Wanted],
    after: datetime,
    until: datetime,
) -> Filling:
    """Give releases, in their order, the free slots of the rules after one moment up to another.

    A release that has a slot keeps it, and is neither placed nor left.
    """
    known = {slot.release for slot in slots}
    waiting = [one for one in dict.fromkeys(wanted) if one.release not in known]
    taken = sorted(slot.at for slot in slots)
    placed: list[Slot] = []
    for opening in plan.openings(after, until):
        if len(placed) == len(waiting):
            break
        if is_free(opening.at, taken, plan.buffer):
            insort(taken, opening.at)
            one = waiting[len(placed)]
            placed.append(
                Slot(
                    release=one.release,
                    channel=plan.channel,
                    at=opening.at,
                    title=one.title,
                    rule=opening.rule,
                )
            )
    return Filling(placed=tuple(placed), left=tuple(waiting[len(placed) :]))
