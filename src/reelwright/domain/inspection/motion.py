"""Black and still stretches of a picture, put together from its parts."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.inspection.measurements import Stretch

Points = NDArray[np.uint8]
"""The brightness of a picture at evenly spread points; rows x columns."""

_MOVED_BY = 12
"""Levels that no re-encoding of a still picture reaches."""
_MOVED_PART = 0.0005


def has_moved(one: Points, other: Points) -> bool:
    """Whether more than 0.05 % of the points differ by more than 12 levels."""
    if one.shape != other.shape:
        return True
    difference = np.abs(one.astype(np.int16) - other)
    return bool(np.count_nonzero(difference > _MOVED_BY) > _MOVED_PART * one.size)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class PartMotion:
    """A part of a picture that was looked at alone; frames count from its beginning.

    ``moved`` are the frames at which the picture had moved: first from ``opening``, the part's
    first picture, then each from the one before. ``standing`` is the last of these pictures.
    """

    frames: int
    black: tuple[Stretch, ...]
    moved: tuple[int, ...]
    opening: Points
    standing: Points


class Motion:
    """Puts parts together in order.

    A picture that stands goes on into the next part where that part's first picture has not
    moved from it; it is then still what later parts are compared with.
    """

    def __init__(self) -> None:
        self._black: list[Stretch] = []
        self._still: list[Stretch] = []
        self._standing: Points | None = None
        self._since = 0

    def add(self, first: int, part: PartMotion) -> None:
        """A part whose first frame is frame ``first`` of the whole."""
        for black in part.black:
            self._add_black(first + black.first, first + black.last)
        if self._standing is None or has_moved(self._standing, part.opening):
            self._move(first, part.opening)
        for frame in part.moved:
            self._move(first + frame, part.standing)

    def black(self) -> tuple[Stretch, ...]:
        """Stretches of black."""
        return tuple(self._black)

    def still(self, frames: int) -> tuple[Stretch, ...]:
        """Stretches in which the picture stands; the whole has this many frames."""
        if self._standing is None:
            return ()
        return (*self._still, Stretch(first=self._since, last=frames))

    def _add_black(self, first: int, last: int) -> None:
        if self._black and self._black[-1].last == first:
            first = self._black.pop().first
        self._black.append(Stretch(first=first, last=last))

    def _move(self, frame: int, standing: Points) -> None:
        if self._standing is not None:
            self._still.append(Stretch(first=self._since, last=frame))
        self._standing, self._since = standing, frame
