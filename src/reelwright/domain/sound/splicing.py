"""Joining stretches of one recording so that nobody hears where."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.time import SAMPLE_RATE

Mono = NDArray[np.float32]
"""One-dimensional sound, full scale 1.0, at the project's rate."""
CROSSFADE = SAMPLE_RATE * 2 // 100
"""Samples over which one stretch gives way to the next: twenty milliseconds."""


def spliced(sound: Mono, parts: Sequence[tuple[int, int]]) -> Mono:
    """The samples of parts (first, one past the last) one after the other.

    Around each join the sound before it fades out while the sound behind it fades in, at equal
    power, because the noise of a room is not the same wave twice. What fades beyond the end of a
    part is what the recording goes on with there. The length is that of all parts.
    """
    joined = np.concatenate([sound[first:last] for first, last in parts] or [sound[:0]])
    place = 0
    for (first, last), (following, _) in pairwise(parts):
        place += last - first
        inside = min(last - first, following, len(sound) - last, len(joined) - place)
        half = min(CROSSFADE // 2, inside)
        if half <= 0:
            continue
        turn = np.linspace(0, np.pi / 2, 2 * half, dtype=np.float32)
        before, behind = (
            sound[last - half : last + half],
            sound[following - half : following + half],
        )
        joined[place - half : place + half] = before * np.cos(turn) + behind * np.sin(turn)
    return joined
