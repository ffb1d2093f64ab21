"""Layers as premultiplied YUVA patches, blended only where they stand."""

from dataclasses import dataclass

import cv2
import numpy as np

from reelwright.adapters.compositor.frames import (
    FloatPlane,
    Plane,
    YuvFrame,
    rounded,
    subsampled,
    to_yuv,
)
from reelwright.ports.picture import Rgba


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """One plane of a patch: its colour times its alpha, and what of the ground remains (255)."""

    colour: Plane
    remains: Plane

    def shown(self, opacity: float) -> "Cover":
        """The same at a part of its opacity."""
        faded = cv2.convertScaleAbs(self.colour, alpha=opacity)
        kept = cv2.convertScaleAbs(self.remains, alpha=opacity, beta=255 * (1 - opacity))
        return Cover(colour=_u8(faded), remains=_u8(kept))

    def lowered(self, rows: float) -> "Cover":
        """The same moved down by a part of a row; what leaves at the bottom is lost."""
        height, width = self.colour.shape
        move = np.array([[1, 0, 0], [0, 1, rows]], dtype=np.float64)
        return Cover(
            colour=_u8(cv2.warpAffine(self.colour, move, (width, height))),
            remains=_u8(cv2.warpAffine(self.remains, move, (width, height), borderValue=(255,))),
        )

    def blend(self, ground: Plane) -> None:
        """Lay it over a ground of the same size, in place."""
        kept = cv2.multiply(ground, self.remains, scale=1 / 255)
        np.copyto(ground, cv2.add(kept, self.colour))

    def crop(self, top: int, bottom: int, left: int, right: int) -> "Cover":
        """A window of it."""
        return Cover(
            colour=self.colour[top:bottom, left:right], remains=self.remains[top:bottom, left:right]
        )


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """A layer's pixels at an even place, ready to be blended: luma and both chroma covers."""

    x: int
    y: int
    covers: tuple[Cover, Cover, Cover]

    @classmethod
    def from_rgba(cls, pixels: Rgba, x: int, y: int) -> "Patch":
        """Convert once; the box grows to even sides, transparent where it grew."""
        pixels = _padded_to_even(pixels, x, y)
        alpha: FloatPlane = pixels[..., 3].astype(np.float32) * np.float32(1 / 255)
        luma, blue, red = (plane * alpha for plane in to_yuv(pixels[..., :3]))
        thin = subsampled(alpha)
        covers = (
            Cover(colour=rounded(luma), remains=rounded(255 * (1 - alpha))),
            Cover(colour=rounded(subsampled(blue)), remains=rounded(255 * (1 - thin))),
            Cover(colour=rounded(subsampled(red)), remains=rounded(255 * (1 - thin))),
        )
        return cls(x=x - x % 2, y=y - y % 2, covers=covers)

    @property
    def width(self) -> int:
        """Luma columns, even."""
        return int(self.covers[0].colour.shape[1])

    @property
    def height(self) -> int:
        """Luma rows, even."""
        return int(self.covers[0].colour.shape[0])

    def lowered(self, rows: float) -> "Patch":
        """The same further down, to a part of a pixel."""
        whole = int(rows // 2) * 2
        part = rows - whole
        moved = _extended_below(self)
        covers = tuple(
            cover.lowered(part * scale)
            for cover, scale in zip(moved.covers, (1, 0.5, 0.5), strict=True)
        )
        luma, blue, red = covers
        return Patch(x=self.x, y=self.y + whole, covers=(luma, blue, red))

    def shown(self, opacity: float) -> "Patch":
        """The same at a part of its opacity."""
        luma, blue, red = (cover.shown(opacity) for cover in self.covers)
        return Patch(x=self.x, y=self.y, covers=(luma, blue, red))

    def revealed_right(self, part: float) -> "Patch":
        """Only the part on the left, to an even column."""
        return self._window(0, self.height, 0, _even(self.width * part))

    def revealed_up(self, part: float) -> "Patch":
        """Only the part at the bottom, to an even row."""
        return self._window(self.height - _even(self.height * part), self.height, 0, self.width)

    def blend(self, frame: YuvFrame) -> None:
        """Lay it over a frame, in place; what lies outside the frame is left out."""
        window = self._window(
            max(0, -self.y),
            min(self.height, frame.height - self.y),
            max(0, -self.x),
            min(self.width, frame.width - self.x),
        )
        if window.width <= 0 or window.height <= 0:
            return
        for cover, plane, scale in zip(window.covers, frame.planes, (1, 2, 2), strict=True):
            top, left = window.y // scale, window.x // scale
            height, width = cover.colour.shape
            cover.blend(plane[top : top + height, left : left + width])

    def _window(self, top: int, bottom: int, left: int, right: int) -> "Patch":
        bottom, right = max(top, bottom), max(left, right)
        luma, blue, red = (
            cover.crop(top // scale, bottom // scale, left // scale, right // scale)
            for cover, scale in zip(self.covers, (1, 2, 2), strict=True)
        )
        return Patch(x=self.x + left, y=self.y + top, covers=(luma, blue, red))


def _padded_to_even(pixels: Rgba, x: int, y: int) -> Rgba:
    height, width = pixels.shape[:2]
    left, top = x % 2, y % 2
    right, bottom = (left + width) % 2, (top + height) % 2
    return np.pad(pixels, ((top, bottom), (left, right), (0, 0)))


def _extended_below(patch: Patch) -> Patch:
    luma, blue, red = (
        Cover(
            colour=np.pad(cover.colour, ((0, rows), (0, 0))),
            remains=np.pad(cover.remains, ((0, rows), (0, 0)), constant_values=255),
        )
        for cover, rows in zip(patch.covers, (2, 1, 1), strict=True)
    )
    return Patch(x=patch.x, y=patch.y, covers=(luma, blue, red))


def _even(pixels: float) -> int:
    return 2 * round(pixels / 2)


def _u8(array: object) -> Plane:
    return np.asarray(array, dtype=np.uint8)
