"""The meter agrees with the cases that the standards publish, however sound arrives."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.sound.filtering import BLOCK, BlockFilter, Sound, high_pass
from reelwright.domain.sound.loudness import (
    PEAK_CONTEXT,
    LoudnessMeter,
    amplitude,
    decibels,
    loudest_samples,
)
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit


def sine(level: float, seconds: float, hertz: float = 1000, phase: float = 0) -> Sound:
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    wave = amplitude(level) * np.sin(2 * np.pi * hertz * at + phase)
    return np.stack([wave, wave]).astype(np.float32)


def measured(sound: Sound, block: int = BLOCK) -> tuple[float, float]:
    meter = LoudnessMeter(sound.shape[0])
    for start in range(0, sound.shape[1], block):
        meter.push(sound[:, start : start + block])
    return meter.finish()


# EBU Tech 3341, table 1, cases 1 to 4: stereo sines of 1 kHz at levels for some seconds.
CASES = {
    "case 1": ([(-23.0, 20)], -23.0),
    "case 2": ([(-33.0, 20)], -33.0),
    "case 3": ([(-36.0, 10), (-23.0, 60), (-36.0, 10)], -23.0),
    "case 4": ([(-72.0, 10), (-36.0, 10), (-23.0, 60), (-36.0, 10), (-72.0, 10)], -23.0),
}


@pytest.mark.parametrize("case", CASES)
def test_the_published_cases(case: str) -> None:
    parts, expected = CASES[case]
    sound = np.concatenate([sine(level, seconds) for level, seconds in parts], axis=1)
    assert measured(sound)[0] == pytest.approx(expected, abs=0.1)


# EBU Tech 3341, cases 15 and 16: a quarter and an eighth of the rate between samples.
@pytest.mark.parametrize(("hertz", "phase"), [(12_000, 45), (8_000, 60), (6_000, 0)])
def test_peaks_between_samples_are_found(hertz: float, phase: float) -> None:
    at = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    swell = np.hanning(SAMPLE_RATE)
    wave = 0.5 * swell * np.sin(2 * np.pi * hertz * at + math.radians(phase))
    _, peak = measured(wave[np.newaxis].astype(np.float32))
    assert -6.4 < peak < -5.8


@settings(max_examples=15, deadline=None)
@given(block=st.integers(min_value=1000, max_value=90_000))
def test_the_blocks_do_not_matter(block: int) -> None:
    sound = np.random.Generator(np.random.PCG64(3)).normal(0, 0.1, (2, 100_003))
    whole = measured(sound.astype(np.float32), 100_003)
    assert measured(sound.astype(np.float32), block) == pytest.approx(whole, abs=1e-3)


@pytest.mark.parametrize("samples", [0, 1, SAMPLE_RATE // 10, SAMPLE_RATE])
def test_silence_and_next_to_nothing(samples: int) -> None:
    integrated, peak = measured(np.zeros((2, samples), dtype=np.float32))
    assert integrated == peak == -math.inf


def test_one_channel_stands_for_two_alike() -> None:
    both = sine(-20, 3)
    assert measured(both[:1]) == pytest.approx(measured(both), abs=1e-6)


def test_decibels_and_back() -> None:
    assert decibels(0) == -math.inf
    assert decibels(amplitude(-7.5)) == pytest.approx(-7.5)


@pytest.mark.parametrize(("hertz", "kept"), [(20, 0.12), (70, 0.7071), (1000, 1.0)])
def test_the_high_pass_takes_rumble_only(hertz: float, kept: float) -> None:
    rumble_free = BlockFilter((high_pass(70),), channels=2)
    sound = sine(0, 2, hertz)
    parts = [rumble_free.process(sound[:, at : at + BLOCK]) for at in range(0, 96_000, BLOCK)]
    assert np.abs(parts[1]).max() == pytest.approx(kept, abs=0.04)


@given(st.integers(2 * PEAK_CONTEXT + 1, 900), st.integers(1, 200), st.integers(0, 2**16))
def test_the_loudest_sample_of_each_part_is_found_with_its_context(
    samples: int, part: int, seed: int
) -> None:
    channel = np.random.default_rng(seed).normal(0, 1, samples).astype(np.float32)
    inner = samples - 2 * PEAK_CONTEXT
    wanted = [
        np.abs(channel[start : start + part + 2 * PEAK_CONTEXT]).max()
        for start in range(0, inner, part)
    ]
    assert loudest_samples(channel, part).tolist() == wanted
