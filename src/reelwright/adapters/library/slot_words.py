"""What a person is told where a slot cannot be had."""

from datetime import datetime, timedelta

from reelwright.domain.calendar.conflicts import Conflict
from reelwright.domain.calendar.plan import ChannelPlan, Slot
from reelwright.domain.calendar.rules import zone_of
from reelwright.ports.calendar import NoFreeSlot, ReleaseHasSlot, SlotTaken


def taken(plan: ChannelPlan, found: Conflict) -> SlotTaken:
    """Who stands too close, and what is free."""
    zone = zone_of(plan.zone)

    def shown(at: datetime) -> str:
        return f"{at.astimezone(zone):%a %d %b %H:%M}"

    against = ", ".join(f"{slot.release} at {shown(slot.at)}" for slot in found.against)
    free = ", ".join(shown(each.at) for each in found.alternatives)
    onward = f"free and nearest are {free}" if free else "nothing is free within eight weeks of it"
    message = (
        f"{shown(found.wanted)} is closer than {_in_words(found.buffer)} to {against}: {onward} "
        f"({plan.zone})."
    )
    return SlotTaken(message, found)


def _in_words(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    hours, rest = divmod(minutes, 60)
    return " ".join(
        part for part in (f"{hours} h" * bool(hours), f"{rest} min" * bool(rest)) if part
    )


def has_slot(slot: Slot) -> ReleaseHasSlot:
    """Where the release stands already."""
    message = (
        f"{slot.release} has a slot on {slot.channel} at {slot.at:%Y-%m-%d %H:%M} UTC: reelwright "
        f"calendar move {slot.release}, or take it off first."
    )
    return ReleaseHasSlot(message)


def no_free_slot(plan: ChannelPlan, after: datetime) -> NoFreeSlot:
    """Why there is none, and what to do."""
    why = "are taken for a year" if plan.rules else "do not exist"
    message = (
        f"The channel {plan.channel} has no free slot after {after:%Y-%m-%d %H:%M} UTC, because "
        f"those of its rules {why}: reelwright calendar rule add, or set a time with --at."
    )
    return NoFreeSlot(message)
