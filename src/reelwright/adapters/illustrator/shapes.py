"""Anti-aliased shapes as patches: signed distances, one pixel soft at the edge."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.domain.canvas import Box
from reelwright.domain.themes.colour import parse
from reelwright.ports.picture import Rgba

Mask = NDArray[np.uint8]
"""Coverage, 0 to 255."""

_Field = NDArray[np.float32]

_FINE = 4
"""How much larger lines are drawn before they are reduced."""


def filled(mask: Mask, colour: str, opacity: float = 1.0) -> Rgba:
    """A patch of one colour behind a mask."""
    patch = np.empty((*mask.shape, 4), np.uint8)
    patch[..., :3] = parse(colour)
    patch[..., 3] = mask if opacity >= 1 else (mask * opacity).round().astype(np.uint8)
    return patch


def rectangle(width: int, height: int, colour: str, opacity: float = 1.0) -> Rgba:
    """A plain rectangle."""
    return filled(np.full((max(1, height), max(1, width)), 255, np.uint8), colour, opacity)


def rounded(width: int, height: int, radius: float, colour: str, opacity: float = 1.0) -> Rgba:
    """A rectangle with round corners."""
    return filled(rounded_mask(width, height, radius), colour, opacity)


def framed(width: int, height: int, radius: float, edge: int, colours: tuple[str, str]) -> Rgba:
    """A rounded rectangle of one colour with an edge of another inside its outline."""
    patch = rounded(width, height, radius, colours[1])
    inner = rounded_mask(width - 2 * edge, height - 2 * edge, max(1, radius - edge))
    place = patch[edge : height - edge, edge : width - edge, :3]
    share = inner[..., None].astype(np.float32) / 255
    mixed = place + (np.array(parse(colours[0]), np.float32) - place) * share
    place[:] = np.asarray(mixed + 0.5, np.float32).astype(np.uint8)
    return patch


def rounded_mask(width: int, height: int, radius: float) -> Mask:
    """The mask of a rectangle with round corners."""
    width, height = max(1, width), max(1, height)
    radius = min(radius, width / 2, height / 2)
    across = np.maximum(np.abs(_centred(width)) - (width / 2 - radius), 0)
    down = np.maximum(np.abs(_centred(height)) - (height / 2 - radius), 0)
    corner = math.ceil(radius) + 1
    mask = np.full((height, width), 255, np.uint8)
    for rows in (slice(0, corner), slice(max(0, height - corner), height)):
        distance = np.hypot(across[None, :], down[rows][:, None]) - radius
        mask[rows] = _covered(distance)
    return mask


def disc(size: int, colour: str, opacity: float = 1.0) -> Rgba:
    """A filled circle as wide as the patch."""
    return rounded(size, size, size / 2, colour, opacity)


def ring_mask(size: int, thickness: float, share: float = 1.0) -> Mask:
    """A ring, or the share of it from the top clockwise, with round ends."""
    middle = size / 2
    radius = middle - thickness / 2 - 0.5
    down, across = _centred(size)[:, None], _centred(size)[None, :]
    whole = np.abs(np.hypot(across, down) - radius) - thickness / 2
    if share >= 1:
        return _covered(whole)
    angle = np.arctan2(across, -down) % (2 * math.pi)
    inside = angle <= share * 2 * math.pi
    distance = np.where(inside, whole, np.float32(math.inf))
    for end in (0.0, share * 2 * math.pi):
        x, y = radius * math.sin(end), -radius * math.cos(end)
        distance = np.minimum(distance, np.hypot(across - x, down - y) - thickness / 2)
    return _covered(distance)


def polyline_mask(
    size: tuple[int, int], points: list[tuple[float, float]], thickness: float
) -> Mask:
    """A line through points (pixels of the patch), with round joints."""
    width, height = size
    canvas = np.zeros((height * _FINE, width * _FINE), np.uint8)
    corners = np.array([[round(x * _FINE), round(y * _FINE)] for x, y in points], np.int32)
    cv2.polylines(canvas, [corners], isClosed=False, color=255, thickness=round(thickness * _FINE))
    return np.asarray(cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def inked(mask: Mask) -> Box | None:
    """The smallest box around all that a mask covers; None where it covers nothing."""
    rows, columns = np.flatnonzero(mask.max(axis=1)), np.flatnonzero(mask.max(axis=0))
    if not rows.size:
        return None
    x, y = int(columns[0]), int(rows[0])
    return Box(x=x, y=y, width=int(columns[-1]) + 1 - x, height=int(rows[-1]) + 1 - y)


def polygon_mask(size: tuple[int, int], points: list[tuple[float, float]]) -> Mask:
    """The inside of a polygon (pixels of the patch)."""
    width, height = size
    canvas = np.zeros((height * _FINE, width * _FINE), np.uint8)
    corners = np.array([[round(x * _FINE), round(y * _FINE)] for x, y in points], np.int32)
    cv2.fillPoly(canvas, [corners], color=(255,))
    return np.asarray(cv2.resize(canvas, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _centred(length: int) -> _Field:
    return np.asarray(np.arange(length, dtype=np.float32) + np.float32(0.5 - length / 2))


def _covered(distance: NDArray[np.floating]) -> Mask:
    return np.asarray(np.clip(0.5 - distance, 0, 1) * 255 + 0.5, np.float32).astype(np.uint8)
