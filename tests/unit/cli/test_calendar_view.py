"""The calendar as it is drawn: at 80 columns, at 60 and at 200, with what the eye must not miss."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO

import pytest
from rich.console import Console

from builders.calendars import NOW, plan, rule, slot
from reelwright.cli.calendar_view import Look, Page, draw_agenda, draw_month, in_words
from reelwright.domain.calendar.conflicts import crowded
from reelwright.domain.calendar.month import Month, weeks_of
from reelwright.domain.calendar.pausing import Pause
from reelwright.domain.calendar.plan import ChannelPlan, Slot, free_openings
from reelwright.domain.calendar.rules import zone_of

pytestmark = pytest.mark.unit

BERLIN = zone_of("Europe/Berlin")
MARCH = Month(year=2026, number=3)
LAMPS = Slot(
    release="r1",
    channel="nature",
    at=NOW + timedelta(days=2),
    title="Why two small lamps shine brighter",
)


def page(*slots: Slot, own: ChannelPlan | None = None, month: Month = MARCH) -> Page:
    own = own or plan(rule())
    free = free_openings(own, slots, *month.span(BERLIN))
    return Page(
        plan=own,
        zone=BERLIN,
        month=month,
        weeks=weeks_of(month, own, BERLIN, slots, free),
        now=NOW,
        crowded=crowded(own, slots),
    )


def drawn(page: Page, width: int = 80) -> str:
    file = StringIO()
    draw_month(page, Console(width=width, highlight=False, file=file))
    return file.getvalue().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_a_month_fits_into_the_terminal_and_shows_every_day_once(width: int) -> None:
    text = drawn(page(LAMPS), width)
    lines = text.splitlines()
    assert max(map(len, lines)) <= width
    grid = [line for line in lines if line.startswith("│ ")]
    numbers = [word for line in grid for word in line.replace("│", " ").split() if word.isdigit()]
    assert numbers == [
        "23", "24", "25", "26", "27", "28",
        *(str(day) for day in (1, *range(2, 32))),
        "1", "2", "3", "4", "5",
    ]  # fmt: skip


def test_a_release_stands_on_its_day_with_its_time_and_title() -> None:
    lines = drawn(page(LAMPS)).splitlines()
    time = next(line for line in lines if "13:00 ○" in line)
    wednesday = time.index("13:00")
    title = lines[lines.index(time) + 1]
    assert title[wednesday : wednesday + 7] == "Why two"
    assert title.index("Why two") // 11 == 2
    assert "small la…" in drawn(page(LAMPS)) or "small…" in drawn(page(LAMPS))
    assert "Why two small lamps" in drawn(page(LAMPS), 200)


def test_the_change_of_the_clocks_and_a_day_off_are_marked() -> None:
    text = drawn(page(own=replace(plan(rule()), skipped=(date(2026, 3, 26),))))
    assert "29 +1 h" in text
    assert "26 off" in text


def test_free_slots_are_told_only_of_the_time_to_come() -> None:
    text = drawn(page(month=Month(year=2026, number=2)))
    assert "0 taken, 0 free" in text
    assert "18:00 ·" not in text
    assert "0 taken, 9 free" in drawn(page())


def test_a_pause_and_slots_too_close_are_told() -> None:
    crowd = page(slot("a", NOW), slot("b", NOW + timedelta(minutes=30)))
    assert "a and b are only 30 min apart, on Mon 02 Mar" in drawn(crowd)
    pause = Pause(channel="", since=NOW, until=NOW + timedelta(days=1), reason="holidays")
    assert "Everything is paused until Tue 03 Mar 13:00: holidays" in drawn(
        replace(crowd, pause=pause)
    )


def test_a_release_is_marked_by_how_it_stands() -> None:
    marked = replace(page(LAMPS), looks={"r1": Look(sign="✓", style="green", word="published")})
    assert "13:00 ✓" in drawn(marked)
    assert "✓ published" in drawn(marked)


def test_titles_in_markup_and_wide_letters_do_no_harm() -> None:
    hostile = replace(LAMPS, title="[red]深い海はなぜ暗いのか[/] " + "x" * 80)
    lines = drawn(page(hostile)).splitlines()
    assert any("[red]" in line for line in lines)
    table = [line for line in lines if line.startswith("│")]
    assert all(line.endswith("│") for line in table)


def test_the_agenda_lists_what_appears(capsys: pytest.CaptureFixture[str]) -> None:
    draw_agenda(page(LAMPS), Console(width=100, highlight=False))
    told = capsys.readouterr().out
    assert "Wed 04 Mar 13:00  ○  Why two small lamps shine brighter  r1" in told


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(), "0 min"),
        (timedelta(minutes=90), "1 h 30 min"),
        (timedelta(days=3, hours=2), "3 d 2 h"),
    ],
)
def test_a_length_of_time_is_told_in_words(span: timedelta, words: str) -> None:
    assert in_words(span) == words
