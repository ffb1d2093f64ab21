"""Where a recording's picture changes to something else, by glances seconds apart.

A cut between cameras is no change of scene: the picture that follows was seen a moment ago or will
be seen again. A change is to a picture unlike everything of the last twenty minutes, which then
stays. Where such changes follow one another all the time the picture tells nothing of what is said,
and none of them counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.time import SAMPLE_RATE

MEMORY = 20 * 60 * SAMPLE_RATE
"""Samples for which a picture is known again."""
AROUND = 60 * SAMPLE_RATE
"""Samples on either side in which is told what is usual."""
CHANGE = 14.0
"""Levels (of 255) by which a tiny copy differs from all that it knows, at the least."""
SUDDEN = 4.0
"""How many times more it changes than pictures around do from one to the next."""
STAYS = 0.5
"""The part of a change by which the next picture may differ from the new one."""
MOST_AROUND = 4
"""Changes within ``AROUND`` of one from which the picture is restless, and nothing is told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Glance:
    """A tiny copy of the picture at a sample of the recording, as bytes of equal length."""

    at: int
    picture: bytes


def scene_changes(glances: Sequence[Glance]) -> tuple[int, ...]:
    """The samples at which the picture changes to something else, in order."""
    times = np.array([glance.at for glance in glances], np.int64)
    if len(times) < 3:  # noqa: PLR2004 - one before, the new one, and one that shows that it stays
        return ()
    copies = np.stack([np.frombuffer(glance.picture, np.uint8) for glance in glances])
    seen = copies.astype(np.int16)
    steps = np.abs(np.diff(seen, axis=0)).mean(axis=1)
    found = [
        int(times[at])
        for at in range(1, len(times) - 1)
        if steps[at - 1] > CHANGE and _is_new(seen, times, steps, at)
    ]
    return tuple(at for at in found if _lively(found, at) <= MOST_AROUND)


def _is_new(
    seen: NDArray[np.int16], times: NDArray[np.int64], steps: NDArray[np.floating], at: int
) -> bool:
    """Whether a picture is unlike all that came shortly before, and like what follows."""
    first = int(np.searchsorted(times, times[at] - MEMORY))
    apart = float(np.abs(seen[first:at] - seen[at]).mean(axis=1).min())
    near = slice(
        int(np.searchsorted(times, times[at] - AROUND)),
        int(np.searchsorted(times, times[at] + AROUND)),
    )
    usual = float(np.median(steps[near])) if steps[near].size else 0.0
    stays = float(steps[at]) <= STAYS * apart
    return apart > max(CHANGE, SUDDEN * usual) and stays


def _lively(found: Sequence[int], at: int) -> int:
    """How many other changes stand near one."""
    return sum(0 < abs(other - at) <= AROUND for other in found)
