"""A text without times is cut where its words were surely heard."""

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.anchoring import Anchor, anchored, thinned
from reelwright.domain.transcript.given import (
    GivenSegment,
    GivenTranscript,
    GivenWord,
    TranscriptForm,
)
from reelwright.domain.voice.matching import surely_heard

pytestmark = pytest.mark.unit

S = SAMPLE_RATE


def _given(*texts: str) -> GivenTranscript:
    segments = tuple(
        GivenSegment(words=tuple(GivenWord(text=word) for word in text.split()), speaker=text[0])
        for text in texts
    )
    return GivenTranscript(form=TranscriptForm.TEXT, segments=segments)


def test_segments_are_cut_at_anchors_which_give_the_parts_their_beginnings() -> None:
    anchors = [Anchor(word=2, sample=5 * S), Anchor(word=6, sample=20 * S)]
    found = anchored(_given("a b c d e f", "g h"), anchors)
    assert [(each.text, each.start, each.speaker) for each in found.segments] == [
        ("a b", None, "a"),
        ("c d e f", 5 * S, "a"),
        ("g h", 20 * S, "g"),
    ]


def test_a_segment_keeps_its_end_and_one_without_anchors_stays() -> None:
    whole = GivenSegment(words=tuple(GivenWord(text=each) for each in "abc"), start=S, end=9 * S)
    told = GivenTranscript(form=TranscriptForm.SRT, segments=(whole, whole))
    found = anchored(told, [Anchor(word=1, sample=4 * S)])
    assert [(each.start, each.end) for each in found.segments] == [
        (S, None),
        (4 * S, 9 * S),
        (S, 9 * S),
    ]


@over(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 400 * S)), max_size=20))
def test_no_word_is_lost_and_times_rise_whatever_the_anchors(pairs: list[tuple[int, int]]) -> None:
    told = _given(*("one two three four five" for _ in range(6)))
    kept = thinned([Anchor(word=word, sample=sample) for word, sample in pairs])
    found = anchored(told, kept)
    words = [word for segment in found.segments for word in segment.words]
    assert words == [word for segment in told.segments for word in segment.words]
    starts = [each.start for each in found.segments if each.start is not None]
    assert starts == [each.sample for each in kept]
    assert starts == sorted(starts)
    assert all(each.words for each in found.segments)


def test_words_count_where_most_of_a_passage_was_heard_in_order() -> None:
    said = [True] * 20 + [False] * 20 + [True, True, True] + [False] * 10
    found = surely_heard(said)
    assert found[0] == 0
    assert max(found) < 19
    assert len(found) > 10
    assert surely_heard([True, False] * 20) == []
    assert surely_heard([]) == []
