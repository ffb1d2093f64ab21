from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.services.rates import RateLimit, free_at, left

pytestmark = pytest.mark.unit

START = datetime(2026, 1, 1, tzinfo=UTC)


def test_there_is_room_while_fewer_calls_were_made() -> None:
    assert free_at(RateLimit(calls=3, seconds=60), None) is None
    assert left(RateLimit(calls=3, seconds=60), 1) == 2


def test_a_full_window_is_free_when_its_oldest_call_leaves_it() -> None:
    limit = RateLimit(calls=3, seconds=60)
    assert free_at(limit, START) == START + timedelta(seconds=60)
    assert left(limit, 5) == 0


@given(
    st.integers(1, 5),
    st.integers(1, 30),
    st.lists(st.floats(0, 10, allow_nan=False), min_size=1, max_size=40),
)
def test_no_window_ever_holds_more_than_the_limit(
    calls: int, seconds: int, gaps: list[float]
) -> None:
    limit = RateLimit(calls=calls, seconds=seconds)
    now, made = START, list[datetime]()
    for gap in gaps:
        now += timedelta(seconds=gap)
        inside = [call for call in made if call > now - timedelta(seconds=seconds)]
        nth_last = inside[-calls] if len(inside) >= calls else None
        now = max(now, free_at(limit, nth_last) or now)
        made.append(now)
    for first in made:
        window = [call for call in made if first <= call < first + timedelta(seconds=seconds)]
        assert len(window) <= calls
