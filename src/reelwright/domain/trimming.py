"""Cutting a take to what is heard, without cutting a word."""

from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.voice import WordTime

AUDIBLE = 10 ** (-56 / 20)
"""Of the peak: what is softer beside it is not heard, and synthetic silence is far below."""
LEAD = Fraction(20, 1000)
"""Seconds kept before the first sound."""
TAIL = Fraction(40, 1000)
"""Seconds kept after the last sound; a room's or a filter's decay lies within."""
FADE = Fraction(4, 1000)
"""Seconds over which the ends rise and fall, inside the lead and the tail."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trimmed:
    """Sound with exactly the lead before what is heard and the tail after it."""

    pcm: NDArray[np.int16]
    words: tuple[WordTime, ...]


def trim(pcm: NDArray[np.int16], words: tuple[WordTime, ...], rate: int) -> Trimmed:
    """Cut or pad both ends to the lead and the tail, fade them, and move the words along.

    ``words`` are in samples of ``pcm``. Sound in which nothing is heard becomes a lead and a
    tail of silence.
    """
    lead, tail = int(LEAD * rate), int(TAIL * rate)
    first, last = audible(pcm)
    start, end = max(0, first - lead), min(len(pcm), last + tail)
    kept = _faded(pcm[start:end], int(FADE * rate), first - start, end - last)
    padded = np.pad(kept, (lead - (first - start), tail - (end - last)))
    return Trimmed(pcm=padded, words=_moved(words, lead - first, len(padded)))


def audible(pcm: NDArray[np.int16]) -> tuple[int, int]:
    """The first sample that is heard and the one after the last; 0, 0 where nothing is."""
    level = np.abs(pcm.astype(np.int32))
    if not level.size or not level.max():
        return 0, 0
    heard = np.flatnonzero(level > level.max() * AUDIBLE)
    return int(heard[0]), int(heard[-1]) + 1


def _faded(pcm: NDArray[np.int16], fade: int, before: int, after: int) -> NDArray[np.int16]:
    """Fades over what lies outside the sound, so that no word is touched."""
    gain = np.ones(len(pcm))
    rise, fall = min(fade, before), min(fade, after)
    gain[:rise] = np.linspace(0, 1, rise, endpoint=False)
    gain[len(pcm) - fall :] = np.linspace(0, 1, fall, endpoint=False)[::-1]
    return np.rint(pcm * gain).astype(np.int16)


def _moved(words: tuple[WordTime, ...], shift: int, samples: int) -> tuple[WordTime, ...]:
    def inside(sample: int) -> int:
        return min(max(sample + shift, 0), samples)

    return tuple(replace(word, start=inside(word.start), end=inside(word.end)) for word in words)
