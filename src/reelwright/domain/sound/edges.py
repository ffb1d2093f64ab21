"""The edges of a stretch that was cut out of longer sound."""

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.time import SAMPLE_RATE

FADE = SAMPLE_RATE // 100
"""Samples over which sound comes and goes, so that a cut does not click: ten milliseconds."""


def faded(sound: NDArray[np.float32], samples: int) -> NDArray[np.float32]:
    """The sound with soft edges, and silence behind it up to ``samples``."""
    whole = np.zeros(samples, np.float32)
    kept = min(len(sound), samples)
    whole[:kept] = sound[:kept]
    edge = min(FADE, kept // 2)
    if edge:
        rise = np.sin(np.linspace(0, np.pi / 2, edge, endpoint=False)) ** 2
        whole[:edge] *= rise.astype(np.float32)
        whole[kept - edge : kept] *= rise[::-1].astype(np.float32)
    return whole
