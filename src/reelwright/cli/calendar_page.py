"""A month of a channel, gathered for whoever looks at it."""

from dataclasses import replace
from datetime import date

from reelwright.app.settings.model import Settings
from reelwright.cli.calendar_view import LOOKS, Page
from reelwright.cli.lazy import load
from reelwright.domain.calendar.conflicts import crowded
from reelwright.domain.calendar.month import Month, month_of, weeks_of
from reelwright.domain.calendar.plan import free_openings
from reelwright.domain.calendar.rules import zone_of
from reelwright.ports.calendar import Calendar, Pauses


def page_of(settings: Settings, month: Month | None = None, zone: str = "") -> Page:
    """A month of the channel that is set, this one if unset, on the clocks of a zone."""
    calendars = load("publishing.calendars")
    calendar: Calendar = calendars.calendar_of(settings)
    pauses: Pauses = calendars.pauses_of(settings)
    now = load("wiring.clocks").clock_of(settings).now()
    plan = calendar.plan(settings.channel)
    clocks = zone_of(zone or plan.zone)
    shown = month or month_of(now.astimezone(clocks).date())
    since, until = shown.span(clocks)
    # Beyond the month by the buffer, for slots that stand too close over its edges.
    around = calendar.slots(
        channel=plan.channel, since=since - plan.buffer, until=until + plan.buffer
    )
    made = load("publishing.lineup").standings_of(settings)
    titles = {name: standing.title for name, standing in made.items()}
    named = [replace(slot, title=titles.get(slot.release, slot.title)) for slot in around]
    inside = [slot for slot in named if since <= slot.at < until]
    return Page(
        plan=plan,
        zone=clocks,
        month=shown,
        weeks=weeks_of(shown, plan, clocks, inside, free_openings(plan, around, since, until)),
        now=now,
        pause=pauses.pause_of(plan.channel),
        crowded=crowded(plan, named),
        looks={
            slot.release: LOOKS[made[slot.release].state] for slot in inside if slot.release in made
        },
    )


def named_month(text: str) -> Month | None:
    """The month that was written as 2026-12; None where none was.

    Raises:
        ValueError: it is none.
    """
    return month_of(date.fromisoformat(f"{text}-01")) if text else None
