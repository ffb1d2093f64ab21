"""What becomes of releases whose slot has passed, after an outage for instance."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reelwright.domain.calendar.plan import ChannelPlan, LateRule, Slot, earliest, next_free


@dataclass(frozen=True, kw_only=True, slots=True)
class CatchUp:
    """What becomes of a late release: its new slot, or None: its owner decides."""

    was: Slot
    slot: Slot | None
    reason: str
    """A part of a sentence that a person reads."""


def is_late(plan: ChannelPlan, slot: Slot, now: datetime) -> bool:
    """Whether a release that has not appeared is late."""
    return now - slot.at > plan.late_after


def catch_up(
    plan: ChannelPlan, slots: Sequence[Slot], late: Sequence[str], now: datetime
) -> tuple[CatchUp, ...]:
    """What becomes of late releases, the oldest slot first, by the channel's rule.

    ``slots`` are all of the channel's. Those that were late together appear one after the other,
    never closer than the buffer, and take nobody's slot. What is not late stays.
    """
    named = frozenset(late)
    overdue = sorted(
        (slot for slot in slots if slot.release in named and is_late(plan, slot, now)),
        key=lambda slot: (slot.at, slot.release),
    )
    gone = {slot.release for slot in overdue}
    standing = [slot for slot in slots if slot.release not in gone]
    decided = []
    for slot in overdue:
        decision = _decide(plan, standing, slot, now)
        decided.append(decision)
        if decision.slot is not None:
            standing.append(decision.slot)
    return tuple(decided)


def _decide(plan: ChannelPlan, standing: Sequence[Slot], slot: Slot, now: datetime) -> CatchUp:
    if plan.late is LateRule.HOLD:
        return CatchUp(was=slot, slot=None, reason="the channel holds what is late")
    if plan.late is LateRule.NOW:
        at = earliest(plan, standing, now)
        reason = "it appears at once" if at == now else "it appears as soon as the buffer allows"
        return CatchUp(was=slot, slot=replace(slot, at=at, rule=""), reason=reason)
    opening = next_free(plan, sorted(each.at for each in standing), now)
    if opening is None:
        return CatchUp(was=slot, slot=None, reason="the rules have no free slot in a year")
    moved = replace(slot, at=opening.at, rule=opening.rule)
    return CatchUp(was=slot, slot=moved, reason="it appears in the next free slot")
