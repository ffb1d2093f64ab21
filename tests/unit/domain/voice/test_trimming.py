"""Takes are cut to what is heard, and no word loses a sample."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from reelwright.domain.voice.takes import TimeSource, WordTime
from reelwright.domain.voice.trimming import FADE, LEAD, TAIL, trim
from reelwright.domain.voice.word_spans import HOP_SECONDS

pytestmark = pytest.mark.unit

RATE = 16_000
LEAD_SAMPLES, TAIL_SAMPLES, FADE_SAMPLES = (int(part * RATE) for part in (LEAD, TAIL, FADE))
HOP = int(HOP_SECONDS * RATE)


def tone(samples: int, level: float = 9_000) -> NDArray[np.int16]:
    """A sound that does not begin or end with zero."""
    wave: NDArray[np.int16] = np.rint(level * np.cos(np.arange(samples) * 0.35)).astype(np.int16)
    return wave


def word(start: int, end: int) -> WordTime:
    return WordTime(start=start, end=end, source=TimeSource.EXACT)


@settings(max_examples=40)
@given(before=st.integers(0, 4_000), length=st.integers(400, 6_000), after=st.integers(0, 4_000))
def test_no_sample_of_a_word_is_touched(before: int, length: int, after: int) -> None:
    sound = tone(length)
    silence = np.zeros(before, np.int16), np.zeros(after, np.int16)
    pcm = np.concatenate([silence[0], sound, silence[1]])
    trimmed = trim(pcm, (word(before, before + length),), RATE)
    shifts = range(LEAD_SAMPLES, LEAD_SAMPLES + HOP)
    at = next(at for at in shifts if np.array_equal(trimmed.pcm[at : at + length], sound))
    assert len(trimmed.pcm) < length + LEAD_SAMPLES + TAIL_SAMPLES + 2 * HOP
    assert not trimmed.pcm[:at].any()
    assert not trimmed.pcm[at + length :].any()


def test_words_move_with_the_sound_and_narrow_to_what_is_heard() -> None:
    pcm = np.concatenate([np.zeros(3_200, np.int16), tone(1_600), np.zeros(1_600, np.int16)])
    times = trim(pcm, (word(2_800, 5_200), word(5_200, 5_200)), RATE).words
    # The engine counted 400 samples of closed lips as the word, so the lead stands before them.
    assert times == (
        word(LEAD_SAMPLES + 400, LEAD_SAMPLES + 2_000),
        word(LEAD_SAMPLES + 2_400, LEAD_SAMPLES + 2_400),
    )


def test_a_soft_sound_that_the_engine_did_not_count_is_kept() -> None:
    soft = tone(800, level=250)
    pcm = np.concatenate([soft, tone(1_600), np.zeros(4_000, np.int16)])
    trimmed = trim(pcm, (word(800, 2_400),), RATE)
    assert np.array_equal(trimmed.pcm[LEAD_SAMPLES : LEAD_SAMPLES + 800], soft)


def test_noise_in_the_lead_fades_in_and_out() -> None:
    noise = tone(2_400, level=20)
    pcm = np.concatenate([noise, tone(1_600), noise])
    ends = trim(pcm, (word(2_400, 4_000),), RATE).pcm
    assert ends[0] == 0
    assert abs(ends[1]) <= 1
    assert abs(ends[-1]) <= 20 / FADE_SAMPLES + 1
    assert np.abs(ends[FADE_SAMPLES:LEAD_SAMPLES]).max() == 20


@pytest.mark.parametrize("samples", [0, 1, 5_000])
def test_silence_becomes_a_lead_and_a_tail(samples: int) -> None:
    trimmed = trim(np.zeros(samples, np.int16), (word(0, 0),), RATE)
    assert len(trimmed.pcm) == LEAD_SAMPLES + TAIL_SAMPLES
    assert not trimmed.pcm.any()
    assert trimmed.words == (word(LEAD_SAMPLES, LEAD_SAMPLES),)
