"""A line too long for its voice is cut where a speaker would breathe."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.voice.splitting import LineTooLong, parts_of, pause_after
from reelwright.domain.voice.takes import SpokenLine, Utterance

pytestmark = pytest.mark.unit


def line_of(words: list[str], before: str = "", after: str = "") -> SpokenLine:
    return SpokenLine(
        language="en",
        utterances=tuple(
            Utterance(first=at, last=at + 1, spoken=word) for at, word in enumerate(words)
        ),
        before=before,
        after=after,
    )


def texts(line: str, longest: int) -> list[str]:
    return [part.text for part in parts_of(line_of(line.split(" ")), longest)]


@pytest.mark.parametrize(
    ("line", "longest", "parts"),
    [
        ("one two three", 13, ["one two three"]),
        ("one, two three; four five six. seven", 22, ["one, two three;", "four five six. seven"]),
        ("one two, three four five", 16, ["one two,", "three four five"]),
        ("one two three four five", 14, ["one two three", "four five"]),
        ("a. bb ccc dddd", 9, ["a. bb ccc", "dddd"]),
    ],
)
def test_cuts(line: str, longest: int, parts: list[str]) -> None:
    assert texts(line, longest) == parts


def test_each_part_knows_what_is_said_around_it() -> None:
    line = line_of(["one,", "two,", "three"], before="before", after="after")
    parts = parts_of(line, 5)
    assert [(part.before, part.after) for part in parts] == [
        ("before", "two,"), ("one,", "three"), ("two,", "after"),
    ]  # fmt: skip


def test_a_word_too_long_is_refused() -> None:
    with pytest.raises(LineTooLong, match="30 characters"):
        texts("one " + "a" * 30, 20)


def test_the_pause_is_that_of_the_mark() -> None:
    pauses = [pause_after(line_of([word])) for word in ("one", "one,", "one;", "one.")]
    assert pauses == sorted(set(pauses))


@given(st.lists(st.text("ab,.", max_size=8), min_size=1, max_size=40), st.integers(8, 30))
def test_no_word_is_lost_and_no_part_is_too_long(words: list[str], longest: int) -> None:
    line = line_of(words)
    parts = parts_of(line, longest)
    assert [each for part in parts for each in part.utterances] == list(line.utterances)
    assert all(len(part.text) <= longest for part in parts)
