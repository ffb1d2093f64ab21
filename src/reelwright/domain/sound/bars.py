"""How tall bars stand that show sound: one height for every frame of a video."""

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import HOP
from reelwright.domain.time import FrameRate

QUIETEST, LOUDEST = 10, 99
"""Percentiles of the levels that are shown as the smallest and the tallest bar."""
CURVE = 2.0
"""Power of a bar's height over the level's place between the two: vowels differ by few decibels."""
NARROWEST = 12.0
"""Decibels between them at least: the noise of a room is no speech."""
FALL = 0.8
"""Of its height, what a bar keeps from one frame to the next: it rises at once and falls softly."""


def bar_heights(
    heard: NDArray[np.float32], frames: int, rate: FrameRate, steps: int
) -> tuple[int, ...]:
    """A height from 0 to ``steps`` for each frame, from levels of ten milliseconds in decibels."""
    if not heard.size:
        return (0,) * frames
    low, high = (float(each) for each in np.percentile(heard, (QUIETEST, LOUDEST)))
    high = max(high, low + NARROWEST)
    heights: list[float] = []
    for frame in range(frames):
        first, last = rate.sample_at(frame) // HOP, rate.sample_at(frame + 1) // HOP
        inside = heard[first : max(last, first + 1)]
        loud = (float(inside.max()) - low) / (high - low) if inside.size else 0.0
        before = heights[-1] if heights else 0.0
        heights.append(max(min(max(loud, 0.0), 1.0) ** CURVE, before * FALL))
    return tuple(round(height * steps) for height in heights)
