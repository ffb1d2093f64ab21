"""Lines are even, words whole where they can be, and nothing is lost unless it says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.adapters.illustrator.wrapping import balanced, broken, shortened, wrapped

pytestmark = pytest.mark.unit


def measure(text: str) -> float:
    return len(text) / 2


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("one two three four", 5, ["one two", "three four"]),
        ("a heading of five words", 8, ["a heading", "of five words"]),
        ("short", 9, ["short"]),
        ("to be or not to be that is", 7, ["to be or not", "to be that is"]),
    ],
)
def test_lines_are_even(text: str, room: float, lines: list[str]) -> None:
    assert balanced(text.split(), room, measure) == lines


@pytest.mark.parametrize(
    ("word", "room", "parts"),
    [
        ("abcdefghij", 3, ["abcde-", "fghij"]),
        ("https://a.example/page", 5, ["https://", "a.example", "/page"]),
        ("1234567890", 3, ["12345", "67890"]),
        ("short", 3, ["short"]),
    ],
)
def test_a_word_too_wide_is_cut(word: str, room: float, parts: list[str]) -> None:
    assert broken([word], room, measure) == parts


def test_what_is_left_out_is_told_at_a_word() -> None:
    lines = ["one two", "three four", "five"]
    assert shortened(lines, 2, 5, measure) == ["one two", "three…"]
    assert shortened(lines, 3, 5, measure) == lines


@settings(deadline=None)
@given(st.lists(st.text("abcdef", min_size=1, max_size=30), max_size=60), st.integers(4, 20))
def test_no_word_is_lost_and_every_line_fits(words: list[str], room: int) -> None:
    parts = broken(words, room, measure)
    for lines in (wrapped(parts, room, measure), balanced(parts, room, measure)):
        assert " ".join(lines).split() == parts
        assert all(measure(line) <= room for line in lines)
    assert len(wrapped(parts, room, measure)) == len(balanced(parts, room, measure))
    assert "".join(parts).replace("-", "") == "".join(words)
