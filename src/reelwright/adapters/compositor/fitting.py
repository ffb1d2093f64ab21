"""How a picture of any shape stands on a canvas of another."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

_COVERS = 0.5
"""A picture covers the canvas where at least this part of it stays visible."""
_KEPT = 0.6
"""Otherwise so much of it stands in a box over a blurred copy of itself."""
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


def fit(source: float, canvas: float) -> Fit:
    """Choose for shapes (width to height): cover the canvas, or stand in a box on it."""
    shape = source / canvas
    across, down = min(1.0, 1 / shape), min(1.0, shape)
    if across * down >= _COVERS:
        return _centred(across, down, 1.0, 1.0)
    if shape > 1:
        return _centred(_KEPT, 1.0, 1.0, 1 / (shape * _KEPT))
    return _centred(1.0, _KEPT, shape / _KEPT, 1.0)


def covering(source: float, canvas: float) -> Fit:
    """Cover the canvas whatever is lost."""
    shape = source / canvas
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Raster:
    """What kind of samples an array holds."""

    unit: int
    """Its samples in one chroma sample: places are rounded to whole chroma samples."""
    black: int


RGB = Raster(unit=2, black=0)
LUMA = Raster(unit=2, black=16)
CHROMA = Raster(unit=1, black=128)


def place(pixels: Pixels, shape: float, target: Pixels, raster: Raster) -> None:
    """Draw a picture of a shape (width to height, as shown) on a canvas.

    It covers the canvas, or stands in a box over a dark blurred copy of itself.
    """
    height, width = target.shape[:2]
    canvas = width / height
    chosen = fit(shape, canvas)
    if not chosen.covers:
        blurred(window(pixels, covering(shape, canvas), raster), target, raster)
    box = target[_box(chosen, width, height, raster)]
    np.copyto(box, resized(window(pixels, chosen, raster), box.shape[1], box.shape[0]))


def window(pixels: Pixels, chosen: Fit, raster: Raster) -> Pixels:
    """The part of a source that is shown, not copied; never empty."""
    height, width = pixels.shape[:2]
    unit = raster.unit
    left, top = unit * int(width / unit * chosen.left), unit * int(height / unit * chosen.top)
    across = max(1, unit * round(width / unit * chosen.across))
    down = max(1, unit * round(height / unit * chosen.down))
    return pixels[top : top + down, left : left + across]


def resized(pixels: Pixels, width: int, height: int) -> Pixels:
    """Scale without aliasing; the same pixels where the size is right already.

    Chroma planes are scaled about their middle, which moves left-sited chroma by less than
    half a pixel.
    """
    if pixels.shape[:2] == (height, width):
        return pixels
    smaller = width < pixels.shape[1] or height < pixels.shape[0]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (width, height), interpolation=how), dtype=np.uint8)


def blurred(pixels: Pixels, target: Pixels, raster: Raster) -> None:
    """A soft, dark copy behind the picture."""
    height, width = target.shape[:2]
    rows = min(_BLUR_ROWS, height)
    columns = max(1, round(rows * width / height))
    small = resized(pixels, columns, rows).astype(np.float32)
    soft = cv2.GaussianBlur(small, (0, 0), sigmaX=rows / 18)
    dark = raster.black + (np.asarray(soft, dtype=np.float32) - raster.black) * _FILL_LIGHT
    large = cv2.resize(dark, (width, height), interpolation=cv2.INTER_LINEAR)
    np.copyto(target, np.rint(np.asarray(large)).astype(np.uint8))


def _box(chosen: Fit, width: int, height: int, raster: Raster) -> tuple[slice, slice]:
    """Rows and columns of the box."""
    unit = raster.unit
    across = unit * round(width * chosen.box_width / unit)
    down = unit * round(height * chosen.box_height / unit)
    left = unit * ((width - across) // (2 * unit))
    top = unit * ((height - down) // (2 * unit))
    return slice(top, top + down), slice(left, left + across)
