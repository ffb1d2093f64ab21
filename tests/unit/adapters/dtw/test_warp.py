"""A recording is warped onto a reading of it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.adapters.dtw.warp import COARSEST_HOPS, glance, warp

pytestmark = pytest.mark.unit


def speech(hops: int, seed: int = 1) -> NDArray[np.float32]:
    """Features that change every 8 hops, as sounds do."""
    sounds = np.random.default_rng(seed).normal(size=(hops // 8 + 1, 13))
    return np.repeat(sounds, 8, axis=0)[:hops].astype(np.float32)


def test_a_recording_of_itself_runs_along_the_diagonal() -> None:
    features = speech(300)
    found = warp(features, features)
    assert np.array_equal(found.path, np.arange(300))
    assert found.distance == pytest.approx(0, abs=1e-2)


@pytest.mark.parametrize("pace", [0.6, 0.8, 1.3, 2.0])
def test_another_pace_is_followed(pace: float) -> None:
    reading = speech(400)
    at = np.minimum(np.arange(0, 400, pace).astype(int), 399)
    found = warp(reading[at], reading)
    assert np.median(np.abs(found.path - at)) <= 2


def test_a_long_recording_is_followed_coarse_first() -> None:
    hops = COARSEST_HOPS + 500
    reading = speech(hops)
    slower = np.repeat(reading, np.where(np.arange(hops) // 500 % 2, 1, 2), axis=0)[: 2 * hops]
    truth = np.repeat(np.arange(hops), np.where(np.arange(hops) // 500 % 2, 1, 2))
    found = warp(slower, reading)
    assert np.percentile(np.abs(found.path - truth), 95) <= 4


def test_a_recording_too_short_for_the_reading_goes_as_far_as_it_can() -> None:
    found = warp(speech(5), speech(100))
    assert found.path[0] == 0
    assert found.path[-1] <= 12


def test_another_text_is_farther() -> None:
    reading = speech(400)
    assert glance(reading, speech(400, seed=2)) > 5 * glance(reading[::2], reading)


def test_a_reading_that_goes_on_behind_is_left_where_the_recording_ends() -> None:
    reading = speech(900)
    found = warp(reading[:400:2], reading, whole=False)
    assert np.median(np.abs(found.path - np.arange(0, 400, 2))) <= 2
    assert found.path[-1] == pytest.approx(399, abs=8)
    assert warp(reading[:400:2], reading).path[-1] > 590
