"""Where a part of the picture is black, and where it moves."""

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from reelwright.adapters.inspector.luma import Luma, luma_of
from reelwright.domain.canvas import Box
from reelwright.domain.inspection.measurements import Stretch
from reelwright.domain.inspection.motion import PartMotion, Points, has_moved

_ROWS_LOOKED_AT = 135
"""Every eighth row and column of 1080p: a word's highlight is still hundreds of points."""
_BLACK = 24
"""Luma up to which a point is black: 3 % above the black of limited range."""
_BLACK_PART = 0.98
"""ffmpeg's blackdetect asks for the same part."""


class MotionWatch:
    """Watches the frames of a part in order. Where captions may stand, black is not looked for.

    Frames between two that it sees count as the first of these.
    """

    def __init__(self, captions: Box | None) -> None:
        self._captions = captions
        self._outside: NDArray[np.bool_] | None = None
        self._opening: Points | None = None
        self._standing: Points | None = None
        self._moved: list[int] = []
        self._black: list[Stretch] = []
        self._black_since: int | None = None

    def see(self, index: int, frame: VideoFrame) -> None:
        """Look at a frame."""
        luma = luma_of(frame)
        step = max(1, frame.height // _ROWS_LOOKED_AT)
        points = luma[::step, ::step]
        if self._outside is None or self._outside.shape != points.shape:
            self._outside = self._points_outside(luma, step)
        self._look_for_black(index, points[self._outside])
        if self._opening is None or self._standing is None:
            self._opening = self._standing = points.copy()
        elif has_moved(self._standing, points):
            self._standing = points.copy()
            self._moved.append(index)

    def finished(self, frames: int) -> PartMotion | None:
        """What the part of this many frames showed; None where no frame was seen."""
        if self._opening is None or self._standing is None:
            return None
        if self._black_since is not None:
            self._black.append(Stretch(first=self._black_since, last=frames))
        return PartMotion(
            frames=frames,
            black=tuple(self._black),
            moved=tuple(self._moved),
            opening=self._opening,
            standing=self._standing,
        )

    def _points_outside(self, luma: Luma, step: int) -> NDArray[np.bool_]:
        looked = np.ones(luma.shape, dtype=np.bool_)
        if self._captions:
            area = self._captions
            looked[area.y : area.bottom, area.x : area.right] = False
        return looked[::step, ::step]

    def _look_for_black(self, frame: int, points: NDArray[np.uint8]) -> None:
        dark = float((points <= _BLACK).mean()) >= _BLACK_PART
        if dark and self._black_since is None:
            self._black_since = frame
        if not dark and self._black_since is not None:
            self._black.append(Stretch(first=self._black_since, last=frame))
            self._black_since = None
