"""The calendar as a program reads it."""

from collections.abc import Iterable

from reelwright.cli.calendar_view import Page
from reelwright.domain.calendar.pausing import Pause
from reelwright.domain.calendar.plan import ChannelPlan, Opening, Slot
from reelwright.domain.calendar.rules import SlotRule, zone_of


def page_values(page: Page) -> dict[str, object]:
    """A month."""
    return {
        "channel": page.plan.channel,
        "month": f"{page.month.first:%Y-%m}",
        "zone": page.zone.key,
        "now": page.now.isoformat(),
        "slots": [
            {**slot_values(slot, page.zone.key), "state": page.look(slot.release).word}
            for slot in page.slots
        ],
        "free": openings_values(page.free, page.zone.key),
        "pause": None if page.pause is None else pause_values(page.pause),
        "too_close": [
            {
                "releases": [each.first.release, each.second.release],
                "gap_seconds": each.gap.total_seconds(),
                "buffer_seconds": each.buffer.total_seconds(),
            }
            for each in page.crowded
        ],
    }


def slot_values(slot: Slot, zone: str) -> dict[str, object]:
    """A slot; ``at`` is in UTC, ``local`` on the clocks of a zone."""
    return {
        "release": slot.release,
        "channel": slot.channel,
        "at": slot.at.isoformat(),
        "local": slot.at.astimezone(zone_of(zone)).isoformat(),
        "title": slot.title,
        "rule": slot.rule,
    }


def openings_values(openings: Iterable[Opening], zone: str) -> list[dict[str, object]]:
    """Times that are free."""
    return [
        {
            "at": opening.at.isoformat(),
            "local": opening.at.astimezone(zone_of(zone)).isoformat(),
            "rule": opening.rule,
        }
        for opening in openings
    ]


def plan_values(plan: ChannelPlan) -> dict[str, object]:
    """How a channel publishes."""
    return {
        "channel": plan.channel,
        "zone": plan.zone,
        "buffer_seconds": plan.buffer.total_seconds(),
        "late": plan.late.value,
        "late_after_seconds": plan.late_after.total_seconds(),
        "rules": [_rule_values(rule) for rule in plan.rules],
        "skipped": [day.isoformat() for day in plan.skipped],
    }


def pause_values(pause: Pause) -> dict[str, object]:
    """A pause; the channel is empty where it stops all of them."""
    return {
        "channel": pause.channel,
        "since": pause.since.isoformat(),
        "until": pause.until.isoformat() if pause.until else None,
        "reason": pause.reason,
    }


def _rule_values(rule: SlotRule) -> dict[str, object]:
    return {
        "name": rule.name,
        "days": [day.value for day in rule.days],
        "times": [f"{at:%H:%M}" for at in rule.times],
        "zone": rule.zone,
        "first": rule.first.isoformat() if rule.first else None,
        "last": rule.last.isoformat() if rule.last else None,
    }
