"""Slots as iCalendar (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime

from icalendar import Calendar, Event

from reelwright import __version__
from reelwright.domain.calendar.plan import Slot


class IcalendarWriter:
    """Implements ``CalendarWriter``."""

    def write(self, name: str, slots: Iterable[Slot], stamp: datetime) -> bytes:
        """A calendar of this name; every release is an event that is the same in each export."""
        calendar = Calendar()
        calendar.add("prodid", f"-//Reelwright//Reelwright {__version__}//EN")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        # Apple's and Google's programs show it; RFC 7986 has NAME for the same.
        calendar.add("x-wr-calname", name)
        calendar.add("name", name)
        for slot in slots:
            calendar.add_component(_event(slot, stamp))
        written: bytes = calendar.to_ical()
        return written


def _event(slot: Slot, stamp: datetime) -> Event:
    event = Event()
    # The same for ever, so that importing again moves an event that was moved.
    event.add("uid", f"{slot.release}@reelwright")
    event.add("dtstamp", stamp)
    event.add("dtstart", slot.at)
    event.add("summary", slot.title or slot.release)
    by = f"by the rule {slot.rule}" if slot.rule else "by hand"
    event.add("description", f"Release {slot.release} on {slot.channel}, {by}.")
    event.add("categories", [slot.channel])
    # It takes none of the owner's time.
    event.add("transp", "TRANSPARENT")
    return event
