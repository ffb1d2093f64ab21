"""How clean sound is where it was cut: silence at its ends, and no click at its joins."""

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import HOP, LOUDEST, QUIETEST, levels, silence
from reelwright.domain.time import SAMPLE_RATE

Mono = NDArray[np.float32]
"""One-dimensional sound, full scale 1.0, at the project's rate."""

CLICK = 12.0
"""Decibels above its surroundings from which a corner is heard as a click. Hard cuts at random
places of speech, coded as AAC, reach 19 in the median and 12 inside its pauses; fades of ten
milliseconds stay below 7."""
INAUDIBLE = 10 ** (-70 / 20)
"""Full scale: a corner no sharper than this is no click whatever is around it."""
OF_ROOM, OF_VOICE = 3.0, 4.0
"""Decibels: by which noise moves from hop to hop, and by which a voice must stand out of it."""
_NEAR = SAMPLE_RATE // 500
_APART = SAMPLE_RATE // 200
_AROUND = SAMPLE_RATE // 20
"""Samples to either side of a join that belong to it (2 ms), and from where (5 ms) to where (50 ms)
its surroundings are."""
_SHARPEST = 99


def quiet_ends(sound: Mono) -> tuple[int, int]:
    """Samples of silence at the beginning and at the end, in whole hops of ten milliseconds."""
    return _quiet_beginning(sound), _quiet_beginning(sound[::-1])


def _quiet_beginning(sound: Mono) -> int:
    heard = levels(sound)
    silent = silence(heard) | _masked(heard)
    return HOP * int(np.argmin(silent)) if not silent.all() else HOP * len(silent)


def _masked(heard: NDArray[np.float32]) -> NDArray[np.bool_]:
    """For each hop whether it is no louder than a room that is nearly as loud as the voice.

    What a word has there, nobody hears. Where the room is quieter this says nothing.
    """
    if not heard.size:
        return np.zeros(0, np.bool_)
    room, voice = np.percentile(heard, (QUIETEST, LOUDEST))
    return np.asarray(heard < min(room + OF_ROOM, voice - OF_VOICE), dtype=np.bool_)


def corner(sound: Mono, at: int) -> float:
    """Decibels by which the sharpest corner at a join stands above the sharp ones around it.

    A corner is a second difference of samples: speech, which is smooth there, has small ones.
    At an end of the sound only what lies inside counts. 0 where the corner cannot be heard.
    """
    first = max(0, at - _AROUND)
    bends = np.abs(np.diff(sound[first : at + _AROUND].astype(np.float64), 2))
    place = at - first
    near = bends[max(0, place - _NEAR) : place + _NEAR]
    around = np.concatenate((bends[: max(0, place - _APART)], bends[place + _APART :]))
    if not near.size or not around.size or near.max() < INAUDIBLE:
        return 0.0
    usual = max(float(np.percentile(around, _SHARPEST)), INAUDIBLE / 10)
    return float(20 * np.log10(near.max() / usual))
