"""Pacific days, over the days on which the clocks there change as well."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.quota.days import begin_of, day_of, end_of

pytestmark = pytest.mark.unit

MOMENTS = st.datetimes(datetime(2007, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds of a strategy have no zone


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 21, 7, 59, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 21, 8, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 7, 1, 6, 59, tzinfo=UTC), date(2026, 6, 30)),
        (datetime(2026, 7, 1, 7, tzinfo=UTC), date(2026, 7, 1)),
    ],
)
def test_a_day_begins_at_midnight_in_california(moment: datetime, day: date) -> None:
    assert day_of(moment) == day


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 8), 23), (date(2026, 11, 1), 25), (date(2026, 6, 1), 24)]
)
def test_a_day_is_as_long_as_the_clocks_make_it(day: date, hours: int) -> None:
    assert end_of(day) - begin_of(day) == timedelta(hours=hours)


@given(MOMENTS)
def test_every_moment_lies_in_exactly_one_day(moment: datetime) -> None:
    day = day_of(moment)
    assert begin_of(day) <= moment < end_of(day)
    assert end_of(day) == begin_of(day + timedelta(days=1))
