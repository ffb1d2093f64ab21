"""What other programs read of the calendar."""

from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from builders.calendars import NOW, slot
from reelwright.adapters.calendar_files.writer import IcalendarWriter
from reelwright.domain.calendar.plan import Slot

pytestmark = pytest.mark.unit

HARD = "Why; cats, purr\\nand \n „schnurren“ 🐈 " + "very " * 30


def lines(written: bytes) -> list[str]:
    return written.decode().split("\r\n")


def test_every_slot_is_an_event_at_its_moment_in_utc() -> None:
    titled = Slot(release="a", channel="nature", at=NOW, title="Lamps", rule="evenings")
    written = IcalendarWriter().write("nature", [titled], NOW)
    assert "DTSTART:20260302T120000Z" in lines(written)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert (event["uid"], event["summary"]) == ("a@reelwright", "Lamps")
    assert event.decoded("dtstart") == NOW
    assert "by the rule evenings" in str(event["description"])
    assert event["transp"] == "TRANSPARENT"


def test_texts_of_every_kind_come_back_as_they_were() -> None:
    hard = Slot(release="a", channel="n;a,ture", at=NOW, title=HARD)
    written = IcalendarWriter().write("n;a,ture", [hard], NOW)
    assert all(len(line.encode()) <= 75 for line in lines(written))
    assert written.endswith(b"END:VCALENDAR\r\n")
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert str(event["summary"]) == HARD


def test_the_same_slots_give_the_same_bytes() -> None:
    stamp = datetime(2026, 3, 1, tzinfo=UTC)
    slots = [slot("a", NOW), slot("b", NOW)]
    assert IcalendarWriter().write("n", slots, stamp) == IcalendarWriter().write("n", slots, stamp)
