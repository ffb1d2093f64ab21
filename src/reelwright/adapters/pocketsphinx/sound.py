"""Pieces of a recording as the engine wants them, one at a time, so that memory stays flat."""

from collections.abc import Iterator

import av
import numpy as np
from numpy.typing import NDArray

from reelwright.ports.voice import Recording

RATE = 16_000
"""Samples a second of the acoustic model."""
HOP_SECONDS = 0.01
PEAK = 8_000
FLOOR = 20.0
"""Noise under everything, in units of 16 bit at the peak above. In digital silence, which
synthetic voices have, the engine's search loses the true path: 16 of 20 lines failed without."""
SHORTEST_CHUNK, LONGEST_CHUNK = 20.0, 30.0
"""Seconds; a chunk ends at the quietest place between."""
QUIET_HOPS = 20


def piece(recording: Recording, start: int, end: int) -> NDArray[np.int16]:
    """Samples ``start`` to ``end`` at the engine's rate and level."""
    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    frame = av.AudioFrame.from_ndarray(samples_of(recording)[None, start:end], "s16", "mono")
    frame.sample_rate = recording.rate
    frames = [*resampler.resample(frame), *resampler.resample(None)]
    sound = np.concatenate([part.to_ndarray()[0] for part in frames]).astype(np.float64)
    sound *= PEAK / max(1.0, float(np.abs(sound).max(initial=0)))
    sound += np.random.default_rng(0).normal(0, FLOOR, len(sound))
    return np.rint(sound).astype(np.int16)


def samples_of(recording: Recording) -> NDArray[np.int16]:
    """The recording's samples, not copied."""
    return np.frombuffer(recording.pcm, np.int16)


def chunks(recording: Recording) -> Iterator[tuple[int, int]]:
    """The whole recording in parts of 20 to 30 s that begin and end where it is quiet."""
    start, rate = 0, recording.rate
    while recording.samples - start > LONGEST_CHUNK * rate:
        low, high = (start + int(bound * rate) for bound in (SHORTEST_CHUNK, LONGEST_CHUNK))
        end = low + quietest(samples_of(recording)[low:high], rate)
        yield start, end
        start = end
    yield start, recording.samples


def quietest(sound: NDArray[np.int16], rate: int) -> int:
    """The middle of the quietest fifth of a second."""
    hop = int(rate * HOP_SECONDS)
    energy = (sound[: len(sound) // hop * hop].reshape(-1, hop).astype(np.float64) ** 2).sum(1)
    sums = np.convolve(energy, np.ones(QUIET_HOPS), "valid")
    return (int(np.argmin(sums)) + QUIET_HOPS // 2) * hop
