"""Several tracks of one recording: which holds all that is heard, and who speaks in which.

Recorders write either one microphone to a track, or these and a track of all of them together.
Which it is is told by the sound itself, since titles are seldom set.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import HOP

Levels = NDArray[np.float32]
"""Decibels of every ten milliseconds."""

LOUD = 95
"""Percentile that tells how loud a track's own voice is."""
SILENT, BELOW_OTHERS = -70.0, 40.0
"""Decibels: a track that is never louder, or so far below the loudest, holds nobody."""
VOICE = 12.0
"""Decibels below its own voice down to which a track counts as speaking."""
HELD, HELD_PART = 6.0, 0.9
"""A track holds another where it is at most so many decibels softer, this part of the time."""
TOGETHER = 8.0
"""Decibels, each against its own voice, within which two tracks count as speaking at once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Roles:
    """What the tracks of a recording are, by number.

    ``whole`` is the track in which everything is heard; None: only all together hold it.
    ``voices`` are those of single speakers; none where they cannot be told apart.
    """

    whole: int | None
    voices: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaking:
    """Who speaks in a stretch: the place of their track, and whether somebody else does too."""

    voice: int
    together: bool


def roles(tracks: Sequence[Levels]) -> Roles:
    """What each track of a recording is."""
    heard = [at for at, each in enumerate(tracks) if _own(each) > SILENT]
    loudest = max((_own(tracks[at]) for at in heard), default=0.0)
    heard = [at for at in heard if _own(tracks[at]) > loudest - BELOW_OTHERS]
    if len(heard) <= 1:
        return Roles(whole=heard[0] if heard else 0)
    for at in heard:
        others = tuple(other for other in heard if other != at)
        if all(_holds(tracks[at], tracks[other]) for other in others):
            return Roles(whole=at, voices=others if len(others) > 1 else ())
    return Roles(whole=None, voices=tuple(heard))


def together(tracks: Sequence[Levels]) -> Levels:
    """The levels of all tracks at once: what is not the same adds up by its power."""
    size = max((len(each) for each in tracks), default=0)
    power = np.zeros(size)
    for each in tracks:
        power[: len(each)] += 10 ** (each.astype(np.float64) / 10)
    return (10 * np.log10(np.maximum(power, 1e-10))).astype(np.float32)


def speaking(voices: Sequence[Levels], start: int, end: int) -> Speaking:
    """Who speaks between two samples, from the tracks of single speakers.

    Each is held against how loud its own speaker is, since microphones differ and every one
    hears the others a little.
    """
    first, last = start // HOP, max(end // HOP, start // HOP + 1)
    told = [_level(each[first:last]) - _own(each) for each in voices]
    order = sorted(range(len(voices)), key=lambda at: -told[at])
    best = order[0]
    second = told[order[1]] if len(order) > 1 else -np.inf
    return Speaking(
        voice=best, together=bool(second > told[best] - TOGETHER and second > -2 * VOICE)
    )


def _holds(whole: Levels, part: Levels) -> bool:
    """Whether what is said in one track is heard in the other."""
    size = min(len(whole), len(part))
    spoken = part[:size] > _own(part) - VOICE
    if not spoken.any():
        return True
    return bool((whole[:size][spoken] >= part[:size][spoken] - HELD).mean() >= HELD_PART)


def _own(levels: Levels) -> float:
    return float(np.percentile(levels, LOUD)) if levels.size else -np.inf


def _level(levels: Levels) -> float:
    """The mean power of a stretch, in decibels."""
    if not levels.size:
        return -np.inf
    return float(10 * np.log10(np.mean(10 ** (levels.astype(np.float64) / 10))))
