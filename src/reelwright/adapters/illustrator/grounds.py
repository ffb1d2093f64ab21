"""What cards stand on: a calm mesh of the theme's colours with a faint ornament and grain.

Varied by a seed, so that ten cards in a row are a family and not copies.
"""

import math
from enum import IntEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.illustrator.inks import Inks
from reelwright.adapters.illustrator.shapes import Mask, ring_mask, rounded_mask
from reelwright.domain.canvas import Canvas
from reelwright.domain.colour import READABLE, luminance, parse
from reelwright.ports.picture import Rgb

_COARSE = 24
"""The mesh is computed at this part of the size: it holds nothing finer."""

_GRAIN = 1.1
"""Standard deviation of the grain in steps of 8 bits: it breaks up banding and is not seen."""

_GRAIN_TILE = 256
_SAMPLE = 8

_Picture = NDArray[np.float32]

VARIANTS = 24


class Ornament(IntEnum):
    """The faint drawing on a ground."""

    RINGS = 0
    DISC = 1
    DOTS = 2
    BANDS = 3


def ground(canvas: Canvas, inks: Inks, variant: int, mark: Mask | None = None) -> Rgb:
    """Draw a ground.

    ``mark`` is a mask of the canvas' size that is drawn faintly into it. The text colours keep
    4.5:1 on every pixel (measured on every eighth): the picture is drawn weaker until they do.
    """
    for strength in (1.0, 0.75, 0.5, 0.25):
        picture = _painted(canvas, inks, variant, mark, strength)
        if _readable(picture, inks):
            return picture
    return _painted(canvas, inks, variant, None, 0.0)


def _painted(canvas: Canvas, inks: Inks, variant: int, mark: Mask | None, strength: float) -> Rgb:
    random = np.random.default_rng(variant)
    mesh = _mesh(canvas, inks, random, strength)
    picture = np.asarray(
        cv2.resize(mesh, (canvas.width, canvas.height), interpolation=cv2.INTER_CUBIC), np.float32
    )
    if strength:
        _ornament(picture, inks, random, strength)
    if mark is not None:
        _blend(picture, mark, inks.text, 0.055 * strength)
    return _grained(picture)


