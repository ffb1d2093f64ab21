"""A limiter for true peaks that looks ahead and does not distort."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from reelwright.domain.sound.filtering import BLOCK, Sound
from reelwright.domain.sound.loudness import (
    PEAK_CONTEXT,
    PEAK_GROWTH,
    loudest_samples,
    true_peaks,
)

_HOP = 24
_REACH = 24
"""Hops of half a millisecond by which the gain begins to fall before a peak, and recovers."""
_PART = 20 * _HOP
"""Samples that are oversampled together."""
_CONTEXT_HOPS = 2 * _REACH + 2
_CONTEXT = _CONTEXT_HOPS * _HOP

_LEAST_THROUGH = 0.25
"""Of a step of gain; a limiter that takes back more has no louder sound to give."""

ReadSound = Callable[[int, int], Sound]
"""Samples from ``first`` up to ``last`` of a track; silence outside it."""


def limited(read: ReadSound, samples: int, gain: float, ceiling: float) -> Iterator[Sound]:
    """The track in blocks, multiplied by ``gain``, with no true peak above ``ceiling``.

    The result does not depend on the blocks. The gain needed by each hop is held over its
    surroundings and smoothed by a bell no wider than those, so that it never exceeds what
    any sample needs.
    """
    for start in range(0, samples, BLOCK):
        count = min(BLOCK, samples - start)
        hops = -(-count // _HOP)
        padded = hops * _HOP
        outer = _CONTEXT + PEAK_CONTEXT
        wide = read(start - outer, start + padded + outer) * np.float32(gain)
        middle = wide[:, outer : outer + count]
        if float(np.abs(wide).max(initial=0)) * PEAK_GROWTH <= ceiling:
            yield middle
            continue
        yield middle * _gains(wide, hops, ceiling)[:count]


def gain_step(missing: float, missing_before: float, last_step: float) -> float:
    """Decibels to add to the gain where ``missing`` LU are wanting.

    A limiter takes back a part of each step. What came of the last one tells which part (the
    secant method); the first step, 0, tells nothing. No step is more than fourfold.
    """
    came_through = (missing_before - missing) / last_step if last_step else 1.0
    return missing / min(1.0, max(_LEAST_THROUGH, came_through))


def _gains(wide: Sound, hops: int, ceiling: float) -> NDArray[np.float32]:
    """The gain of each sample of the middle ``hops``."""
    loudest = np.maximum.reduce([_loudest(channel, ceiling) for channel in wide])
    needed = np.minimum(1, ceiling / np.maximum(loudest, 1e-9))
    held = sliding_window_view(needed, 2 * _REACH + 3).min(axis=1)
    bell = np.hanning(2 * _REACH + 3)[1:-1]
    smooth = np.convolve(held, bell / bell.sum(), mode="valid")
    # One hop on either side of the middle is left for the interpolation.
    centres = (np.arange(len(smooth)) - 1) * _HOP + _HOP // 2
    return np.interp(np.arange(hops * _HOP), centres, smooth).astype(np.float32)


def _loudest(channel: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """The true peak of each hop; 0 in parts whose samples are too small to reach the ceiling."""
    peaks = np.zeros(len(channel) - 2 * PEAK_CONTEXT, dtype=np.float32)
    loud = loudest_samples(channel, _PART) * PEAK_GROWTH > ceiling
    edges = np.flatnonzero(np.diff(loud, prepend=False, append=False)) * _PART
    for first, last in edges.reshape(-1, 2):  # neighbours together: each call has its own cost
        peaks[first:last] = true_peaks(channel[first : last + 2 * PEAK_CONTEXT])
    loudest: NDArray[np.float32] = peaks.reshape(-1, _HOP).max(axis=1)
    return loudest
