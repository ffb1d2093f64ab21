"""What a hundredth of a second of speech sounds like, whoever speaks.

Mel-frequency cepstral coefficients (Davis and Mermelstein, 1980) with their slopes, each with
mean 0 and deviation 1 over the recording, so that a voice's timbre and a microphone fall out.
"""

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.voice.word_spans import audible_hops

Features = NDArray[np.float32]
"""Hops x coefficients."""

HOPS_PER_SECOND = 100
WINDOW_SECONDS = 0.025
BANDS, COEFFICIENTS = 40, 13
LOWEST, HIGHEST = 80.0, 7_000.0
"""Hertz; every rate from 16 kHz on holds them, so that nothing has to be resampled."""
SILENCE = 1.0
"""Added to each band's energy: the level of 16-bit quantisation."""
SLOPE_WEIGHT = np.float32(0.25)
PAUSE_HOPS = 8
BLOCK = 2_000
"""Hops at a time, so that an hour takes no more memory than a minute beside its features."""


def speech_hops(sound: NDArray[np.int16], rate: int) -> NDArray[np.int64]:
    """The hops in which something is heard, or near which; at least one.

    Pauses are a speaker's own: left in, they pull the words beside them out of place.
    """
    audible = audible_hops(sound, rate // HOPS_PER_SECOND)
    near = np.convolve(audible, np.ones(2 * PAUSE_HOPS + 1), "same") > 0
    return np.flatnonzero(near[: len(audible)]) if audible.any() else np.zeros(1, np.int64)


def features_of(
    sound: NDArray[np.int16], rate: int, hops: NDArray[np.int64], throat: float = 1.0
) -> Features:
    """A row for each of the hops of 10 ms, centred on it.

    ``throat`` above 1 makes the voice sound like that of a shorter vocal tract, a child's or a
    woman's, by that factor in frequency (Lee and Rose, 1996).
    """
    window = int(rate * WINDOW_SECONDS)
    bank, cosines = _mel_bank(window, rate * throat), _cosines()
    rows = []
    for first in range(0, len(hops), BLOCK):
        frames = _frames(sound, hops[first : first + BLOCK], window, rate)
        power = np.abs(np.fft.rfft(frames * np.hanning(window), axis=1)) ** 2
        rows.append(np.log(power @ bank + SILENCE) @ cosines)
    cepstra = np.concatenate(rows)
    slopes = np.gradient(cepstra, axis=0) if len(hops) > 1 else np.zeros_like(cepstra)
    return np.hstack([_standard(cepstra), _standard(slopes) * SLOPE_WEIGHT])


def _frames(
    sound: NDArray[np.int16], hops: NDArray[np.int64], window: int, rate: int
) -> NDArray[np.float64]:
    hop = rate // HOPS_PER_SECOND
    starts = hops * hop + hop // 2 - window // 2
    first, end = int(starts[0]), int(starts[-1]) + window
    block = sound[max(first, 0) : end].astype(np.float64)
    block = np.pad(block, (max(-first, 0), max(end - len(sound), 0)))
    frames: NDArray[np.float64] = block[(starts - first)[:, None] + np.arange(window)]
    return frames


def _mel_bank(window: int, rate: float) -> NDArray[np.float64]:
    """Triangles, even on the mel scale 2595 log10(1 + f / 700) (O'Shaughnessy, 1987)."""
    low, high = (2595 * np.log10(1 + bound / 700) for bound in (LOWEST, HIGHEST))
    edges = 700 * (10 ** (np.linspace(low, high, BANDS + 2) / 2595) - 1)
    frequencies = np.fft.rfftfreq(window, 1 / rate)[:, None]
    rising = (frequencies - edges[:-2]) / (edges[1:-1] - edges[:-2])
    falling = (edges[2:] - frequencies) / (edges[2:] - edges[1:-1])
    return np.clip(np.minimum(rising, falling), 0, None)


def _cosines() -> NDArray[np.float64]:
    """The cosine transform of type II over the bands."""
    bands = (np.arange(BANDS) + 0.5)[:, None]
    cosines: NDArray[np.float64] = np.cos(np.pi / BANDS * bands * np.arange(COEFFICIENTS))
    return cosines


def _standard(values: NDArray[np.floating]) -> Features:
    deviation = values.std(0) + 1e-6
    standard: Features = ((values - values.mean(0)) / deviation).astype(np.float32)
    return standard
