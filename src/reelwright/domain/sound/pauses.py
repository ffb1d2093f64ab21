"""Pauses: where nobody is heard.

Levels are taken every ten milliseconds, and what counts as silence follows the recording: half a
minute around each moment tells how loud speech is there and how loud the room.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.time import SAMPLE_RATE

HOP = SAMPLE_RATE // 100
"""Samples of a level: 10 ms."""
_HOPS_A_SECOND = SAMPLE_RATE // HOP
_HOPS_AT_ONCE = 1 << 16
WINDOW_SECONDS = 30
QUIETEST, LOUDEST = 5, 90
"""Percentiles that tell the room and the voice. Of speech without a rest a tenth is silence."""
ABOVE_ROOM, BELOW_VOICE, NEAREST_VOICE = 6.0, 40.0, 14.0
"""Decibels: silence lies less than so much above the room, or so far below the voice; never
nearer to the voice than the last."""
SHORTEST_HOPS = 6
"""What is silent for less belongs to a word: the closure of a p lasts 30 to 50 ms."""
CLICK_HOPS = 2
"""What is heard for no longer, with silence on both sides, is no speech."""
FLOOR = -100.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Pause:
    """Silence from ``start`` up to ``end``, in samples of the recording."""

    start: int
    end: int

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start


def levels(sound: NDArray[np.float32], hop: int = HOP) -> NDArray[np.float32]:
    """The level of every whole hop of mono sound (full scale 1.0), in decibels."""
    whole = sound[: len(sound) // hop * hop].reshape(-1, hop).astype(np.float64)
    power = np.einsum("ij,ij->i", whole, whole) / hop
    floor = 10 ** (FLOOR / 10)
    decibels: NDArray[np.float64] = 10 * np.log10(np.maximum(power, floor))
    return decibels.astype(np.float32)


def pauses(heard: NDArray[np.float32]) -> tuple[Pause, ...]:
    """The pauses of a recording, from the levels of its hops; the shortest is 60 ms long."""
    if not heard.size:
        return ()
    return tuple(
        Pause(start=int(first) * HOP, end=int(last) * HOP)
        for first, last in _runs(_without_clicks(silence(heard)))
        if last - first >= SHORTEST_HOPS
    )


def silence(heard: NDArray[np.float32]) -> NDArray[np.bool_]:
    """For each hop whether nobody is heard in it, from the levels of all.

    The limit is drawn between the middles of the windows, for some of the hops at once: for all of
    hours it would be the most that is held.
    """
    window = WINDOW_SECONDS * _HOPS_A_SECOND
    starts = range(0, max(1, len(heard) - window // 2), window // 2)
    middles = [min(start + window // 2, len(heard)) for start in starts]
    drawn = [_threshold(heard[start : start + window]) for start in starts]
    silent = np.empty(len(heard), dtype=np.bool_)
    for first in range(0, len(heard), _HOPS_AT_ONCE):
        hops = np.arange(first, min(first + _HOPS_AT_ONCE, len(heard)))
        silent[hops] = heard[hops] < np.interp(hops, middles, drawn).astype(np.float32)
    return silent


def _threshold(window: NDArray[np.float32]) -> float:
    room, voice = np.percentile(window, (QUIETEST, LOUDEST))
    return float(min(max(room + ABOVE_ROOM, voice - BELOW_VOICE), voice - NEAREST_VOICE))


def _without_clicks(silent: NDArray[np.bool_]) -> NDArray[np.bool_]:
    joined = silent.copy()
    for first, last in _runs(~silent):
        inside = first >= SHORTEST_HOPS and last + SHORTEST_HOPS <= len(silent)
        if (
            last - first <= CLICK_HOPS
            and inside
            and silent[first - SHORTEST_HOPS : first].all()
            and silent[last : last + SHORTEST_HOPS].all()
        ):
            joined[first:last] = True
    return joined


def _runs(flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """First and one past the last of every run of true ones."""
    outside = np.int8(0)  # of the same type: a wider one would hold eight times as much
    edges = np.diff(flags.astype(np.int8), prepend=outside, append=outside)
    return np.column_stack((np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)))
