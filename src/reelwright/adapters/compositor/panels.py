"""Recordings: windows of their picture in boxes of the canvas, following who is shown."""

from collections.abc import Hashable
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np

from reelwright.adapters.compositor.clips import ClipReader, upright_planes
from reelwright.adapters.compositor.fitting import CHROMA, LUMA, Pixels, Raster, blurred, resized
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.domain.canvas import Canvas
from reelwright.domain.script.recording_shot import WHOLE, Area, Panel, RecordingShot
from reelwright.domain.time import SAMPLE_RATE

_ROUNDING = Fraction(1, 4)
"""Of a frame: timestamps rounded to milliseconds still meet the frame they belong to."""

_SAME_SHAPE = 0.01
"""Shapes that differ by no more differ by the rounding of their sides."""

Window = tuple[float, float]


class RecordingGround:
    """A recording behind a shot."""

    still = False

    def __init__(self, file: Path, shot: RecordingShot, canvas: Canvas) -> None:
        self._reader = ClipReader(file, on_container=True)
        self._shot = shot
        self._canvas = canvas
        self._begin = Fraction(shot.start, SAMPLE_RATE)
        self._rate = canvas.rate.fraction

    def state(self, frame: int) -> Hashable:
        """The time of the picture that is shown, and where each panel looks."""
        time = self._begin + (frame + _ROUNDING) / self._rate
        shown = self._reader.at(time)
        return shown.time, tuple(panel.window(frame) for panel in self._shot.panels)

    def draw(self, state: Hashable, frame: YuvFrame) -> None:
        """Draw the picture at the time of a state, in all panels."""
        match state:
            case (Fraction() as time, tuple() as windows):
                pass
            case _:
                raise TypeError
        source = self._reader.at(time).frame
        planes = upright_planes(source, max(self._canvas.width, self._canvas.height))
        pixel = float(self._reader.shape)
        pixel = 1 / pixel if round(source.rotation / 90) % 2 else pixel
        for plane, out, raster in zip(planes, frame.planes, (LUMA, CHROMA, CHROMA), strict=True):
            boxes = [_box(out, panel.box, raster) for panel in self._shot.panels]
            targets = [
                _inside(box, _shape(plane, panel) * pixel, raster)
                for panel, box in zip(self._shot.panels, boxes, strict=True)
            ]
            if sum(target.size for target in targets) < out.size:
                blurred(_cut(plane, self._shot.panels[0], windows[0], raster), out, raster)
            for panel, window, target in zip(self._shot.panels, windows, targets, strict=True):
                _lay(plane, panel, window, target, raster)


def _box(out: Pixels, area: Area, raster: Raster) -> Pixels:
    """The part of a plane that a box of the canvas covers, on whole chroma samples."""
    height, width = out.shape[:2]
    unit = raster.unit
    left, right = (_whole(at, width, unit) for at in (area.left, area.left + area.across))
    top, bottom = (_whole(at, height, unit) for at in (area.top, area.top + area.down))
    return out[top:bottom, left:right]


def _whole(part: float, side: int, unit: int) -> int:
    return unit * round(side / unit * part / WHOLE)


def _cut(plane: Pixels, panel: Panel, window: Window, raster: Raster) -> Pixels:
    """The window of a plane, on whole chroma samples."""
    height, width = plane.shape[:2]
    unit = raster.unit
    left, top = _whole(window[0], width, unit), _whole(window[1], height, unit)
    across = max(unit, _whole(panel.across, width, unit))
    down = max(unit, _whole(panel.down, height, unit))
    left, top = max(0, min(left, width - across)), max(0, min(top, height - down))
    return plane[top : top + down, left : left + across]


def _lay(plane: Pixels, panel: Panel, window: Window, target: Pixels, raster: Raster) -> None:
    """Show a window in a part of the canvas; between whole samples while it moves."""
    height, width = target.shape[:2]
    if not panel.moves:
        np.copyto(target, resized(_cut(plane, panel, window, raster), width, height))
        return
    rows, columns = plane.shape[:2]
    across, down = (columns * panel.across / WHOLE / width, rows * panel.down / WHOLE / height)
    left, top = columns * window[0] / WHOLE, rows * window[1] / WHOLE
    # From a pixel of the target to the place in the source, centre on centre.
    mapping = np.array(
        [[across, 0, left + across / 2 - 0.5], [0, down, top + down / 2 - 0.5]], np.float64
    )
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    moved = cv2.warpAffine(
        plane, mapping, (width, height), flags=flags, borderMode=cv2.BORDER_REPLICATE
    )
    np.copyto(target, np.asarray(moved, dtype=np.uint8))


def _shape(plane: Pixels, panel: Panel) -> float:
    """Width to height of a window, in samples."""
    rows, columns = plane.shape[:2]
    return float(columns * panel.across / (rows * panel.down))


def _inside(box: Pixels, shape: float, raster: Raster) -> Pixels:
    """The part of a box that a window of a shape (width to height) fills, in its middle."""
    height, width = box.shape[:2]
    if abs(shape * height / width - 1) < _SAME_SHAPE:
        return box
    unit = raster.unit
    across = min(width, unit * round(height * shape / unit))
    down = min(height, unit * round(width / shape / unit))
    left, top = unit * ((width - across) // (2 * unit)), unit * ((height - down) // (2 * unit))
    return box[top : top + down, left : left + across]
