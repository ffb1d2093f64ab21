"""Words of overlapping pieces, joined."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.joining import in_order, joined
from reelwright.domain.transcript.recognised import (
    Recognised,
    RecognisedWord,
    mean_confidence,
)

pytestmark = pytest.mark.unit

STEP = SAMPLE_RATE // 2


def _words(text: str, first: int = 0) -> list[RecognisedWord]:
    """A word every half second, from the half second ``first`` on."""
    return [
        RecognisedWord(text=word, start=at * STEP, end=(at + 1) * STEP)
        for at, word in enumerate(text.split(), first)
    ]


def _text(words: list[RecognisedWord]) -> str:
    return " ".join(word.text for word in words)


SAID = "the tide rises twice a day because the moon pulls harder on the nearer side"


def test_what_both_heard_is_there_once() -> None:
    before, after = (
        _words("the tide rises twice a day because"),
        _words("twice a day because the moon", 3),
    )
    assert (
        _text(joined(before, after, 3 * STEP, 7 * STEP))
        == "the tide rises twice a day because the moon"
    )


def test_words_that_were_cut_are_taken_from_the_piece_that_has_them_whole() -> None:
    before, after = (
        _words("the tide rises twice a day bee"),
        _words("ice a day because the moon", 3),
    )
    assert (
        _text(joined(before, after, 3 * STEP, 7 * STEP))
        == "the tide rises twice a day because the moon"
    )


def test_pieces_that_heard_nothing_alike_are_parted_in_the_middle() -> None:
    before, after = _words("one two three four"), _words("tree fore five six", 2)
    assert _text(joined(before, after, 2 * STEP, 4 * STEP)) == "one two three fore five six"


def test_a_word_that_was_said_twice_stays_twice() -> None:
    before, after = _words("no no no"), _words("no no no no", 1)
    assert _text(joined(before, after, STEP, 3 * STEP)) == "no no no no no"


@pytest.mark.parametrize(("before", "after"), [("", SAID), (SAID, ""), ("", "")])
def test_silence_on_one_side_takes_nothing_from_the_other(before: str, after: str) -> None:
    end = len(before.split())
    words = joined(_words(before), _words(after, end), end * STEP, end * STEP)
    assert _text(words) == " ".join(filter(None, [before, after]))


@given(st.integers(1, 14), st.integers(0, 8))
def test_a_text_heard_the_same_twice_comes_together_again(cut: int, shared: int) -> None:
    said = SAID.split()
    start = max(0, cut - shared)
    before, after = _words(" ".join(said[:cut])), _words(" ".join(said[start:]), start)
    assert _text(joined(before, after, start * STEP, cut * STEP)) == SAID


def test_no_word_begins_before_the_one_in_front_of_it() -> None:
    words = [
        RecognisedWord(text="a", start=50, end=70),
        RecognisedWord(text="b", start=40, end=45),
        RecognisedWord(text="c", start=60, end=90),
    ]
    assert [(word.start, word.end) for word in in_order(words)] == [(50, 70), (50, 50), (60, 90)]


@pytest.mark.parametrize(
    ("sure", "mean"), [((), 1.0), ((None, None), 1.0), ((0.5, None, 1.0), 0.75)]
)
def test_words_that_tell_no_confidence_are_not_counted(
    sure: tuple[float | None, ...], mean: float
) -> None:
    words = tuple(RecognisedWord(text="a", start=0, end=1, confidence=each) for each in sure)
    assert mean_confidence(Recognised(words=words, language="en").words) == mean
