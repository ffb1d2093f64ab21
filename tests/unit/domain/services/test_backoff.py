import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.services.backoff import RetryPolicy, wait_before_next

pytestmark = pytest.mark.unit

POLICY = RetryPolicy()


@pytest.mark.parametrize(("attempt", "longest"), [(1, 1.0), (2, 2.0), (3, 4.0)])
def test_the_longest_wait_doubles(attempt: int, longest: float) -> None:
    assert wait_before_next(POLICY, attempt, retry_after=None, chance=1.0) == longest


def test_the_last_attempt_is_not_followed_by_another() -> None:
    assert wait_before_next(POLICY, POLICY.attempts, retry_after=None, chance=0.5) is None


def test_what_the_service_asks_for_beyond_our_patience_ends_it() -> None:
    assert wait_before_next(POLICY, 1, retry_after=121.0, chance=0.0) is None


@given(
    st.integers(1, 3),
    st.one_of(st.none(), st.floats(0, 120)),
    st.floats(0, 1),
)
def test_a_wait_is_bounded_and_never_undercuts_the_service(
    attempt: int, retry_after: float | None, chance: float
) -> None:
    wait = wait_before_next(POLICY, attempt, retry_after=retry_after, chance=chance)
    assert wait is not None
    assert (retry_after or 0) <= wait <= POLICY.patience + POLICY.first


@given(st.integers(1, 2000))
def test_many_attempts_stay_under_the_longest_wait(attempt: int) -> None:
    policy = RetryPolicy(attempts=10_000)
    wait = wait_before_next(policy, attempt, retry_after=None, chance=1.0)
    assert wait is not None
    assert wait <= policy.longest
