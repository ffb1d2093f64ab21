"""Cues keep the limits that readers need, whatever is said and however fast."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.captions.cues import Cue, CueWord
from reelwright.domain.captions.limits import CaptionLimits
from reelwright.domain.captions.timing import cues_for
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

LIMITS = CaptionLimits()
PAUSE = SAMPLE_RATE // 3


def timed(*sentences: str, pace: int = 15, pause: int = PAUSE) -> tuple[list[list[CueWord]], int]:
    """Sentences spoken at ``pace`` characters a second, and when the last one ends."""
    now, result = 0, []
    for sentence in sentences:
        words = []
        for text in sentence.split():
            end = now + (len(text) + 1) * SAMPLE_RATE // pace
            words.append(CueWord(text=text, start=now, end=end))
            now = end
        result.append(words)
        now += pause
    return result, now


def texts(cues: tuple[Cue, ...]) -> list[str]:
    return [cue.text for cue in cues]


def cut(*sentences: str, pace: int = 15, pause: int = PAUSE) -> tuple[Cue, ...]:
    words, end = timed(*sentences, pace=pace, pause=pause)
    return cues_for(words, "en", end)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It stands alone.", ["It stands alone."]),
        (
            "The printing press spread quickly, and within fifty years it had changed the world.",
            [
                "The printing press spread quickly,",
                "and within fifty years\nit had changed the world.",
            ],
        ),
        (
            "He gave the committee a careful answer about the coming budget.",
            ["He gave the committee a careful answer\nabout the coming budget."],
        ),
        (
            "The new line carries trains at more than 300 km an hour between both of the cities.",
            None,
        ),
    ],
)
def test_breaks_stand_where_a_reader_pauses(sentence: str, expected: list[str] | None) -> None:
    found = texts(cut(sentence))
    if expected is None:
        assert "300\n" not in "\n".join(found)
    else:
        assert found == expected


def test_a_cue_never_reaches_across_sentences() -> None:
    assert texts(cut("Yes.", "It is so.")) == ["Yes.", "It is so."]


def test_a_short_gap_is_closed_to_two_frames_and_a_long_one_is_left() -> None:
    close = cut("One fine day it rained.", "Then it stopped.", pause=SAMPLE_RATE // 4)
    assert close[1].start - close[0].end == LIMITS.gap
    apart = cut("One fine day it rained.", "Then it stopped.", pause=3 * SAMPLE_RATE)
    assert apart[1].start - apart[0].end >= LIMITS.closed_gap


def test_a_short_cue_stays_for_five_sixths_of_a_second_where_there_is_silence() -> None:
    cue = cut("Yes.", "No.", pause=3 * SAMPLE_RATE)[0]
    assert cue.end - cue.start == LIMITS.shortest


def test_speech_too_fast_to_read_goes_on_into_the_silence_after_it() -> None:
    cue = cut(
        "Seventeen quick words can be said in hardly any time", pace=40, pause=5 * SAMPLE_RATE
    )[0]
    assert cue.reading_speed <= LIMITS.reading_speed


def test_speech_too_fast_with_no_silence_is_told_by_the_cue() -> None:
    cues = cut("Words " * 60, pace=40, pause=0)
    assert max(cue.reading_speed for cue in cues) > LIMITS.reading_speed


def test_a_word_longer_than_a_line_is_kept_whole() -> None:
    endless = "x" * 60
    lines = cut(f"This is {endless} here.")[0].text
    assert endless in lines.split("\n") or any(
        endless in cue.text.split("\n") for cue in cut(f"This is {endless} here.")
    )


def test_nothing_said_gives_no_cues() -> None:
    assert cues_for([], "en", 100) == ()
    assert cues_for([[]], "en", 100) == ()


WORDS = st.lists(
    st.tuples(
        st.text("abcdefg,.-", min_size=1, max_size=50),
        st.integers(0, 30_000),
        st.integers(1, 60_000),
    ),
    min_size=1,
    max_size=20,
)


@settings(max_examples=50)
@given(sentences=st.lists(WORDS, max_size=4), tail=st.integers(0, 200_000))
def test_every_limit_holds(sentences: list[list[tuple[str, int, int]]], tail: int) -> None:
    now, spoken = 0, []
    for sentence in sentences:
        words = []
        for text, silence, length in sentence:
            words.append(CueWord(text=text, start=now + silence, end=now + silence + length))
            now = words[-1].end
        spoken.append(words)
    cues = cues_for(spoken, "en", now + tail)
    assert [w.text for cue in cues for line in cue.lines for w in line] == [
        word.text for sentence in spoken for word in sentence
    ]
    for cue in cues:
        assert_readable(cue)
    for before, after in pairwise(cues):
        assert before.end <= after.start
        gap = after.start - before.end
        held = before.end - before.start >= LIMITS.longest
        assert gap <= LIMITS.gap or gap >= LIMITS.closed_gap or held
    assert all(0 <= cue.start < cue.end <= now + tail for cue in cues)


def assert_readable(cue: Cue) -> None:
    assert 1 <= len(cue.lines) <= LIMITS.lines
    for line in cue.lines:
        shown = " ".join(word.text for word in line)
        assert len(shown) <= LIMITS.line_length or len(line) == 1
    words = [word for line in cue.lines for word in line]
    assert cue.start == words[0].start
    assert words[-1].end <= cue.end
    assert all(word.start <= word.end for word in words)
    if len(words) > 1:
        assert cue.end - cue.start <= LIMITS.longest
