import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.domain.sound.laughter import laughs
from reelwright.domain.sound.pauses import HOP

pytestmark = pytest.mark.unit

Levels = NDArray[np.float32]
BEFORE = 300


def _calls(hops: int, every: int) -> Levels:
    """Sound for half of each period, at one rate."""
    return np.where(np.arange(hops) % every < every // 2, -18.0, -45.0).astype(np.float32)


def _uneven(hops: int) -> Levels:
    """Syllables as different in length as those of speech are."""
    lengths = (9, 4, 21, 3, 13, 6, 27, 2, 8, 5, 17, 3)
    parts = [
        np.full(length, -18.0 if at % 2 == 0 else -42.0) for at, length in enumerate(lengths * 3)
    ]
    return np.concatenate(parts)[:hops].astype(np.float32)


def _heard(sound: Levels) -> tuple[Levels, tuple[int, int]]:
    """Speech, the sound, and speech again; and where the sound lies, in samples."""
    speech = np.full(BEFORE, -20.0, np.float32)
    rest = np.full(8, -60.0, np.float32)
    first = BEFORE * HOP
    whole = np.concatenate((speech, rest, sound, rest, speech))
    return whole, (first, first + (len(sound) + 16) * HOP)


@pytest.mark.parametrize("every", [18, 22, 26])
@pytest.mark.parametrize("hops", [70, 150, 300])
def test_even_calls_are_laughter_as_long_as_they_last(every: int, hops: int) -> None:
    levels, between = _heard(_calls(hops, every))
    (laugh,) = laughs(levels, [between])
    assert abs(laugh.start - (between[0] + 8 * HOP)) <= HOP
    assert 0 <= hops * HOP - laugh.samples <= every * HOP


@pytest.mark.parametrize(
    "sound",
    [
        _uneven(170),
        np.full(200, -18.0, np.float32),
        np.full(30, -18.0, np.float32),
        np.full(200, -58.0, np.float32),
        _calls(200, 8),
        _calls(200, 60),
        np.zeros(0, np.float32),
    ],
    ids=["words", "a held note", "a cough", "silence", "too fast", "too slow", "nothing"],
)
def test_other_sound_is_no_laughter(sound: Levels) -> None:
    levels, between = _heard(sound)
    assert laughs(levels, [between]) == ()


def test_speech_and_what_lies_outside_the_recording_are_not_looked_at() -> None:
    levels, _ = _heard(_calls(150, 20))
    assert laughs(levels, []) == ()
    assert laughs(levels, [(len(levels) * HOP, len(levels) * HOP + 10_000_000)]) == ()
