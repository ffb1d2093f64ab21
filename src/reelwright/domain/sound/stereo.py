"""Whether sound is as wide as a room, or is microphones laid hard to the left and right.

Two channels are told as their middle (L + R) / 2 and their side (L - R) / 2.
"""

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import HOP, levels
from reelwright.domain.time import SAMPLE_RATE

Mono = NDArray[np.float32]

NARROW = -40.0
"""Decibels below the middle under which a side is next to nothing: coding makes as much."""
SILENT = -80.0
"""Decibels of full scale below which a side is not heard at all."""
WIDE = 3.0
"""Decibels above the middle over which a side is a channel turned upside down."""
APART = 9.0
"""Decibels between two channels from which what is heard comes from one of them: a microphone hears
who sits at the other one so much less, and a pair of them in a room does not."""
MOSTLY = 0.5
"""Of what is loud, the part that may come from one channel."""
_LOUD = 15.0
_WINDOW = 5 * HOP
_LEAST = SAMPLE_RATE // 2


def is_wide(middle: Mono, side: Mono) -> bool:
    """Whether the side belongs to what is heard, as of music or a room.

    Not where voices were recorded one on each channel, or all on one of them: who edits lays them
    in the middle, or somebody would talk into one ear. Nor where it is next to nothing.
    """
    if len(middle) < _LEAST:
        return False
    beside = _power(side)
    if beside < SILENT or not NARROW < beside - _power(middle) < WIDE:
        return False
    left, right = levels(middle + side, _WINDOW), levels(middle - side, _WINDOW)
    louder = np.maximum(left, right)
    loud = louder > np.percentile(louder, 95) - _LOUD
    return float(np.mean(np.abs(left - right)[loud] >= APART)) < MOSTLY


def _power(sound: Mono) -> float:
    power = float(np.mean(sound.astype(np.float64) ** 2))
    return 10 * float(np.log10(max(power, 1e-12)))
