"""Times that recur, over changes of the clocks."""

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.recurrence.rule import MOST_LOOKED_AT, CronInvalid, Recurrence, ZoneUnknown

pytestmark = pytest.mark.unit

BERLIN = ZoneInfo("Europe/Berlin")
WORKDAYS = Recurrence(cron="0 18 * * MON-FRI", zone="Europe/Berlin")
SPRING = datetime(2026, 3, 29, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 25, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def test_every_weekday_at_18_is_18_on_the_clock_in_summer_and_winter() -> None:
    week = WORKDAYS.due(at("2026-10-21T00:00+00:00"), at("2026-10-28T00:00+00:00"))
    assert [f"{time.astimezone(BERLIN):%a %H:%M}" for time in week] == [
        "Wed 18:00", "Thu 18:00", "Fri 18:00", "Mon 18:00", "Tue 18:00",
    ]  # fmt: skip
    assert [time.hour for time in week] == [16, 16, 16, 17, 17]


@pytest.mark.parametrize(
    ("cron", "day", "expected"),
    [
        ("30 2 * * *", SPRING, ["03:00"]),  # the clocks leap from 2 to 3
        ("30 2 * * *", AUTUMN, ["02:30"]),  # the clocks show 2:30 twice
        ("0 1-4 * * *", SPRING, ["01:00", "03:00", "04:00"]),
    ],
)
def test_a_fixed_time_comes_once_a_day_even_when_the_clocks_change(
    cron: str, day: datetime, expected: list[str]
) -> None:
    start = day.astimezone(BERLIN).replace(hour=0)
    found = Recurrence(cron=cron, zone="Europe/Berlin").due(start, start + timedelta(hours=12))
    assert [f"{time.astimezone(BERLIN):%H:%M}" for time in found] == expected


def test_every_quarter_of_an_hour_goes_by_time_that_passes() -> None:
    rule = Recurrence(cron="*/15 * * * *", zone="Europe/Berlin")
    for day in (SPRING, AUTUMN):
        times = rule.due(day, day + timedelta(hours=6))
        assert len(times) == 24
        assert {later - earlier for earlier, later in itertools.pairwise(times)} == {
            timedelta(minutes=15)
        }


CRONS = st.sampled_from(["0 18 * * MON-FRI", "30 2 * * *", "*/20 * * * *", "5 */2 * * *",
                         "0 3 1,15 * *", "59 23 L * *"])  # fmt: skip
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC",
                         "Asia/Kathmandu"])  # fmt: skip
MOMENTS = st.datetimes(min_value=datetime(2024, 1, 1), max_value=datetime(2030, 1, 1)).map(  # noqa: DTZ001 - the zone is added
    lambda naive: naive.replace(tzinfo=UTC)
)


@given(CRONS, ZONES, MOMENTS, st.timedeltas(timedelta(0), timedelta(days=5)))
def test_looking_often_or_once_finds_the_same_times(
    cron: str, zone: str, start: datetime, length: timedelta
) -> None:
    rule, middle, end = Recurrence(cron=cron, zone=zone), start + length / 2, start + length
    whole = rule.due(start, end)
    assert whole == rule.due(start, middle) + rule.due(middle, end)
    assert list(whole) == sorted(set(whole))
    assert all(start < time <= end for time in whole)
    if whole:
        assert rule.after(start) == whole[0]


def test_a_rule_that_was_left_for_a_year_is_looked_at_from_its_newest_times() -> None:
    rule, now = Recurrence(cron="* * * * *", zone="UTC"), at("2026-01-01T00:00+00:00")
    found = rule.due(now - timedelta(days=365), now)
    assert len(found) == MOST_LOOKED_AT
    assert found[-1] == now


@pytest.mark.parametrize("cron", ["", "0 18 * *", "61 * * * *", "* * * * * *", "0 18 * * MON-"])
def test_what_is_no_cron_expression_is_refused_with_an_example(cron: str) -> None:
    with pytest.raises(CronInvalid, match="MON-FRI"):
        Recurrence(cron=cron, zone="UTC")


@pytest.mark.parametrize("zone", ["", "Berlin", "../etc/passwd", "Europe"])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(ZoneUnknown, match="Europe/Berlin"):
        Recurrence(cron="0 18 * * *", zone=zone)
