"""Words that were heard are matched to the script's, also over an hour."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.voice.matching import matches, surroundings_heard

pytestmark = pytest.mark.unit

COMMON = st.sampled_from(["the", "of", "and", "a", "to", "lighthouse", "keeper"])
WORDS = st.lists(COMMON, max_size=40)


@given(WORDS, WORDS)
def test_pairs_are_equal_and_rise(expected: list[str], heard: list[str]) -> None:
    pairs = matches(expected, heard)
    assert all(expected[ours] == heard[theirs] for ours, theirs in pairs)
    assert pairs == sorted(set(pairs))
    assert len({theirs for _, theirs in pairs}) == len(pairs)


@given(WORDS)
def test_what_is_read_as_written_is_matched_whole(words: list[str]) -> None:
    assert matches(words, words) == [(at, at) for at in range(len(words))]


def test_an_hour_with_errors_is_matched() -> None:
    chance = np.random.default_rng(5)
    words = [f"w{int(rank)}" for rank in chance.pareto(0.6, 9_000)]
    heard = [word if chance.random() > 0.1 else "other" for word in words]
    assert len(matches(words, heard)) > 7_900


@pytest.mark.parametrize(
    ("matched", "heard"),
    [
        ("", ""),
        ("1111111111", "1111111111"),
        ("1111011111", "1111111111"),
        ("1111100000000011111", "1111100000000011111"),
        ("1101101101101101101", "1111111111111111111"),
        ("0000000010000000000", "0000000000000000000"),
    ],
)
def test_a_word_counts_as_said_by_its_surroundings(matched: str, heard: str) -> None:
    found = surroundings_heard([mark == "1" for mark in matched])
    assert "".join("01"[mark] for mark in found) == heard
