import numpy as np
import pytest

from reelwright.domain.sound.joins import CLICK, corner, quiet_ends
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

SECOND = SAMPLE_RATE
RANDOM = np.random.default_rng(3)


def _room(samples: int, level: float = 0.001) -> np.ndarray:
    return (level * RANDOM.standard_normal(samples)).astype(np.float32)


def _voice(samples: int) -> np.ndarray:
    at = np.arange(samples) / SAMPLE_RATE
    return (0.3 * np.sin(2 * np.pi * 200 * at) + 0.1 * np.sin(2 * np.pi * 700 * at)).astype(
        np.float32
    )


def test_silence_at_the_ends_is_counted_in_whole_hops() -> None:
    sound = np.concatenate((_room(4800), _voice(2 * SECOND), _room(9600)))
    assert quiet_ends(sound) == (4800, 9600)


def test_a_cut_in_the_voice_leaves_none() -> None:
    sound = np.concatenate((_voice(SECOND), _room(SECOND // 2), _voice(SECOND)))
    assert quiet_ends(sound) == (0, 0)


@pytest.mark.parametrize("decibels", [6, 10, 14])
def test_a_room_nearly_as_loud_as_the_voice_is_no_word(decibels: int) -> None:
    voice = np.concatenate([np.concatenate((_voice(12_000), np.zeros(7200))) for _ in range(6)])
    level = float(np.sqrt(np.mean(_voice(SECOND) ** 2))) * 10 ** (-decibels / 20)
    talk = (voice + _room(len(voice), level)).astype(np.float32)
    lead, tail = quiet_ends(np.concatenate((_room(2400, level), talk)))
    assert lead == 2400
    assert 7200 <= tail <= 7680
    assert quiet_ends(talk[6000:-13_200]) == (0, 0)


def test_a_step_is_a_click_and_a_fade_is_none() -> None:
    before, after = _voice(SECOND), -_voice(SECOND)[100:]
    stepped = np.concatenate((before, after))
    assert corner(stepped, len(before)) > CLICK
    fade = np.cos(np.linspace(0, np.pi / 2, 480, dtype=np.float32))
    faded = np.concatenate((before[:-480], before[-480:] * fade, after[:480] * fade[::-1], after))
    assert corner(faded, len(before)) < CLICK


def test_what_nobody_hears_is_no_click() -> None:
    sound = np.zeros(SECOND, np.float32)
    sound[SECOND // 2 :] = 1e-4
    assert corner(sound, SECOND // 2) == 0


def test_a_beginning_at_full_swing_clicks() -> None:
    swinging = _voice(SECOND)[60:]
    assert corner(np.concatenate((np.zeros(1, np.float32), swinging)), 0) > CLICK
