import numpy as np
import pytest

from reelwright.domain.sound.bars import bar_heights
from reelwright.domain.time import FrameRate

pytestmark = pytest.mark.unit

RATE = FrameRate(numerator=25)


def _levels(*parts: tuple[float, float]) -> np.ndarray:
    """Levels in decibels, each for so many seconds."""
    return np.concatenate(
        [np.full(round(100 * seconds), level) for level, seconds in parts]
    ).astype(np.float32)


def test_bars_rise_with_a_voice_at_its_frame_and_fall_softly() -> None:
    bars = bar_heights(_levels((-70, 1), (-20, 1), (-70, 1)), 75, RATE, 24)
    assert bars[:25] == (0,) * 25
    assert bars[25] == 24
    falling = bars[50:60]
    assert list(falling) == sorted(falling, reverse=True)
    assert 0 < falling[3] < 24
    assert bars[74] == 0


def test_the_noise_of_a_room_is_no_speech() -> None:
    noise = np.random.default_rng(1).normal(-70, 0.5, 300).astype(np.float32)
    assert max(bar_heights(noise, 75, RATE, 24)) < 6


@pytest.mark.parametrize("heard", [np.zeros(0, np.float32), _levels((-30, 0.1))])
def test_there_is_a_bar_for_every_frame_however_short_the_sound(heard: np.ndarray) -> None:
    bars = bar_heights(heard, 30, RATE, 24)
    assert len(bars) == 30
    assert all(0 <= bar <= 24 for bar in bars)
