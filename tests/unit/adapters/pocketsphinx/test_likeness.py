"""Words count as said where every run of them is like the sound."""

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.pocketsphinx.likeness import LEAST, RUN, is_said, log_likelihood

pytestmark = pytest.mark.unit

GOOD, UNLIKE = (-40.0, 20), (-120.0, 20)
"""Log likelihood and frames of words that were said, and of others."""

lines = st.lists(st.tuples(st.floats(-400, 0), st.integers(3, 100)), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], True),
        ([GOOD] * 30, True),
        ([UNLIKE] * 30, False),
        ([GOOD] * 12 + [UNLIKE] + [GOOD] * 12, True),
        ([GOOD] * 12 + [UNLIKE] * 3 + [GOOD] * 12, False),
        ([GOOD] * 100 + [UNLIKE] * RUN, False),
        ([UNLIKE, GOOD], False),
    ],
)
def test_a_run_of_unlike_words_is_not_outweighed(
    words: list[tuple[float, int]],
    said: bool,  # noqa: FBT001 - a table
) -> None:
    assert is_said(words) is said


@given(lines, lines)
def test_what_is_not_said_stays_so_among_other_words(
    words: list[tuple[float, int]], more: list[tuple[float, int]]
) -> None:
    if len(words) >= RUN and not is_said(words):
        assert not is_said(more + words + more)


@given(lines)
def test_words_each_above_the_limit_are_said(words: list[tuple[float, int]]) -> None:
    assert is_said([(max(likeness, LEAST * frames), frames) for likeness, frames in words])


def test_a_likelihood_too_small_for_a_float_is_far_below_the_limit() -> None:
    assert log_likelihood(0.0) == -inf
    assert not is_said([GOOD] * RUN + [(-inf, 300)])
    assert log_likelihood(1.0) == 0
