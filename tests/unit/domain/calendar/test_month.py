"""A month laid out in weeks."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from builders.calendars import NOW, plan, rule, slot
from reelwright.domain.calendar.month import Month, clock_shift, month_of, weeks_of
from reelwright.domain.calendar.plan import Opening
from reelwright.domain.calendar.rules import zone_of

pytestmark = pytest.mark.unit

BERLIN = zone_of("Europe/Berlin")


def test_weeks_run_from_monday_to_sunday_and_cover_the_month_once() -> None:
    weeks = weeks_of(Month(year=2026, number=3), plan(), BERLIN, [], [])
    days = [day.date for week in weeks for day in week]
    assert (days[0], days[-1]) == (date(2026, 2, 23), date(2026, 4, 5))
    assert all(second - first == timedelta(days=1) for first, second in pairwise(days))
    assert all(len(week) == 7 for week in weeks)


def test_a_slot_stands_on_the_day_that_its_zone_shows() -> None:
    late = slot("a", NOW.replace(hour=23, minute=30))
    opening = Opening(at=NOW, rule="evenings")
    weeks = weeks_of(Month(year=2026, number=3), plan(rule()), BERLIN, [late], [opening])
    days = {day.date: day for week in weeks for day in week}
    assert days[date(2026, 3, 3)].slots == (late,)
    assert days[date(2026, 3, 2)].free == (opening,)


def test_the_days_on_which_the_clocks_change_are_marked() -> None:
    assert clock_shift(date(2026, 3, 29), BERLIN) == timedelta(hours=1)
    assert clock_shift(date(2026, 10, 25), BERLIN) == timedelta(hours=-1)
    assert clock_shift(date(2026, 3, 28), BERLIN) == timedelta()


def test_months_follow_each_other_over_the_year() -> None:
    december = month_of(date(2026, 12, 31))
    assert december.after == Month(year=2027, number=1)
    since, until = december.span(BERLIN)
    assert (since.hour, since.day, until - since) == (23, 30, timedelta(days=31))
    assert december.holds(date(2026, 12, 1))
    assert not december.holds(date(2027, 12, 1))
