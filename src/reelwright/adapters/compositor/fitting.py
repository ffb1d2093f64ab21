"""How a picture of any shape stands on a canvas of another."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_KEPT = 0.6
"""The part of a picture that has to stay visible. Where covering the canvas would show less, the
picture stands in a box over a blurred copy of itself."""
_FILL_LIGHT = 0.55
_BLUR_ROWS = 54
"""The blurred copy is made at this height: what is finer is gone anyway."""

Pixels = NDArray[np.uint8]
"""Height x width, or height x width x channels."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    """A window of the source, in parts of its sides, and the box of the canvas that it fills."""

    left: float
    top: float
    across: float
    down: float
    box_width: float
    box_height: float
    """In parts of the canvas; the box is centred, and covers all where both are 1."""

    @property
    def covers(self) -> bool:
        """Whether nothing of the canvas is left to fill."""
        return self.box_width == 1 and self.box_height == 1


def fit(source: tuple[int, int], canvas: tuple[int, int]) -> Fit:
    """Choose for a source of (width, height): cover the canvas, or stand in a box on it."""
    shape = (source[0] / source[1]) / (canvas[0] / canvas[1])
    across, down = min(1.0, 1 / shape), min(1.0, shape)
    if across * down >= _KEPT:
        return _centred(across, down, 1.0, 1.0)
    if shape > 1:
        return _centred(_KEPT, 1.0, 1.0, 1 / (shape * _KEPT))
    return _centred(1.0, _KEPT, shape / _KEPT, 1.0)


def covering(source: tuple[int, int], canvas: tuple[int, int]) -> Fit:
    """Cover the canvas whatever is lost."""
    shape = (source[0] / source[1]) / (canvas[0] / canvas[1])
    return _centred(min(1.0, 1 / shape), min(1.0, shape), 1.0, 1.0)


def _centred(across: float, down: float, box_width: float, box_height: float) -> Fit:
    return Fit(
        left=(1 - across) / 2,
        top=(1 - down) / 2,
        across=across,
        down=down,
        box_width=box_width,
        box_height=box_height,
    )


def window(pixels: Pixels, chosen: Fit) -> Pixels:
    """The part of a source that is shown, not copied; never empty."""
    height, width = pixels.shape[:2]
    left, top = round(width * chosen.left), round(height * chosen.top)
    right = max(left + 1, round(width * (chosen.left + chosen.across)))
    bottom = max(top + 1, round(height * (chosen.top + chosen.down)))
    return pixels[top:bottom, left:right]


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """Scale without aliasing; the same pixels where the size is right already."""
    if pixels.shape[:2] == (height, width):
        return pixels
    smaller = width < pixels.shape[1] or height < pixels.shape[0]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=how), dtype=np.uint8)


def blurred(pixels: Pixels, width: int, height: int) -> Pixels:
    """A soft copy that fills a canvas behind its picture."""
    rows = min(_BLUR_ROWS, height)
    columns = max(1, round(rows * width / height))
    small = resized(pixels, columns, rows)
    soft = cv2.GaussianBlur(small, (0, 0), sigmaX=rows / 18)
    return np.asarray(cv2.resize(soft, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def placed(pixels: Pixels, width: int, height: int) -> Pixels:
    """An RGB picture on a canvas: covering it, or in a box over a dark blurred copy."""
    source, canvas = (pixels.shape[1], pixels.shape[0]), (width, height)
    chosen = fit(source, canvas)
    shown = window(pixels, chosen)
    if chosen.covers:
        return resized(shown, width, height)
    ground = blurred(window(pixels, covering(source, canvas)), width, height)
    result = np.asarray(cv2.convertScaleAbs(ground, alpha=_FILL_LIGHT), dtype=np.uint8)
    box = _box(chosen, width, height)
    result[box] = resized(shown, box[1].stop - box[1].start, box[0].stop - box[0].start)
    return result


def _box(chosen: Fit, width: int, height: int) -> tuple[slice, slice]:
    """Rows and columns of the box, on even pixels."""
    across = 2 * round(width * chosen.box_width / 2)
    down = 2 * round(height * chosen.box_height / 2)
    left, top = 2 * ((width - across) // 4), 2 * ((height - down) // 4)
    return slice(top, top + down), slice(left, left + across)
