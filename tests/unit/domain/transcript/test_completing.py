import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.completing import spread, told_times, windows
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

S = SAMPLE_RATE


def _segment(text: str, start: int | None = None, end: int | None = None) -> GivenSegment:
    words = tuple(GivenWord(text=word) for word in text.split())
    return GivenSegment(words=words, start=start, end=end)


def _given(*segments: GivenSegment) -> GivenTranscript:
    return GivenTranscript(form=TranscriptForm.SRT, segments=segments)


def test_short_segments_are_looked_for_together_and_long_ones_apart() -> None:
    given = _given(*(_segment("one two", at * 5 * S, (at + 1) * 5 * S) for at in range(12)))
    found = windows(given, 60 * S)
    assert [window.last for window in found][-1] == 12
    assert [window.first for window in found][1:] == [window.last for window in found][:-1]
    assert all(window.end - window.start <= 27 * S for window in found)


def test_a_text_without_times_is_looked_for_in_all_of_the_sound() -> None:
    (window,) = windows(_given(_segment("one two"), _segment("three")), 90 * S)
    assert (window.first, window.last, window.start, window.end) == (0, 2, 0, 90 * S)


def test_words_share_the_time_of_their_segment_by_their_letters() -> None:
    given = _given(_segment("ab cdef", 2 * S, 8 * S))
    (window,) = windows(given, 10 * S)
    first, second = spread(given, window)
    assert (first.start, first.end) == (2 * S, 4 * S)
    assert (second.start, second.end) == (4 * S, 8 * S)
    assert first.source is TimeSource.ESTIMATED


def test_a_word_without_time_stands_between_its_neighbours() -> None:
    words = (
        GivenWord(text="in", start=0, end=S),
        GivenWord(text="1969"),
        GivenWord(text="we", start=3 * S),
    )
    given = _given(GivenSegment(words=words, speaker="Ada"))
    found = told_times(given, 5 * S)
    assert (found[1].start, found[1].end) == (S, 3 * S)
    assert [word.source for word in found] == [
        TimeSource.ALIGNED,
        TimeSource.ESTIMATED,
        TimeSource.ALIGNED,
    ]
    assert found[2].speaker == "Ada"


_TIME = st.none() | st.integers(0, 4 * 3600 * S)


@over(
    st.lists(st.tuples(_TIME, _TIME, st.integers(1, 4)), min_size=1, max_size=30),
    st.integers(1, 3 * 3600 * S),
)
def test_whatever_a_file_says_every_segment_is_in_one_window_inside_the_sound(
    drawn: list[tuple[int | None, int | None, int]], samples: int
) -> None:
    given = _given(*(_segment("word " * count, start, end) for start, end, count in drawn))
    found = windows(given, samples)
    covered = [at for window in found for at in range(window.first, window.last)]
    assert covered == list(range(len(drawn)))
    assert all(0 <= window.start <= samples for window in found)
    assert all(0 <= window.end <= samples for window in found)
    times = [time for window in found for time in spread(given, window)]
    assert len(times) == given.words
    assert all(time.start <= time.end for time in times)
