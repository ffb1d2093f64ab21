"""Sharing quota out ahead: no day is passed, nothing is lost, and the first day that fits wins."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.quota.buckets import DEFAULT_LIMITS, Bucket
from reelwright.domain.quota.days import begin_of, day_of
from reelwright.domain.quota.deferral import Work, loads, share_out
from reelwright.domain.quota.publishing import PublishingSteps

pytestmark = pytest.mark.unit

TODAY = date(2026, 3, 7)
"""The day before the clocks change in California."""
NOON = begin_of(TODAY) + timedelta(hours=12)
LIMITS = {Bucket.UPLOADS: 4, Bucket.POOL: 20}
A_DAY = timedelta(days=1)

WORKS = st.lists(
    st.builds(
        Work,
        name=st.text("abcdef", min_size=1, max_size=3),
        wanted=st.integers(-72, 240).map(lambda hours: NOON + timedelta(hours=hours)),
        due=st.integers(-72, 400).map(lambda hours: NOON + timedelta(hours=hours)),
        needs=st.sampled_from([
            ((Bucket.POOL, 5),),
            ((Bucket.POOL, 20), (Bucket.UPLOADS, 1)),
            ((Bucket.POOL, 7), (Bucket.UPLOADS, 1)),
            ((Bucket.POOL, 21),),
        ]),
        priority=st.integers(0, 2),
    ),
    max_size=30,
)  # fmt: skip
TAKEN = st.dictionaries(
    st.tuples(st.integers(0, 4).map(lambda n: TODAY + n * A_DAY), st.sampled_from(list(LIMITS))),
    st.integers(0, 4),
)


def work(name: str, due: datetime = NOON, *, pool: int = 8, priority: int = 0) -> Work:
    return Work(name=name, wanted=NOON, due=due, needs=((Bucket.POOL, pool),), priority=priority)


@given(WORKS, TAKEN)
def test_no_day_is_passed_and_nothing_is_lost(
    works: list[Work], taken: dict[tuple[date, Bucket], int]
) -> None:
    fits = share_out(works, LIMITS, today=TODAY, taken=taken)
    assert Counter(fit.work for fit in fits) == Counter(works)
    for load in loads(fits, LIMITS, taken):
        assert load.units <= load.limit == LIMITS[load.bucket]
    for fit in fits:
        assert fit.wanted == max(TODAY, day_of(fit.work.wanted))
        assert fit.day is None or fit.day >= fit.wanted
        assert (fit.day is None) == (fit.work.needs == ((Bucket.POOL, 21),))
        assert fit.is_deferred == (fit.short is not None)


@given(WORKS, TAKEN)
def test_each_gets_the_first_day_that_those_before_it_left_room_on(
    works: list[Work], taken: dict[tuple[date, Bucket], int]
) -> None:
    used = Counter(taken)
    for fit in share_out(works, LIMITS, today=TODAY, taken=taken):
        if fit.day is None:
            continue
        day = fit.wanted
        while any(used[day, b] + units > LIMITS[b] for b, units in fit.work.needs):
            day += A_DAY
        assert fit.day == day
        used.update({(day, b): units for b, units in fit.work.needs})


def test_a_priority_comes_before_an_earlier_time_and_that_before_the_rest() -> None:
    works = [work("c", NOON + A_DAY), work("b"), work("a", NOON + 9 * A_DAY, priority=1)]
    fits = share_out(works, LIMITS, today=TODAY)
    assert [(fit.work.name, fit.day) for fit in fits] == [
        ("a", TODAY),
        ("b", TODAY),
        ("c", TODAY + A_DAY),
    ]
    assert [fit.is_late for fit in fits] == [False, False, False]


def test_what_fits_only_after_its_time_is_late_and_says_which_bucket_was_short() -> None:
    (first, second) = share_out([work("a", pool=20), work("b", pool=20)], LIMITS, today=TODAY)
    assert (first.is_late, first.short) == (False, None)
    assert (second.day, second.is_late, second.short) == (TODAY + A_DAY, True, Bucket.POOL)


def test_what_no_day_holds_is_never_placed() -> None:
    (fit,) = share_out([work("a", pool=21)], LIMITS, today=TODAY)
    assert (fit.day, fit.is_late, fit.short) == (None, True, Bucket.POOL)


def test_the_pool_holds_nineteen_full_publishes_a_day() -> None:
    works = [
        Work(name=f"{number:03}", wanted=NOON, due=NOON, needs=PublishingSteps().needs)
        for number in range(58)
    ]
    fits = share_out(works, DEFAULT_LIMITS, today=TODAY)
    assert Counter(fit.day for fit in fits) == {
        TODAY: 19,
        TODAY + A_DAY: 19,
        TODAY + 2 * A_DAY: 19,
        TODAY + 3 * A_DAY: 1,
    }
