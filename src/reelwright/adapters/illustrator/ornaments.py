"""The large shapes of grounds: seven families, each strong at the edges and off the middle.

A shape that would stand behind text is drawn faintly instead, so that words keep their calm.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from reelwright.adapters.illustrator.inks import Inks
from reelwright.adapters.illustrator.shapes import Mask
from reelwright.domain.themes.colour import mix

_SHIFT = 4
"""Bits of a coordinate that are parts of a pixel, for OpenCV's drawing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A mask of the canvas' size in one colour."""

    mask: Mask
    colour: str
    bold: float
    """Opacity where no text stands on it."""
    faint: float
    """Opacity behind text."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """What a family draws on: the size, the colours, and what is drawn by chance."""

    width: int
    height: int
    inks: Inks
    random: np.random.Generator

    @property
    def short(self) -> int:
        """The shorter side."""
        return min(self.width, self.height)

    @property
    def tall(self) -> bool:
        """Whether the free space is at the bottom rather than at the side."""
        return self.height > self.width

    def blank(self) -> Mask:
        """A mask of nothing."""
        return np.zeros((self.height, self.width), np.uint8)

    def shape(self, mask: Mask, colour: str, bold: float, faint: float = 0.07) -> Shape:
        """A shape; light grounds take colour more weakly behind text."""
        return Shape(mask=mask, colour=colour, bold=bold, faint=faint)


Family = Callable[[Stage], Iterator[Shape]]


def waves(stage: Stage) -> Iterator[Shape]:
    """Layers of water along the bottom."""
    inks = stage.inks
    colours = (inks.second, mix(inks.second, inks.accent, 0.45), inks.accent)
    top = 0.72 if stage.tall else 0.8
    turn = stage.random.uniform(0, 2 * math.pi)
    across = np.linspace(0, stage.width, 64)
    for layer, (colour, bold) in enumerate(zip(colours, (0.26, 0.38, 0.62), strict=True)):
        height = stage.height * (top + (1 - top) * (0.06 + 0.3 * layer))
        swing = stage.short * (0.05 - 0.008 * layer)
        bend = np.sin(across / stage.width * math.pi * (1.6 + 0.5 * layer) + turn + layer * 1.4)
        edge = list(zip(across, height + swing * bend, strict=True))
        corners = [*edge, (stage.width, stage.height + 9), (0, stage.height + 9)]
        yield stage.shape(_polygon(stage, corners), colour, bold)


def sun(stage: Stage) -> Iterator[Shape]:
    """A lit disc that is cut by a corner, in two thin rings."""
    short = stage.short
    x = stage.width * (0.86 if stage.tall else 0.965)
    low = stage.tall or bool(stage.random.integers(2))
    y = stage.height * (0.9 if low else 0.02)
    radius = short * (0.36 if stage.tall else 0.3)
    for step, bold in ((1.75, 0.2), (1.36, 0.34)):
        yield stage.shape(
            _circle(stage, (x, y), radius * step, short * 0.004), stage.inks.text, bold
        )
    yield stage.shape(_lit(_circle(stage, (x, y), radius)), stage.inks.accent, 0.9, 0.09)


def arcs(stage: Stage) -> Iterator[Shape]:
    """Thick quarter rings around a corner."""
    short, inks = stage.short, stage.inks
    low = stage.tall or bool(stage.random.integers(2))
    # Headings begin at the top left.
    left = low and bool(stage.random.integers(2))
    corner = (0 if left else stage.width, stage.height if low else 0)
    unit = short * (0.105 if stage.tall else 0.062)
    colours = (inks.accent, inks.second, mix(inks.second, inks.background, 0.45))
    for step, colour in enumerate(colours):
        mask = _circle(stage, corner, unit * (0.9 + 1.15 * step), unit * 0.8)
        yield stage.shape(mask, colour, 0.85, 0.09)


def halftone(stage: Stage) -> Iterator[Shape]:
    """Dots that grow towards the bottom edge."""
    step = stage.short * (0.042 if stage.tall else 0.032)
    mask = stage.blank()
    from_right = bool(stage.random.integers(2))
    start = stage.height * (0.66 if stage.tall else 0.74)
    rows = int((stage.height - start) / step) + 1
    for row in range(rows):
        y = start + (row + 0.5) * step
        grown = (row + 1) / rows
        for column in range(int(stage.width / step) + 1):
            x = (column + 0.5 * (row % 2)) * step
            side = x / stage.width if from_right else 1 - x / stage.width
            radius = step * 0.46 * grown * (0.25 + 0.75 * side)
            if radius > 0.6:  # noqa: PLR2004 - smaller dots are noise
                _dot(mask, (x, y), radius)
    yield stage.shape(mask, stage.inks.second, 0.6, 0.05)


def contours(stage: Stage) -> Iterator[Shape]:
    """Fine lines that swell like a map of depths."""
    across = np.linspace(-20, stage.width + 20, 90)
    turn = stage.random.uniform(0, 2 * math.pi)
    top = 0.66 if stage.tall else 0.74
    masks = (stage.blank(), stage.blank())
    count = 15
    for line in range(count):
        share = line / (count - 1)
        base = stage.height * (top + (1.04 - top) * share)
        swing = stage.short * 0.075 * (1 - 0.6 * share)
        bend = np.sin(across / stage.width * 4.2 + turn + share * 1.9)
        bend = bend + 0.4 * np.sin(across / stage.width * 9.1 + turn * 2 - share)
        _line(masks[line % 5 == 4], across, base + swing * bend, stage.short * 0.0028)  # noqa: PLR2004 - every fifth
    yield stage.shape(masks[0], stage.inks.second, 0.5, 0.12)
    yield stage.shape(masks[1], stage.inks.accent, 0.95, 0.16)


def stripes(stage: Stage) -> Iterator[Shape]:
    """Three broad slanted bands over the end of the picture."""
    inks = stage.inks
    unit = stage.short * (0.1 if stage.tall else 0.052)
    left = bool(stage.random.integers(2))
    for band, (colour, bold) in enumerate(
        ((inks.accent, 0.9), (inks.second, 0.75), (mix(inks.second, inks.background, 0.5), 0.7))
    ):
        near, far = unit * 1.25 * band, unit * (1.25 * band + 1)
        # Bands across the bottom corner: x + y = constant, measured from the corner.
        reach = unit * 1.1
        corners = [(reach + near, 0), (reach + far, 0), (0, reach + far), (0, reach + near)]
        yield stage.shape(
            _polygon(stage, [_from_corner(stage, at, left=left) for at in corners]),
            colour,
            bold,
            0.09,
        )


def tiles(stage: Stage) -> Iterator[Shape]:
    """Quarter discs and blocks in a strip: down the side, or along the bottom where it is tall."""
    inks = stage.inks
    if stage.tall:
        columns, rows, size = 5, 2, stage.width / 5
        places = [
            (column * size, stage.height - (row + 1) * size)
            for row in range(rows)
            for column in range(columns)
        ]
    else:
        size = stage.height / 18
        places = [(stage.width - size, row * size) for row in range(18)]
    groups = (stage.blank(), stage.blank(), stage.blank())
    for x, y in places:
        ink, kind = int(stage.random.integers(3)), int(stage.random.integers(5))
        _tile(groups[ink], (x, y), size, kind)
    deep = mix(inks.background, inks.second, 0.4)
    for mask, colour in zip(groups, (inks.accent, inks.second, deep), strict=True):
        yield stage.shape(mask, colour, 0.85, 0.08)


FAMILIES: tuple[Family, ...] = (waves, sun, arcs, halftone, contours, stripes, tiles)


def dawn(stage: Stage) -> Iterator[Shape]:
    """A sun that rises over the middle of the bottom: how a video ends."""
    short, inks = stage.short, stage.inks
    centre = (stage.width / 2, stage.height * (1.02 if not stage.tall else 0.98))
    radius = short * (0.24 if not stage.tall else 0.42)
    for step, bold in ((2.5, 0.1), (1.95, 0.18), (1.45, 0.34)):
        mask = _circle(stage, centre, radius * step)
        yield stage.shape(mask, mix(inks.second, inks.accent, (2.5 - step) * 0.6), bold, bold * 0.6)
    yield stage.shape(_lit(_circle(stage, centre, radius)), inks.accent, 0.96, 0.2)


def opening(stage: Stage) -> Iterator[Shape]:
    """Discs that overlap in the corner where a title leaves room: how a video begins."""
    short, inks = stage.short, stage.inks
    x = stage.width * (0.97 if not stage.tall else 0.8)
    y = stage.height * 0.93
    radius = short * (0.36 if not stage.tall else 0.44)
    for step in range(3):
        mask = _circle(stage, (x, y), radius * (1.5 + 0.34 * step), short * 0.005)
        yield stage.shape(mask, inks.second, 0.5 - 0.12 * step, 0.14)
    yield stage.shape(_lit(_circle(stage, (x, y), radius)), inks.accent, 1.0, 0.16)
    mask = _circle(stage, (x - radius * 1.02, y + radius * 0.2), radius * 0.42)
    yield stage.shape(_lit(mask), inks.second, 0.85, 0.14)


def _from_corner(stage: Stage, at: tuple[float, float], *, left: bool) -> tuple[float, float]:
    return at[0] if left else stage.width - at[0], stage.height - at[1]


def _lit(mask: Mask) -> Mask:
    """A mask that is full at its top and fades to its bottom, as if lit from above."""
    rows = np.flatnonzero(mask.max(axis=1))
    if not rows.size:
        return mask
    down = (np.arange(mask.shape[0], dtype=np.float32) - rows[0]) / max(1, rows[-1] - rows[0])
    fade = 1 - 0.42 * np.clip(down, 0, 1)
    return np.asarray(mask * fade[:, None], np.float32).astype(np.uint8)


def _fixed(*parts: float) -> tuple[int, ...]:
    return tuple(round(part * (1 << _SHIFT)) for part in parts)


def _circle(stage: Stage, centre: tuple[float, float], radius: float, thickness: float = 0) -> Mask:
    """A disc, or a ring where it has a thickness."""
    mask = stage.blank()
    _dot(mask, centre, radius + thickness / 2)
    if thickness:
        inner = stage.blank()
        _dot(inner, centre, radius - thickness / 2)
        mask = np.asarray(cv2.subtract(mask, inner), np.uint8)
    return mask


def _dot(mask: Mask, centre: tuple[float, float], radius: float) -> None:
    """A disc by its signed distance: OpenCV's own have corners that are seen when large."""
    height, width = mask.shape
    left, right = max(0, int(centre[0] - radius) - 1), min(width, int(centre[0] + radius) + 2)
    top, bottom = max(0, int(centre[1] - radius) - 1), min(height, int(centre[1] + radius) + 2)
    if left >= right or top >= bottom:
        return
    across = np.arange(left, right, dtype=np.float32) + np.float32(0.5 - centre[0])
    down = np.arange(top, bottom, dtype=np.float32) + np.float32(0.5 - centre[1])
    distance = np.sqrt(across[None, :] ** 2 + down[:, None] ** 2)
    covered = np.clip(np.float32(radius + 0.5) - distance, 0, 1) * 255
    place = mask[top:bottom, left:right]
    np.maximum(place, covered.astype(np.uint8), out=place)


