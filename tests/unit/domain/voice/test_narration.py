"""A narration is cut into takes that are the narration, end to end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.voice.narration import NarrationMismatch, cut_narration, utterances_of
from reelwright.domain.voice.takes import SpokenLine, TimeSource, Utterance, WordTime

pytestmark = pytest.mark.unit

RATE = 1_000


def line(*words: str) -> SpokenLine:
    parts = (Utterance(first=at, last=at + 1, spoken=word) for at, word in enumerate(words))
    return SpokenLine(language="en", utterances=tuple(parts))


def at(start: int, end: int, *, found: bool = True) -> WordTime:
    source = TimeSource.ALIGNED if found else TimeSource.ESTIMATED
    return WordTime(start=start, end=end, source=source)


@st.composite
def narrations(draw: st.DrawFn) -> tuple[list[SpokenLine], list[WordTime], int]:
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=8))
    steps = draw(st.lists(st.integers(0, 50), min_size=2 * sum(sizes), max_size=2 * sum(sizes)))
    place, times = 0, []
    for gap, length in zip(steps[::2], steps[1::2], strict=True):
        times.append(at(place + gap, place + gap + length))
        place += gap + length
    lines = [line(*["word"] * size) for size in sizes]
    return lines, times, place + draw(st.integers(0, 50))


@given(narrations())
def test_takes_are_the_narration_and_hold_their_words(
    case: tuple[list[SpokenLine], list[WordTime], int],
) -> None:
    lines, times, samples = case
    narration = cut_narration(lines, times, samples, RATE)
    takes = narration.lines
    assert len(takes) == len(lines)
    assert takes[0].start == 0
    assert takes[-1].end == samples
    assert all(take.end == following.start for take, following in pairwise(takes))
    words = [(take.start + w.start, take.start + w.end) for take in takes for w in take.words]
    assert words == [(time.start, time.end) for time in times]


def test_a_cut_lies_in_the_middle_of_the_pause() -> None:
    lines = [line("one", "two"), line("three"), line("four")]
    times = [at(10, 20), at(30, 40), at(60, 80), at(81, 90)]
    takes = cut_narration(lines, times, 100, RATE).lines
    assert [(take.start, take.end) for take in takes] == [(0, 50), (50, 80), (80, 100)]
    assert takes[1].words == (at(10, 30),)


def test_notes_name_lines_that_were_left_out_or_spoken_differently() -> None:
    lines = [line(*["read", "as", "it", "is"]), line("left", "out"), line("said", "other", "wise")]
    times = [
        *(at(k * 1_000, k * 1_000 + 500) for k in range(4)),
        *(at(64_000, 64_000, found=False) for _ in range(2)),
        *(at(65_000 + k, 65_001 + k, found=k != 1) for k in range(3)),
    ]
    notes = cut_narration(lines, times, 70_000, RATE).notes
    assert notes == (
        "Line 2 (\u201cleft out\u2026\u201d, about 1:04) was not heard in the narration.",
        (
            "Line 3 (\u201csaid other wise\u2026\u201d, about 1:05) was spoken differently: "
            "2 of its 3 words were heard."
        ),
    )


def test_another_text_is_refused() -> None:
    times = [at(k, k + 1, found=k == 0) for k in range(8)]
    with pytest.raises(NarrationMismatch, match="1 of its 8 words"):
        cut_narration([line(*["word"] * 8)], times, 100, RATE)


def test_marks_that_nobody_says_count_neither_way() -> None:
    lines = [line("yes", "", "\u2014")]
    times = [at(0, 5), at(5, 5, found=False), at(5, 5, found=False)]
    assert cut_narration(lines, times, 10, RATE).notes == ()


def test_an_aligner_is_asked_for_every_utterance() -> None:
    assert utterances_of([line("a", ""), line("b")]) == ("a", "", "b")


def test_times_of_another_number_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="1 times for 2"):
        cut_narration([line("a", "b")], [at(0, 1)], 10, RATE)
