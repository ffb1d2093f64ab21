"""What is wide stays wide; microphones on two channels come to the middle."""

import numpy as np
import pytest

from reelwright.domain.sound.stereo import Mono, is_wide
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

SECONDS = 8


def _noise(seed: int, level: float) -> Mono:
    drawn = np.random.default_rng(seed).standard_normal(SECONDS * SAMPLE_RATE)
    return (level * drawn).astype(np.float32)


def _turns(who: int) -> Mono:
    """Of two, who speaks in the even or in the odd seconds."""
    at = np.arange(SECONDS * SAMPLE_RATE) // SAMPLE_RATE % 2
    return np.asarray(at == who, np.float32)


def _is_wide(left: Mono, right: Mono) -> bool:
    half = np.float32(0.5)
    return is_wide(half * (left + right), half * (left - right))


def test_a_voice_in_a_wide_room_or_over_music_is_wide() -> None:
    voice = _noise(1, 0.1) * np.float32(0.2 + 0.8 * _turns(0))
    assert _is_wide(voice + _noise(2, 0.02), voice + _noise(3, 0.02))
    assert _is_wide(_noise(4, 0.1) + voice, _noise(5, 0.1) + voice)


def test_two_people_before_a_pair_of_microphones_are_wide() -> None:
    one, two = _noise(1, 0.1) * _turns(0), _noise(2, 0.1) * _turns(1)
    assert _is_wide(one + np.float32(0.6) * two, two + np.float32(0.6) * one)


@pytest.mark.parametrize("bleed", [0.0, 0.05, 0.2])
def test_a_voice_on_each_channel_is_laid_in_the_middle(bleed: float) -> None:
    one, two = _noise(1, 0.1) * _turns(0), _noise(2, 0.07) * _turns(1)
    room = _noise(3, 0.0005)
    over = np.float32(bleed)
    assert not _is_wide(one + over * two + room, two + over * one + room)


def test_one_channel_alone_sound_in_the_middle_and_channels_upside_down_are_not_wide() -> None:
    voice, nothing = _noise(1, 0.1), np.zeros(SECONDS * SAMPLE_RATE, np.float32)
    assert not _is_wide(voice, nothing)
    assert not _is_wide(nothing, voice)
    assert not _is_wide(voice, voice)
    assert not _is_wide(voice + _noise(2, 0.0005), voice)
    assert not _is_wide(voice, -voice)
    assert not _is_wide(nothing, nothing)
    assert not _is_wide(voice[:100], nothing[:100])