def _polygon(stage: Stage, corners: list[tuple[float, float]]) -> Mask:
    mask = stage.blank()
    _fill(mask, corners)
    return mask


def _fill(mask: Mask, corners: list[tuple[float, float]]) -> None:
    # A drawn pixel's middle is at its whole coordinate, so that edges move by half a pixel.
    points = np.array([_fixed(x - 0.5, y - 0.5) for x, y in corners], np.int32)
    cv2.fillPoly(mask, [points], (255,), cv2.LINE_AA, _SHIFT)


def _line(mask: Mask, across: np.ndarray, down: np.ndarray, thickness: float) -> None:
    points = np.array([_fixed(x, y) for x, y in zip(across, down, strict=True)], np.int32)
    cv2.polylines(
        mask, [points], isClosed=False, color=(255,), thickness=max(1, round(thickness)),
        lineType=cv2.LINE_AA, shift=_SHIFT,
    )  # fmt: skip


def _tile(mask: Mask, corner: tuple[float, float], size: float, kind: int) -> None:
    """A quarter disc towards one of four corners, or a small disc, in one square."""
    x, y = round(corner[0]), round(corner[1])
    right, bottom = round(corner[0] + size), round(corner[1] + size)
    cell = np.zeros((bottom - y, right - x), np.uint8)
    wide, high = cell.shape[1], cell.shape[0]
    corners = ((0, 0), (wide, 0), (0, high), (wide, high), (wide / 2, high / 2))
    radius = wide * (0.28 if kind == len(corners) - 1 else 0.98)
    _dot(cell, corners[kind], radius)
    place = mask[max(0, y) : bottom, max(0, x) : right]
    place[:] = cell[cell.shape[0] - place.shape[0] :, : place.shape[1]]