def _mesh(canvas: Canvas, inks: Inks, random: np.random.Generator, strength: float) -> _Picture:
    """A gradient from background to backdrop with soft lights, in few pixels."""
    rows, columns = max(8, canvas.height // _COARSE), max(8, canvas.width // _COARSE)
    down, across = np.mgrid[0 : 1 : rows * 1j, 0 : 1 : columns * 1j].astype(np.float32)
    angle = random.uniform(0.15, 0.85) * math.pi
    slope = (across - 0.5) * math.cos(angle) + (down - 0.5) * math.sin(angle) + 0.5
    base, far = _vector(inks.background), _vector(inks.backdrop)
    share = np.clip(slope * 0.9, 0, 1)[..., None] * strength
    picture = base + (far - base) * share * 0.75
    aspect = canvas.width / canvas.height
    glow_weight = 0.1 if inks.dark else 0.06
    for colour, weight in (
        (inks.backdrop, 0.7),
        (inks.accent, glow_weight),
        (inks.second, glow_weight),
    ):
        x, y = (
            random.uniform(0, 1),
            random.choice([random.uniform(-0.1, 0.25), random.uniform(0.75, 1.1)]),
        )
        spread = random.uniform(0.28, 0.5)
        distance = ((across - x) * max(1.0, aspect)) ** 2 + ((down - y) / min(1.0, aspect)) ** 2
        glow = np.exp(-distance / (2 * spread**2))[..., None] * (weight * strength)
        picture = picture + (_vector(colour) - picture) * glow
    return np.asarray(picture, np.float32)


def _ornament(picture: _Picture, inks: Inks, random: np.random.Generator, strength: float) -> None:
    height, width = picture.shape[:2]
    short = min(height, width)
    right, top = bool(random.integers(2)), bool(random.integers(2))
    kind = Ornament(int(random.integers(len(Ornament))))
    ink = inks.text if inks.dark else inks.accent
    faint = 0.035 * strength
    x, y = (width if right else 0), (0 if top else height)
    if kind is Ornament.RINGS:
        for step in range(3):
            size = round(short * (0.62 + 0.36 * step))
            _stamp(picture, ring_mask(size, short * 0.004), (x, y), ink, faint * (1.3 - 0.3 * step))
    elif kind is Ornament.DISC:
        size = round(short * random.uniform(0.7, 1.0))
        _stamp(picture, rounded_mask(size, size, size), (x, y), ink, faint * 0.8)
    elif kind is Ornament.DOTS:
        _stamp(picture, _dots(round(short * 0.5), short), (x, y), ink, faint * 2.2)
    else:
        _blend(picture, _bands(width, height, mirrored=right), ink, faint * 0.7)


def _dots(size: int, short: int) -> Mask:
    """A grid of dots that fades outwards."""
    step, radius = max(4, round(short * 0.03)), max(1.0, short * 0.0028)
    cell = rounded_mask(step, step, 0)
    down, across = np.mgrid[0:step, 0:step].astype(np.float32) - np.float32(step / 2 - 0.5)
    cell = (np.clip(radius + 0.5 - np.hypot(across, down), 0, 1) * 255).astype(np.uint8)
    grid = np.tile(cell, (size // step + 1, size // step + 1))[:size, :size]
    axis = np.abs(np.arange(size, dtype=np.float32) - size / 2) / (size / 2)
    fade = np.clip(1.1 - np.hypot(axis[:, None], axis[None, :]), 0, 1)
    return np.asarray(grid * fade, np.float32).astype(np.uint8)


def _bands(width: int, height: int, *, mirrored: bool) -> Mask:
    """Two broad diagonal bands."""
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    along = across / width + down / height * (0.9 if height <= width else 1.6)
    along = along / along.max()
    edge = np.float32(1.2 / width)
    mask = np.zeros((height, width), np.float32)
    for low, high, weight in ((0.62, 0.74, 1.0), (0.8, 1.2, 0.7)):
        inside = np.clip((along - low) / edge, 0, 1) * np.clip((high - along) / edge, 0, 1)
        mask = np.maximum(mask, inside * np.float32(weight))
    mask = mask[:, ::-1] if mirrored else mask
    return np.asarray(mask * 255, np.float32).astype(np.uint8)


def _stamp(
    picture: _Picture, mask: Mask, centre: tuple[int, int], colour: str, opacity: float
) -> None:
    """Blend a mask whose middle stands at a point, cut at the edges of the picture."""
    height, width = picture.shape[:2]
    x, y = centre[0] - mask.shape[1] // 2, centre[1] - mask.shape[0] // 2
    left, top = max(0, x), max(0, y)
    right, bottom = min(width, x + mask.shape[1]), min(height, y + mask.shape[0])
    part = mask[top - y : bottom - y, left - x : right - x]
    _blend(picture[top:bottom, left:right], part, colour, opacity)


def _blend(picture: _Picture, mask: Mask, colour: str, opacity: float) -> None:
    alpha = mask.astype(np.float32)[..., None] * np.float32(opacity / 255)
    picture += (_vector(colour) - picture) * alpha


def _grained(picture: _Picture) -> Rgb:
    height, width = picture.shape[:2]
    tile = np.random.default_rng(7).normal(0, _GRAIN, (_GRAIN_TILE, _GRAIN_TILE)).astype(np.float32)
    copies = (math.ceil(height / _GRAIN_TILE), math.ceil(width / _GRAIN_TILE))
    picture += np.tile(tile, copies)[:height, :width, None]
    return np.asarray(np.clip(picture + 0.5, 0, 255), np.float32).astype(np.uint8)


def _readable(picture: Rgb, inks: Inks) -> bool:
    parts = picture[::_SAMPLE, ::_SAMPLE].astype(np.float32) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB, as domain.colour
    light = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32) + 0.05
    for ink in (inks.text, inks.muted, inks.accent_text, inks.second_text):
        own = luminance(ink) + 0.05
        if np.minimum(np.maximum(own / light, light / own), 99).min() < READABLE:
            return False
    return True


def _vector(colour: str) -> _Picture:
    return np.array(parse(colour), np.float32)
