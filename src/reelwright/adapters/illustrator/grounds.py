"""What cards stand on: a lit mesh of the theme's colours with a family of large shapes, and grain.

Varied by a seed, so that ten cards in a row are a family and not copies.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.illustrator.inks import Inks
from reelwright.adapters.illustrator.ornaments import FAMILIES, Family, Shape, Stage
from reelwright.adapters.illustrator.shapes import inked
from reelwright.domain.canvas import Box, Canvas
from reelwright.domain.themes.colour import READABLE, luminance, mix, parse
from reelwright.ports.picture import Rgb

_COARSE = 24
"""The mesh is computed at this part of the size: it holds nothing finer."""

_GRAIN = 1.1
"""Standard deviation of the grain in steps of 8 bits: it breaks up banding and is not seen."""

_GRAIN_TILE = 256
_SAMPLE = 6
_AROUND = 10
"""Pixels around a text that are measured with it."""

_TINT = 0.14
"""How much of the second colour is in the brightest of the grounds."""

_LIGHT_TINT = 0.05

_STRENGTHS = (1.0, 0.82, 0.66, 0.5, 0.35, 0.2)

_Picture = NDArray[np.float32]

VARIANTS = 8 * len(FAMILIES)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """Which ground: a seed for the light and the shapes, and the family they are of."""

    variant: int
    family: Family | None = None
    """None: by the seed."""
    texts: tuple[Box, ...] = ()
    """Where text will stand on it."""

    @property
    def drawn(self) -> Family:
        """The family."""
        return self.family or FAMILIES[self.variant % len(FAMILIES)]


def ground(canvas: Canvas, inks: Inks, scene: Scene) -> Rgb:
    """Draw a ground.

    The text colours keep 4.5:1 on every pixel that text stands on (measured on every sixth):
    the picture is drawn weaker until they do.
    """
    texts = [_clipped(box, canvas) for box in scene.texts]
    for strength in _STRENGTHS:
        picture = _painted(canvas, inks, replace(scene, texts=tuple(texts)), strength)
        if all(_readable(picture, box, inks) for box in texts):
            return picture
    return _painted(canvas, inks, scene, 0.0)


def _clipped(box: Box, canvas: Canvas) -> Box:
    """A box with what is around it, inside the canvas."""
    x, y = max(0, box.x - _AROUND), max(0, box.y - _AROUND)
    right = min(canvas.width, box.right + _AROUND)
    bottom = min(canvas.height, box.bottom + _AROUND)
    return Box(x=x, y=y, width=max(1, right - x), height=max(1, bottom - y))


def _painted(canvas: Canvas, inks: Inks, scene: Scene, strength: float) -> Rgb:
    random = np.random.default_rng(scene.variant)
    mesh = _mesh(canvas, inks, random, strength)
    picture = np.asarray(
        cv2.resize(mesh, (canvas.width, canvas.height), interpolation=cv2.INTER_CUBIC), np.float32
    )
    if strength:
        stage = Stage(width=canvas.width, height=canvas.height, inks=inks, random=random)
        for shape in scene.drawn(stage):
            _lay(picture, shape, scene.texts, strength)
    return _grained(picture)


def _mesh(canvas: Canvas, inks: Inks, random: np.random.Generator, strength: float) -> _Picture:
    """A gradient from background to backdrop, lit from two edges, in few pixels."""
    rows, columns = max(8, canvas.height // _COARSE), max(8, canvas.width // _COARSE)
    down, across = np.mgrid[0 : 1 : rows * 1j, 0 : 1 : columns * 1j].astype(np.float32)
    angle = random.uniform(0.1, 0.9) * math.pi
    slope = (across - 0.5) * math.cos(angle) + (down - 0.5) * math.sin(angle) + 0.5
    deep, raised = _vector(inks.background), _vector(inks.backdrop)
    tinted = _vector(mix(inks.backdrop, inks.second, _TINT if inks.dark else _LIGHT_TINT))
    pairs = ((deep, raised), (deep, tinted), (tinted, raised))
    near, far = pairs[int(random.integers(len(pairs)))]
    base = deep + (near - deep) * strength
    share = np.clip(slope, 0, 1)[..., None] * strength
    picture = base + (far - base) * share
    aspect = canvas.width / canvas.height
    weight = 0.42 if inks.dark else 0.3
    accent_first = bool(random.integers(2))
    colours = (inks.accent, inks.second) if accent_first else (inks.second, inks.accent)
    right = bool(random.integers(2))
    low = bool(random.integers(2))
    # The stronger light is at a corner, the weaker one at the corner across from it.
    lights = (
        (colours[0], weight * 0.7, (1.08 if right else -0.08, 1.1 if low else -0.1)),
        (colours[1], weight, (-0.1 if right else 1.1, -0.15 if low else 1.15)),
    )
    for colour, strong, (x, y) in lights:
        spread = random.uniform(0.3, 0.46)
        distance = ((across - x) * max(1.0, aspect)) ** 2 + ((down - y) / min(1.0, aspect)) ** 2
        glow = np.exp(-distance / (2 * spread**2))[..., None] * (strong * strength)
        picture = picture + (_vector(colour) - picture) * glow
    return np.asarray(picture, np.float32)


def _lay(picture: _Picture, shape: Shape, texts: Sequence[Box], strength: float) -> None:
    """Blend a shape, faintly where any text stands on a part of it."""
    used = inked(shape.mask)
    if used is None:
        return
    behind = any(
        shape.mask[box.y : box.bottom : 2, box.x : box.right : 2].any()
        for box in texts
        if box.overlaps(used)
    )
    part = shape.mask[used.y : used.bottom, used.x : used.right]
    place = picture[used.y : used.bottom, used.x : used.right]
    _blend(place, part, shape.colour, shape.faint * strength if behind else shape.bold)


def _blend(picture: _Picture, mask: NDArray[np.uint8], colour: str, opacity: float) -> None:
    alpha = mask.astype(np.float32)[..., None] * np.float32(opacity / 255)
    picture += (_vector(colour) - picture) * alpha


def _grained(picture: _Picture) -> Rgb:
    height, width = picture.shape[:2]
    tile = np.random.default_rng(7).normal(0, _GRAIN, (_GRAIN_TILE, _GRAIN_TILE)).astype(np.float32)
    copies = (math.ceil(height / _GRAIN_TILE), math.ceil(width / _GRAIN_TILE))
    picture += np.tile(tile, copies)[:height, :width, None]
    return np.asarray(np.clip(picture + 0.5, 0, 255), np.float32).astype(np.uint8)


def _readable(picture: Rgb, box: Box, inks: Inks) -> bool:
    sampled = picture[box.y : box.bottom : _SAMPLE, box.x : box.right : _SAMPLE]
    parts = sampled.astype(np.float32) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB, as domain.colour
    light = linear @ np.array([0.2126, 0.7152, 0.0722], np.float32) + 0.05
    for ink in (inks.text, inks.muted, inks.accent_text, inks.second_text):
        own = luminance(ink) + 0.05
        if np.minimum(np.maximum(own / light, light / own), 99).min() < READABLE:
            return False
    return True


def _vector(colour: str) -> _Picture:
    return np.array(parse(colour), np.float32)
