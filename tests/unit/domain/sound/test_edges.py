"""A stretch that was cut out: it comes and goes softly, and is as long as it should be."""

import numpy as np
import pytest

from reelwright.domain.sound.edges import FADE, faded

pytestmark = pytest.mark.unit


def test_it_comes_from_silence_and_goes_to_silence() -> None:
    whole = faded(np.ones(48_000, np.float32), 48_000)
    assert whole[0] == 0
    assert whole[-1] == pytest.approx(0, abs=1e-6)
    assert np.all(np.diff(whole[:FADE]) > 0)
    assert np.all(whole[FADE:-FADE] == 1)


@pytest.mark.parametrize("samples", [48_000, 50_000])
def test_what_is_missing_is_silent(samples: int) -> None:
    whole = faded(np.ones(48_000, np.float32), samples)
    assert len(whole) == samples
    assert not whole[48_000:].any()


@pytest.mark.parametrize("heard", [0, 1, 2, FADE, 2 * FADE - 1])
def test_sound_shorter_than_its_fades_is_not_broken(heard: int) -> None:
    whole = faded(np.ones(heard, np.float32), 1000)
    assert np.all((whole >= 0) & (whole <= 1))
