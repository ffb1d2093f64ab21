"""Laughter: sound between words that comes and goes as regularly as people laugh.

A laugh is a row of calls, four to five a second (Bachorowski, Smoski and Owren, "The acoustic
features of human laughter", 2001, count 4.4), louder than the room and evenly spaced. Words that a
transcript lacks come and go as well, but unevenly; music and applause hardly do. Only what lies
between words is looked at: people who laugh while another speaks are not heard.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import HOP
from reelwright.domain.time import SAMPLE_RATE

Levels = NDArray[np.float32]

SHORTEST_HOPS = 45
"""Two calls; one alone may be a cough."""
AROUND_HOPS = 15 * SAMPLE_RATE // HOP
"""To either side, in which the voice's own level is taken."""
BELOW_VOICE = 24.0
"""Decibels: what is softer belongs to the room."""
LONGEST_HOLE = 30
"""Hops of silence within one laugh, in which people draw breath."""
CALLS = (16, 28)
"""Hops from one call to the next: 3.6 to 6.3 a second."""
FASTER = 6
"""Hops from which a spacing counts as one: in less, levels hardly change."""
REGULAR = 0.42
"""The correlation of levels with themselves one call later, from which it is laughter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Laugh:
    """People laugh from ``start`` up to ``end``, in samples of the recording."""

    start: int
    end: int

    @property
    def samples(self) -> int:
        """How long it lasts."""
        return self.end - self.start


def laughs(heard: Levels, between: Sequence[tuple[int, int]]) -> tuple[Laugh, ...]:
    """The laughter of a recording, from the levels of its hops.

    ``between`` are first and last samples (exclusive) of the stretches in which nobody speaks.
    """
    found = []
    for start, end in between:
        first, last = -(-start // HOP), min(end // HOP, len(heard))
        if last - first < SHORTEST_HOPS:
            continue
        near = heard[max(0, first - AROUND_HOPS) : last + AROUND_HOPS]
        floor = float(np.percentile(near, 90)) - BELOW_VOICE
        for begins, ends in _loud_parts(heard[first:last] > floor):
            if ends - begins >= SHORTEST_HOPS:
                part = np.maximum(heard[first + begins : first + ends], floor)
                if regularity(part) >= REGULAR:
                    found.append(Laugh(start=(first + begins) * HOP, end=(first + ends) * HOP))
    return tuple(found)


def regularity(part: Levels) -> float:
    """How well levels repeat themselves at the best spacing of calls: -1 to 1.

    What repeats itself as well after a shorter time is faster than laughter, and counts as -1.
    """
    longest = min(CALLS[1], len(part) // 2)
    faster = max((_alike(part, lag) for lag in range(FASTER, CALLS[0])), default=-1.0)
    best = max((_alike(part, lag) for lag in range(CALLS[0], longest + 1)), default=-1.0)
    return best if best > faster else -1.0


def _alike(part: Levels, lag: int) -> float:
    """The correlation of levels with those so many hops later."""
    one, two = part[:-lag] - part[:-lag].mean(), part[lag:] - part[lag:].mean()
    spread = float(np.sqrt((one * one).sum() * (two * two).sum()))
    return float((one * two).sum()) / spread if spread else -1.0


def _loud_parts(loud: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and one past the last of each loud part; holes no longer than a breath are within."""
    at = np.flatnonzero(loud)
    if not at.size:
        return []
    cuts = np.flatnonzero(np.diff(at) > LONGEST_HOLE)
    firsts = np.concatenate(([at[0]], at[cuts + 1]))
    lasts = np.concatenate((at[cuts], [at[-1]])) + 1
    return [(int(first), int(last)) for first, last in zip(firsts, lasts, strict=True)]
