"""The generated music is calm, seamless and always the same for one seed."""

import numpy as np
import pytest

from reelwright.adapters.sound.pad import generated_loop
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.media


def test_the_loop_has_no_seam_and_does_not_clip() -> None:
    loop = generated_loop(11)
    assert np.abs(loop).max() <= 0.5
    steps = np.abs(np.diff(loop, axis=1)).max()
    assert np.abs(loop[:, 0] - loop[:, -1]).max() <= steps
    seconds = np.square(loop).mean(axis=0).reshape(-1, SAMPLE_RATE).mean(axis=1)
    levels = 10 * np.log10(seconds)
    assert levels.max() - levels.min() < 9, "calm: no second stands out"
    sides = float(np.mean(loop[0] * loop[1]) / np.mean(np.square(loop)))
    assert -0.2 < sides < 0.9, "wide, and whole when heard in mono"
