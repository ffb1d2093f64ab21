"""A stretch of a recording as a visual: which part of its picture is shown where, and when.

Places are ten-thousandths: of the recording's picture as it is shown (turned, with square pixels),
or of the canvas.
"""

from bisect import bisect_right
from dataclasses import dataclass

from reelwright.domain.script.visuals import Footage

WHOLE = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """A rectangle in ten-thousandths of the sides of what it lies in."""

    left: int = 0
    top: int = 0
    across: int = WHOLE
    down: int = WHOLE


@dataclass(frozen=True, kw_only=True, slots=True)
class CameraKey:
    """Where the left top corner of a panel's window is at a frame of the shot."""

    frame: int
    left: int
    top: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """A window of the picture in a box of the canvas.

    The window is ``across`` by ``down`` and moves evenly from key to key; before the first and
    after the last it stands. Where its shape is not that of the box, it is shown whole inside it.
    """

    box: Area
    across: int
    down: int
    keys: tuple[CameraKey, ...]

    def window(self, frame: int) -> tuple[float, float]:
        """Left and top of the window at a frame of the shot, in ten-thousandths."""
        after = bisect_right(self.keys, frame, key=lambda key: key.frame)
        before = self.keys[max(0, after - 1)]
        if after in {0, len(self.keys)}:
            return float(before.left), float(before.top)
        following = self.keys[after]
        part = (frame - before.frame) / (following.frame - before.frame)
        return (
            before.left + part * (following.left - before.left),
            before.top + part * (following.top - before.top),
        )

    @property
    def moves(self) -> bool:
        """Whether the window is ever elsewhere."""
        return len({(key.left, key.top) for key in self.keys}) > 1


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordingShot:
    """A recording played from sample ``start`` of its own line of time.

    What no panel covers shows a soft, dark copy of the first panel's picture.
    """

    footage: Footage
    start: int
    panels: tuple[Panel, ...]
