"""The curves of the mix: even speech, a bed that steps back in time, soft ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.sound.mixing import (
    DUCKED,
    HOP,
    VOICE_LEVEL,
    Curve,
    along,
    ducking,
    fades,
    levelling,
    power_of,
    speech,
)

pytestmark = pytest.mark.unit


def talk(level: float, hops: int) -> Curve:
    return np.full(hops, 10 ** (level / 10), dtype=np.float32)


def pause(hops: int) -> Curve:
    return np.zeros(hops, dtype=np.float32)


def decibels(curve: Curve) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.asarray(20 * np.log10(np.maximum(curve, 1e-9)), dtype=np.float64)


@pytest.mark.parametrize("level", [-50.0, -30.0, -6.0])
def test_speech_of_any_level_comes_to_one(level: float) -> None:
    gain = decibels(levelling(talk(level, 600)))
    assert level + gain[300] == pytest.approx(VOICE_LEVEL, abs=0.5)


def test_a_quiet_speaker_is_brought_up_and_pauses_do_not_pump() -> None:
    power = np.concatenate([talk(-15, 800), pause(200), talk(-27, 800)])
    gain = decibels(levelling(power))
    assert (gain[1400] - gain[400]) == pytest.approx(12, abs=1.5)
    assert gain[820:980].max() - gain[820:980].min() < 13
    assert np.abs(np.diff(gain)).max() < 0.5, "gain moves slowly"


def test_silence_keeps_its_gain() -> None:
    assert np.array_equal(levelling(pause(100)), np.ones(100, dtype=np.float32))
    assert not speech(pause(100)).any()


def test_the_bed_is_down_before_the_first_word_and_waits_after_the_last() -> None:
    power = np.concatenate([pause(500), talk(-20, 300), pause(500)])
    gain = decibels(ducking(power))
    assert gain[300] == pytest.approx(0, abs=0.1)
    assert np.allclose(gain[500:800], -DUCKED, atol=0.7)
    assert gain[840] == pytest.approx(-DUCKED, abs=0.7)
    assert gain[-1] == pytest.approx(0, abs=0.1)
    assert np.abs(np.diff(gain)).max() < 0.25, "at most 25 dB a second"


def test_the_bed_stays_down_in_short_pauses() -> None:
    power = np.concatenate([pause(300), talk(-20, 300), pause(50), talk(-20, 300)])
    assert decibels(ducking(power))[300:900].max() < -DUCKED + 0.7


@given(hops=st.integers(min_value=1, max_value=2000))
def test_ends_are_soft_at_any_length(hops: int) -> None:
    curve = fades(hops)
    assert len(curve) == hops
    assert curve.min() >= 0
    assert curve.max() <= 1
    if hops >= 8:
        assert curve[0] < 0.1
        assert curve[-1] < 0.1
        assert curve.max() > 0.9


@given(
    start=st.integers(min_value=0, max_value=5000),
    samples=st.integers(min_value=1, max_value=3000),
)
def test_a_stretch_of_a_curve_is_the_curve(start: int, samples: int) -> None:
    curve = np.linspace(0, 1, 20, dtype=np.float32)
    whole = along(curve, 0, 20 * HOP)
    last = min(start + samples, len(whole))
    assert np.allclose(along(curve, start, last - start), whole[start:last], atol=1e-5)


def test_power_of_a_last_short_hop() -> None:
    assert len(power_of(np.ones(HOP + 1, dtype=np.float32))) == 2
