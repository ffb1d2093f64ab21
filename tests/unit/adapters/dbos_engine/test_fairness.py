"""The rule by which channels are served: the one that was served longest ago goes first."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.dbos_engine.fairness import in_turn

pytestmark = pytest.mark.unit

BACKLOGS = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 9), max_size=6)
HISTORIES = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 1000))


def jobs_of(backlog: dict[str, int]) -> dict[str, list[str]]:
    return {
        channel: [f"{channel}{number}" for number in range(count)]
        for channel, count in backlog.items()
    }


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param({}, "a0 b0 c0 a1 c1 a2", id="nobody was served"),
        pytest.param({"a": 7, "b": 3}, "c0 b0 a0 c1 a1 a2", id="the longest ago goes first"),
        pytest.param({"a": 1, "z": 9}, "b0 c0 a0 c1 a1 a2", id="who waits not counts not"),
    ],
)
def test_channels_are_served_in_turn(last: dict[str, int], expected: str) -> None:
    assert in_turn(last, jobs_of({"a": 3, "b": 1, "c": 2}), 99) == tuple(expected.split())


@given(BACKLOGS, HISTORIES)
def test_every_job_comes_once_and_a_channels_jobs_in_their_order(
    backlog: dict[str, int], last: dict[str, int]
) -> None:
    order = in_turn(last, jobs_of(backlog), 99)
    assert len(order) == len(set(order)) == sum(backlog.values())
    for channel in backlog:
        mine = [job for job in order if job[0] == channel]
        assert mine == sorted(mine)


@given(BACKLOGS, HISTORIES)
def test_nobody_is_served_twice_while_another_waits(
    backlog: dict[str, int], last: dict[str, int]
) -> None:
    order = in_turn(last, jobs_of(backlog), 99)
    for channel, count in backlog.items():
        places = [place for place, job in enumerate(order) if job[0] == channel]
        assert len(places) == count
        for one, next_one in pairwise(places):
            between = Counter(job[0] for job in order[one + 1 : next_one])
            assert all(times == 1 for times in between.values())
            waiting = {
                other for other in backlog
                if other != channel
                and any(job[0] == other for job in order[next_one:])
            }  # fmt: skip
            assert waiting <= between.keys()


@given(BACKLOGS, HISTORIES, st.integers(0, 9))
def test_fewer_are_the_first_of_all(
    backlog: dict[str, int], last: dict[str, int], most: int
) -> None:
    assert in_turn(last, jobs_of(backlog), most) == in_turn(last, jobs_of(backlog), 99)[:most]
