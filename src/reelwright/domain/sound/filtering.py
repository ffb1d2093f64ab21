"""Linear filters over sound that comes in blocks."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.time import SAMPLE_RATE

Sound = NDArray[np.float32]
"""Channels x samples at the project's rate; 1.0 is full scale."""

BLOCK = SAMPLE_RATE
"""Samples that are worked on at once: one second."""
_HISTORY = SAMPLE_RATE // 5
"""Samples before a block that still sound in it: every response here is over in 200 ms."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Biquad:
    """A second-order section: feed-forward ``b``, feed-back ``a`` with a leading 1 left out."""

    b: tuple[float, float, float]
    a: tuple[float, float]


def high_pass(frequency: float) -> Biquad:
    """A Butterworth high-pass (R. Bristow-Johnson, Cookbook formulae for audio EQ, Q 0.7071)."""
    angle = 2 * np.pi * frequency / SAMPLE_RATE
    cosine, alpha = float(np.cos(angle)), float(np.sin(angle) / np.sqrt(2))
    scale = 1 / (1 + alpha)
    outer = (1 + cosine) / 2 * scale
    return Biquad(b=(outer, -2 * outer, outer), a=(-2 * cosine * scale, (1 - alpha) * scale))


class BlockFilter:
    """Runs sections over blocks by overlap-save: causal, without latency, and vectorised.

    Each call takes at most ``BLOCK`` samples and continues where the last one stopped.
    """

    def __init__(self, sections: tuple[Biquad, ...], channels: int) -> None:
        self._size = _HISTORY + BLOCK
        delay = np.exp(-2j * np.pi * np.arange(self._size // 2 + 1) / self._size)
        response = np.ones_like(delay)
        for section in sections:
            b, a = section.b, section.a
            response *= (b[0] + b[1] * delay + b[2] * delay**2) / (
                1 + a[0] * delay + a[1] * delay**2
            )
        self._response = response.astype(np.complex64)
        self._history: Sound = np.zeros((channels, _HISTORY), dtype=np.float32)

    def process(self, block: Sound) -> Sound:
        """The block filtered; same shape."""
        count = block.shape[1]
        joined = np.concatenate((self._history, block), axis=1)
        spectrum = np.fft.rfft(joined, self._size, axis=1) * self._response
        filtered = np.fft.irfft(spectrum, self._size, axis=1)
        self._history = joined[:, joined.shape[1] - _HISTORY :]
        return filtered[:, _HISTORY : _HISTORY + count].astype(np.float32)
