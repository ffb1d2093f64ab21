"""Slots of rules, over changes of the clocks as well."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders.calendars import RULES, rule
from reelwright.domain.calendar.rules import WEEK, RuleInvalid, SlotRule, zone_of
from reelwright.domain.recurrence.rule import ZoneUnknown

pytestmark = pytest.mark.unit


def local(rule: SlotRule, first: date, days: int) -> list[str]:
    """Its times as the clocks of its zone show them."""
    begun = datetime.combine(first, time(), tzinfo=zone_of(rule.zone)).astimezone(UTC)
    moments = rule.moments(begun - timedelta(seconds=1), begun + timedelta(days=days))
    return [f"{each.astimezone(zone_of(rule.zone)):%a %d %H:%M %z}" for each in moments]


def test_slots_stay_at_their_hour_when_the_clocks_change() -> None:
    assert local(rule(days="sat,sun", zone="Europe/Berlin"), date(2026, 3, 28), 2) == [
        "Sat 28 18:00 +0100",
        "Sun 29 18:00 +0200",
    ]


def test_a_time_that_the_clocks_leap_over_is_an_hour_later_once() -> None:
    leaped = rule(days="sun", times="02:30,03:30", zone="Europe/Berlin")
    assert local(leaped, date(2026, 3, 29), 1) == ["Sun 29 03:30 +0200"]


def test_of_a_time_that_is_shown_twice_it_is_the_first() -> None:
    twice = rule(days="sun", times="02:30", zone="Europe/Berlin")
    assert local(twice, date(2026, 10, 25), 1) == ["Sun 25 02:30 +0200"]


def test_a_day_that_a_zone_left_out_gives_no_slot_twice() -> None:
    samoa = rule(days="thu,fri,sat", times="10:00,18:00", zone="Pacific/Apia")
    found = local(samoa, date(2011, 12, 29), 3)
    assert found == sorted(set(found), key=found.index)
    assert len(found) == 4


def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    bounded = SlotRule(
        name="a",
        days=WEEK,
        times=(time(9),),
        zone="UTC",
        first=date(2026, 5, 2),
        last=date(2026, 5, 3),
    )
    assert local(bounded, date(2026, 5, 1), 9) == ["Sat 02 09:00 +0000", "Sun 03 09:00 +0000"]


@pytest.mark.parametrize(("days", "times"), [("", "18:00"), ("mon", "")])
def test_a_rule_without_a_slot_is_refused(days: str, times: str) -> None:
    named = tuple(day for day in WEEK if day in days.split(","))
    at = tuple(time.fromisoformat(each) for each in times.split(",") if each)
    with pytest.raises(RuleInvalid, match="needs a day and a time"):
        SlotRule(name="a", days=named, times=at, zone="UTC")


def test_an_unknown_zone_is_refused() -> None:
    with pytest.raises(ZoneUnknown, match="Europe/Berlim"):
        rule(zone="Europe/Berlim")


def test_a_time_that_names_the_second_of_two_means_the_first_all_the_same() -> None:
    named = SlotRule(name="a", days=WEEK, times=(time(2, fold=1),), zone="Europe/Berlin")
    plain = SlotRule(name="a", days=WEEK, times=(time(2),), zone="Europe/Berlin")
    year = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    assert list(named.moments(*year)) == list(plain.moments(*year))


@given(
    RULES,
    st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - bounds of a strategy have no zone
    st.integers(0, 100),
)
def test_slots_are_in_order_on_the_days_and_at_the_times_of_the_rule(
    rule: SlotRule, after: datetime, days: int
) -> None:
    until = after + timedelta(days=days)
    moments = list(rule.moments(after, until))
    assert all(after < moment <= until for moment in moments)
    assert all(first < second for first, second in pairwise(moments))
    zone = zone_of(rule.zone)
    for moment in moments:
        shown = moment.astimezone(zone)
        leaped = not _is_shown(rule, shown)
        assert WEEK[shown.weekday()] in rule.days
        assert not leaped or _clocks_changed(moment, rule.zone)


@given(RULES, st.integers(0, 400), st.integers(0, 400))
def test_looking_in_two_parts_finds_the_same_slots(rule: SlotRule, cut: int, hours: int) -> None:
    begun = datetime(2026, 3, 1, tzinfo=UTC)
    middle, end = begun + timedelta(hours=cut), begun + timedelta(hours=cut + hours)
    parts = [*rule.moments(begun, middle), *rule.moments(middle, end)]
    assert parts == list(rule.moments(begun, end))


def _is_shown(rule: SlotRule, shown: datetime) -> bool:
    return shown.time() in rule.times


def _clocks_changed(moment: datetime, zone: str) -> bool:
    before = (moment - timedelta(hours=3)).astimezone(zone_of(zone))
    return before.utcoffset() != moment.astimezone(zone_of(zone)).utcoffset()
