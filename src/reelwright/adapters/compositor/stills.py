"""Stills: opened whatever their kind, and moved slowly."""

import math
from collections.abc import Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
from PIL import Image, ImageOps

from reelwright.adapters.compositor.fitting import RGB, place
from reelwright.adapters.compositor.frames import Plane, YuvFrame
from reelwright.domain.render.pieces import Look
from reelwright.domain.script.visuals import Move
from reelwright.ports.picture import RenderFailed, Rgb

_ZOOM = 1.12
"""Furthest that a move goes in."""
_ZOOM_A_SECOND = 0.02
_LONGEST_SIDE = 8192


def read_still(file: Path, ground: str) -> Rgb:
    """Read a picture upright in sRGB; ``ground`` (#rrggbb) shows through where it is transparent.

    Raises:
        RenderFailed: it cannot be read.
    """
    try:
        with Image.open(file) as opened:
            opened.draft("RGB", (_LONGEST_SIDE // 2, _LONGEST_SIDE // 2))
            upright = ImageOps.exif_transpose(opened)
            upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            return np.asarray(_flat(upright, ground), dtype=np.uint8)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        message = f"The picture {file.name} cannot be read ({error}); replace it with another."
        raise RenderFailed(message) from error


def _flat(picture: Image.Image, ground: str) -> Image.Image:
    if picture.mode.startswith("I;16"):
        deep = np.asarray(picture, dtype=np.uint16)
        return Image.fromarray((deep >> 8).astype(np.uint8)).convert("RGB")
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    pixels = picture.convert("RGBA")
    flat = Image.new("RGBA", pixels.size, ground)
    return Image.alpha_composite(flat, pixels).convert("RGB")


@dataclass(frozen=True, kw_only=True, slots=True)
class Pose:
    """Where the camera is: how far in, and where its centre lies in the free room (-1 to 1)."""

    zoom: float
    across: float = 0.0


def pose(move: Move, part: float, zoom: float) -> Pose:
    """The camera at a part of its way; zooming is even to the eye (a constant ratio a frame)."""
    match move:
        case Move.IN:
            return Pose(zoom=zoom**part)
        case Move.OUT:
            return Pose(zoom=zoom ** (1 - part))
        case Move.LEFT:
            return Pose(zoom=zoom, across=1 - 2 * part)
        case Move.RIGHT:
            return Pose(zoom=zoom, across=2 * part - 1)


def zoom_for(seconds: float) -> float:
    """How far a move goes in its time, so that short shots do not hurry."""
    return min(_ZOOM, 1 + _ZOOM_A_SECOND * seconds)


class MovingStill:
    """A still under a slow move (after Ken Burns), to parts of a pixel on the YUV planes.

    The way reaches over the transitions at both ends, so that it never stops in one.
    """

    still = False

    def __init__(self, picture: Rgb, move: Move, frames: int, look: Look) -> None:
        self._canvas = (look.canvas.width, look.canvas.height)
        self._move = move
        self._margin = look.theme.transition_frames
        self._frames = frames + 2 * self._margin
        self._zoom = zoom_for(float(look.canvas.rate.seconds(self._frames)))
        width, height = (2 * math.ceil(side * self._zoom / 2) for side in self._canvas)
        fitted = np.empty((height, width, 3), dtype=np.uint8)
        place(picture, picture.shape[1] / picture.shape[0], fitted, RGB)
        self._picture = YuvFrame.from_rgb(fitted)

    def state(self, frame: int) -> Hashable:
        """The step on the way; it stands still before and after it."""
        return min(max(frame + self._margin, 0), self._frames)

    def draw(self, state: Hashable, frame: YuvFrame) -> None:
        """Show the picture from where the camera is."""
        if not isinstance(state, int):
            raise TypeError
        look_at(self._picture, self._camera(state), frame)

    @property
    def luma(self) -> Plane:
        """What the camera moves over."""
        return self._picture.y

    def mapping(self, frame: int) -> "Mapping":
        """Where the camera is at a frame of the shot."""
        camera = self._camera(min(max(frame + self._margin, 0), self._frames))
        return mapping_of(camera, self._canvas, (self._picture.width, self._picture.height))

    def _camera(self, step: int) -> Pose:
        return pose(self._move, step / max(1, self._frames), self._zoom)


class Mapping(NamedTuple):
    """Source luma column = scale * column + left; source row = scale * row + top."""

    scale: float
    left: float
    top: float

    @property
    def chroma(self) -> "Mapping":
        """The same for chroma, which stands on even luma columns and midway between rows.

        With column 2j and row 2i + 1/2 of luma it gives scale * j + left / 2 across, and down
        scale * i + (scale / 2 + top - 1/2) / 2.
        """
        return Mapping(self.scale, self.left / 2, (self.scale / 2 + self.top - 0.5) / 2)


def mapping_of(camera: Pose, canvas: tuple[int, int], picture: tuple[int, int]) -> Mapping:
    """From the canvas to the picture, sizes as (width, height); at zoom 1 all of it is seen."""
    scale = picture[0] / canvas[0] / camera.zoom
    room = picture[0] - scale * canvas[0]
    left = scale / 2 - 0.5 + room * (1 + camera.across) / 2
    top = scale / 2 - 0.5 + (picture[1] - scale * canvas[1]) / 2
    return Mapping(scale, left, top)


def look_at(picture: YuvFrame, camera: Pose, target: YuvFrame) -> None:
    """Show a picture from a pose."""
    luma = mapping_of(camera, (target.width, target.height), (picture.width, picture.height))
    mappings = (luma, luma.chroma, luma.chroma)
    for plane, out, mapping in zip(picture.planes, target.planes, mappings, strict=True):
        _warp(plane, out, mapping)


def _warp(plane: Plane, target: Plane, mapping: Mapping) -> None:
    scale, left, top = mapping
    matrix = np.array([[scale, 0, left], [0, scale, top]], dtype=np.float64)
    height, width = target.shape
    cv2.warpAffine(
        plane,
        matrix,
        (width, height),
        dst=target,
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
