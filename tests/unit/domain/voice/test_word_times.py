"""Every written word has a time, in order and inside the recording."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.voice.takes import TimeSource, Utterance, WordTime
from reelwright.domain.voice.word_times import written_word_times

pytestmark = pytest.mark.unit

EXACT, ESTIMATED = TimeSource.EXACT, TimeSource.ESTIMATED


def heard(*spans: tuple[int, int]) -> list[WordTime]:
    return [WordTime(start=start, end=end, source=EXACT) for start, end in spans]


def says(*spans: tuple[int, int]) -> list[Utterance]:
    return [Utterance(first=first, last=last, spoken="x") for first, last in spans]


def spans_of(words: tuple[WordTime, ...]) -> list[tuple[int, int]]:
    return [(word.start, word.end) for word in words]


def test_one_word_one_utterance_keeps_its_time_and_source() -> None:
    words = written_word_times(("It", "is"), says((0, 1), (1, 2)), heard((5, 10), (12, 20)), 30)
    assert words == tuple(heard((5, 10), (12, 20)))


def test_words_spoken_together_share_the_time_by_their_characters() -> None:
    words = written_word_times(
        ("5", "km", "away"), says((0, 2), (2, 3)), heard((0, 90), (90, 99)), 99
    )
    assert spans_of(words) == [(0, 30), (30, 90), (90, 99)]
    assert [word.source for word in words] == [ESTIMATED, ESTIMATED, EXACT]


def test_a_mark_nobody_says_has_no_length_and_its_place() -> None:
    words = written_word_times(
        ("so", "\u2014", "yes"), says((0, 1), (1, 2), (2, 3)), heard((0, 9), (12, 12), (15, 20)), 20
    )
    assert spans_of(words) == [(0, 9), (12, 12), (15, 20)]


def test_overlapping_and_escaping_times_are_put_right() -> None:
    words = written_word_times(
        ("a", "b", "c"), says((0, 1), (1, 2), (2, 3)), heard((-4, 9), (6, 30), (5, 99)), 50
    )
    assert spans_of(words) == [(0, 6), (6, 6), (6, 50)]


@pytest.mark.parametrize(
    ("utterances", "times"),
    [
        (says((0, 1)), heard((0, 1), (1, 2))),
        (says((0, 1), (1, 1)), heard((0, 1), (1, 2))),
        (says((0, 1)), heard((0, 1))),
        (says((1, 2), (0, 1)), heard((0, 1), (1, 2))),
    ],
)
def test_what_does_not_fit_together_is_refused(
    utterances: list[Utterance], times: list[WordTime]
) -> None:
    with pytest.raises(ValueError, match="utterances"):
        written_word_times(("a", "b"), utterances, times, 10)


@settings(max_examples=60)
@given(data=st.data())
def test_always_monotone_and_inside(data: st.DataObject) -> None:
    sizes = data.draw(st.lists(st.integers(1, 4), max_size=8))
    samples = data.draw(st.integers(0, 1000))
    number = st.integers(-50, 1100)
    utterances: list[Utterance] = []
    written: list[str] = []
    for size in sizes:
        utterances.append(Utterance(first=len(written), last=len(written) + size, spoken="x"))
        written += data.draw(
            st.lists(st.text("ab", min_size=1, max_size=5), min_size=size, max_size=size)
        )
    times = heard(*(data.draw(st.tuples(number, number)) for _ in sizes))
    words = written_word_times(written, utterances, times, samples)
    assert len(words) == len(written)
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= samples for edge in edges)
