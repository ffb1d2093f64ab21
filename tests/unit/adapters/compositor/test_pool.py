import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.compositor.pool import next_job

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("pending", "last", "expected"),
    [
        ({0, 1, 2, 3}, None, 0),
        ({1, 2, 3, 4}, None, 3),
        ({1, 2, 3, 4}, 0, 1),
        ({2, 5, 6, 7, 8}, 3, 7),
        ({4}, 9, 4),
    ],
)
def test_a_worker_goes_on_or_halves_the_longest_stretch(
    pending: set[int], last: int | None, expected: int
) -> None:
    assert next_job(pending, last) == expected


@pytest.mark.parametrize(
    ("pending", "expected"),
    [({0, 1, 2}, 0), (set(range(1, 9)), 6), ({4, 5}, 4), ({5}, 5), ({3, 4, 5}, 4)],
)
def test_a_worker_begins_at_a_body_where_it_can(pending: set[int], expected: int) -> None:
    assert next_job(pending, None, transitions={1, 3, 5, 7}) == expected


@given(st.integers(1, 60), st.integers(1, 5))
def test_every_job_is_taken_once_and_mostly_in_order(jobs: int, workers: int) -> None:
    pending = set(range(jobs))
    last: list[int | None] = [None] * workers
    turns = 0
    follows = 0
    while pending:
        worker = turns % workers
        taken = next_job(pending, last[worker])
        follows += last[worker] is not None and taken == (last[worker] or 0) + 1
        pending.remove(taken)
        last[worker] = taken
        turns += 1
    assert turns == jobs
    assert follows >= jobs - workers * (jobs.bit_length() + 1)
