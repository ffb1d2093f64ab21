"""Gaps between words, held against the pauses of the sound.

A recogniser's times are off by tens of milliseconds; a pause that is heard is not. Each pause is
given to the gap whose two words it fits best, and what is heard replaces what was told.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import Pause
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word

NEIGHBOURS = 3
"""Gaps to either side of a pause that are looked at."""
FARTHEST = SAMPLE_RATE * 3 // 10
"""Samples by which words may miss a pause that is between them."""
BESIDE = 0.3
"""What it weighs that a word ends before the pause, against that it reaches into it."""
FINER = SAMPLE_RATE // 40
"""Samples by which an aligner that looked for a word is nearer than the edge of a pause: two and a
half hops."""
BREATH = SAMPLE_RATE // 4
"""Two pauses of one gap with so little sound between them are one, in which somebody breathes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """What lies between a word and the next, in samples.

    ``heard``: there is silence from ``start`` to ``end``; else both are where the words are said
    to part.
    """

    start: int
    end: int
    heard: bool

    @property
    def samples(self) -> int:
        """How long nobody is heard; none where nothing was."""
        return self.end - self.start if self.heard else 0


def gaps(words: Sequence[Word], pauses: Sequence[Pause]) -> tuple[Gap, ...]:
    """The gap after each word but the last."""
    if len(words) < 2:  # noqa: PLR2004 - a gap has two sides
        return ()
    ends = np.array([word.end for word in words[:-1]], dtype=np.int64)
    starts = np.array([word.start for word in words[1:]], dtype=np.int64)
    found = _given(ends, starts, pauses)
    return tuple(
        found.get(at) or _told(int(end), int(start))
        for at, (end, start) in enumerate(zip(ends, starts, strict=True))
    )


def at_their_pauses(words: Sequence[Word], between: Sequence[Gap]) -> tuple[Word, ...]:
    """The words with the ends that are heard of them, where a pause is beside one.

    Where the transcript is off by less than what a pause is measured by, it is taken as it is.
    """
    starts = [word.start for word in words]
    ends = [word.end for word in words]
    for at, gap in enumerate(between):
        if gap.heard:
            ends[at] = _nearer(ends[at], gap.start)
            starts[at + 1] = _nearer(starts[at + 1], gap.end)
    return tuple(
        replace(word, start=start, end=end) if start < end else word
        for word, start, end in zip(words, starts, ends, strict=True)
    )


def _nearer(told: int, heard: int) -> int:
    return heard if abs(told - heard) > FINER else told


def _told(end: int, start: int) -> Gap:
    middle = (end + start) // 2
    return Gap(start=middle, end=middle, heard=False)


def _given(
    ends: NDArray[np.int64], starts: NDArray[np.int64], pauses: Sequence[Pause]
) -> dict[int, Gap]:
    middles = np.maximum.accumulate((ends + starts) // 2)
    found: dict[int, Gap] = {}
    for pause in pauses:
        at = _fitting(ends, starts, middles, pause)
        if at is not None:
            found[at] = _joined(found.get(at), pause)
    return found


def _fitting(
    ends: NDArray[np.int64],
    starts: NDArray[np.int64],
    middles: NDArray[np.int64],
    pause: Pause,
) -> int | None:
    """The gap that a pause is in, by how far both of its words are from the pause."""
    near = int(np.searchsorted(middles, (pause.start + pause.end) // 2))
    first = max(0, near - NEIGHBOURS)
    looked = slice(first, near + NEIGHBOURS)
    missed = np.hypot(_missed(ends[looked] - pause.start), _missed(pause.end - starts[looked]))
    if not missed.size or missed.min() > FARTHEST * 2**0.5:
        return None
    return first + int(np.argmin(missed))


def _missed(inside: NDArray[np.int64]) -> NDArray[np.float64]:
    """How ill a word fits that reaches so far into a pause, or ends so far before it."""
    return np.where(inside > 0, inside, inside * BESIDE)


def _joined(before: Gap | None, pause: Pause) -> Gap:
    """Pauses of one gap: one silence where they nearly touch, else the longer of them."""
    after = Gap(start=pause.start, end=pause.end, heard=True)
    if before is None:
        return after
    if after.start - before.end <= BREATH:
        return Gap(start=before.start, end=after.end, heard=True)
    return max(before, after, key=lambda gap: gap.samples)
