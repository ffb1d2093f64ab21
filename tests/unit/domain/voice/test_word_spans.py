"""Every word gets a time, whatever an aligner found."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reelwright.domain.voice.takes import TimeSource, WordTime
from reelwright.domain.voice.word_spans import filled, tightened

pytestmark = pytest.mark.unit

RATE = 16_000
SAMPLES = 1_000


def sound(*parts: tuple[int, int]) -> NDArray[np.int16]:
    """Milliseconds of sound or silence: (length, level)."""
    rng = np.random.default_rng(3)
    return np.concatenate(
        [rng.integers(-level - 1, level + 1, ms * RATE // 1000) for ms, level in parts]
    ).astype(np.int16)


def milliseconds(span: tuple[int, int]) -> tuple[int, int]:
    return span[0] * 1000 // RATE, span[1] * 1000 // RATE


@given(
    words=st.lists(st.sampled_from(["one", "\u2014", "", "word"]), max_size=12),
    found=st.dictionaries(
        st.integers(0, 11),
        st.tuples(st.integers(-50, SAMPLES + 50), st.integers(-50, SAMPLES + 50)),
    ),
)
def test_times_are_in_order_and_inside_whatever_was_found(
    words: list[str], found: dict[int, tuple[int, int]]
) -> None:
    times = filled(words, found, SAMPLES, TimeSource.ALIGNED)
    assert len(times) == len(words)
    place = 0
    for time in times:
        assert place <= time.start <= time.end <= SAMPLES
        place = time.end


def test_words_that_were_not_found_share_the_room_by_their_letters() -> None:
    times = filled(
        ["a", "bbb", "\u2014", "c", "d"], {0: (0, 100), 4: (500, 600)}, 900, TimeSource.ALIGNED
    )
    guess = TimeSource.ESTIMATED
    assert times == (
        WordTime(start=0, end=100, source=TimeSource.ALIGNED),
        WordTime(start=100, end=400, source=guess),
        WordTime(start=400, end=400, source=TimeSource.ALIGNED),
        WordTime(start=400, end=500, source=guess),
        WordTime(start=500, end=600, source=TimeSource.ALIGNED),
    )


@pytest.mark.parametrize(
    ("parts", "span", "tight"),
    [
        ([(100, 0), (200, 5_000), (100, 0)], (50, 380), (100, 300)),
        ([(100, 0), (200, 5_000), (100, 0)], (150, 250), (150, 250)),
        ([(200, 5_000), (200, 0), (30, 5_000)], (0, 430), (0, 200)),
        ([(30, 5_000), (200, 0), (200, 5_000)], (0, 430), (230, 430)),
        ([(200, 5_000), (60, 0), (30, 5_000)], (0, 290), (0, 290)),
        ([(200, 5_000), (200, 0), (200, 5_000)], (0, 600), (0, 600)),
        ([(200, 5_000), (400, 0)], (300, 500), (300, 500)),
        ([(100, 40), (200, 5_000), (500, 40)], (50, 380), (100, 300)),
    ],
    ids=[
        "silence at both ends",
        "nothing to narrow",
        "a splinter of the next word",
        "a splinter of the word before",
        "the closure of a consonant",
        "a pause between words said together",
        "nothing heard",
        "noise below the speech",
    ],
)
def test_spans_narrow_to_what_is_heard(
    parts: list[tuple[int, int]], span: tuple[int, int], tight: tuple[int, int]
) -> None:
    inside = {7: (span[0] * RATE // 1000, span[1] * RATE // 1000)}
    assert milliseconds(tightened(sound(*parts), inside, RATE)[7]) == tight


def test_no_sound_narrows_nothing() -> None:
    assert tightened(np.zeros(0, np.int16), {0: (0, 0)}, RATE) == {0: (0, 0)}
