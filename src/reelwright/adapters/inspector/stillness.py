"""Stretches in which the picture is black, or stands still."""

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from reelwright.adapters.inspector.luma import Luma, luma_of
from reelwright.domain.canvas import Box
from reelwright.domain.inspection.measurements import Stretch

_ROWS_LOOKED_AT = 135
"""Every eighth row and column of 1080p: a word's highlight is still hundreds of points."""
_BLACK = 24
"""Luma up to which a point is black: 3 % above the black of limited range."""
_BLACK_PART = 0.98
"""ffmpeg's blackdetect asks for the same part."""
_MOVED_BY = 12
"""Levels that no re-encoding of a still picture reaches."""
_MOVED_PART = 0.0005


class Stillness:
    """Watches frames in order. Where captions may stand, black is not looked for."""

    def __init__(self, captions: Box | None) -> None:
        self._captions = captions
        self._step = 1
        self._outside: NDArray[np.bool_] | None = None
        self._reference: NDArray[np.int16] | None = None
        self._still_since = 0
        self._black_since: int | None = None
        self.black: list[Stretch] = []
        self.still: list[Stretch] = []

    def see(self, index: int, frame: VideoFrame) -> None:
        """Look at a frame; those between the last one and this count as the last one."""
        luma = luma_of(frame)
        if self._outside is None:
            self._step = max(1, frame.height // _ROWS_LOOKED_AT)
            self._outside = self._points_outside(luma)
        points = luma[:: self._step, :: self._step].astype(np.int16)
        self._look_for_black(index, points[self._outside])
        self._look_for_stillness(index, points)

    def _points_outside(self, luma: Luma) -> NDArray[np.bool_]:
        looked = np.ones(luma.shape, dtype=np.bool_)
        if self._captions:
            area = self._captions
            looked[area.y : area.bottom, area.x : area.right] = False
        return looked[:: self._step, :: self._step]

    def finish(self, frames: int) -> None:
        """The video ended after this many frames."""
        if self._black_since is not None:
            self.black.append(Stretch(first=self._black_since, last=frames))
        if self._reference is not None:
            self.still.append(Stretch(first=self._still_since, last=frames))

    def _look_for_black(self, frame: int, points: NDArray[np.int16]) -> None:
        dark = float((points <= _BLACK).mean()) >= _BLACK_PART
        if dark and self._black_since is None:
            self._black_since = frame
        if not dark and self._black_since is not None:
            self.black.append(Stretch(first=self._black_since, last=frame))
            self._black_since = None

    def _look_for_stillness(self, frame: int, points: NDArray[np.int16]) -> None:
        if self._reference is not None:
            moved = np.count_nonzero(np.abs(points - self._reference) > _MOVED_BY)
            if moved <= _MOVED_PART * points.size:
                return
            self.still.append(Stretch(first=self._still_since, last=frame))
        self._reference, self._still_since = points, frame
