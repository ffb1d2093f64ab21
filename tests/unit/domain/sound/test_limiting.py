"""The limiter keeps every peak under its ceiling and leaves the rest as it was."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.sound.filtering import Sound
from reelwright.domain.sound.limiting import ReadSound, gain_step, limited
from reelwright.domain.sound.loudness import LoudnessMeter, amplitude

pytestmark = pytest.mark.unit


def reader(sound: Sound) -> ReadSound:
    def read(first: int, last: int) -> Sound:
        wide = np.zeros((sound.shape[0], last - first), dtype=np.float32)
        low, high = max(0, first), min(last, sound.shape[1])
        if high > low:
            wide[:, low - first : high - first] = sound[:, low:high]
        return wide

    return read


def noise(samples: int, level: float, seed: int = 1) -> Sound:
    return np.random.Generator(np.random.PCG64(seed)).normal(0, level, (2, samples)).astype("f4")


@settings(max_examples=10, deadline=None)
@given(
    samples=st.integers(min_value=1, max_value=120_000),
    gain=st.floats(min_value=0.5, max_value=8),
    ceiling=st.floats(min_value=-6, max_value=-0.5),
)
def test_no_true_peak_is_above_the_ceiling(samples: int, gain: float, ceiling: float) -> None:
    sound = noise(samples, 0.3)
    result = np.concatenate(list(limited(reader(sound), samples, gain, amplitude(ceiling))), axis=1)
    assert result.shape == sound.shape
    meter = LoudnessMeter(channels=2)
    meter.push(result)
    assert meter.finish()[1] <= ceiling + 0.05


def test_what_is_below_the_ceiling_is_only_made_louder() -> None:
    sound = noise(100_000, 0.01)
    result = np.concatenate(list(limited(reader(sound), 100_000, 2.0, 0.9)), axis=1)
    assert np.array_equal(result, sound * np.float32(2))


def test_a_peak_lowers_its_surroundings_only() -> None:
    sound = np.full((1, 144_000), 0.1, dtype=np.float32)
    sound[0, 72_000:72_010] = 2.0
    result = np.concatenate(list(limited(reader(sound), 144_000, 1.0, 0.5)), axis=1)[0]
    assert np.allclose(result[:69_000], 0.1, atol=1e-6)
    assert np.allclose(result[75_000:], 0.1, atol=1e-6)
    assert np.abs(np.diff(result[69_000:71_990])).max() < 0.001, "no step is heard"


@pytest.mark.parametrize(
    ("missing", "before", "last", "step"),
    [
        (0.8, 0.0, 0.0, 0.8),
        (0.4, 0.8, 0.8, 0.8),
        (0.0, 0.8, 0.8, 0.0),
        (0.8, 0.8, 0.8, 3.2),
        (-0.2, 0.8, 0.8, -0.2),
    ],
)
def test_a_step_allows_for_what_the_limiter_takes_back(
    missing: float, before: float, last: float, step: float
) -> None:
    assert gain_step(missing, before, last) == pytest.approx(step)


@given(st.floats(0.3, 1), st.floats(0.1, 6))
def test_two_steps_reach_the_target_where_a_fixed_part_comes_through(
    through: float, missing: float
) -> None:
    first = gain_step(missing, 0, 0)
    left = missing - through * first
    assert left - through * gain_step(left, missing, first) == pytest.approx(0, abs=1e-6)
