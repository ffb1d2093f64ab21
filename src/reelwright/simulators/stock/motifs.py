"""The shapes that the drawn pictures are made of, in coordinates from 0 to 1 around a place."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Colour = tuple[int, int, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A filled polygon, or an ellipse where there are only two corners."""

    colour: Colour
    points: Sequence[Point]


_ORANGE, _WHITE, _DARK = (205, 98, 32), (245, 244, 240), (28, 30, 38)
_WHALE, _BELLY, _STEEL = (38, 62, 92), (150, 172, 190), (176, 148, 60)
_PINE, _ROCK, _SNOW = (30, 72, 52), (96, 100, 110), (236, 240, 246)
_SILVER, _FIN, _GLOW = (176, 190, 204), (126, 140, 160), (188, 150, 240)
_HULL, _SAIL, _SAND, _INK = (86, 52, 34), (240, 232, 214), (222, 206, 166), (120, 70, 40)

MOTIFS: dict[str, Sequence[Shape]] = {
    "fox": (
        Shape(colour=_ORANGE, points=((-0.95, 0.1), (-0.35, 0.42))),
        Shape(colour=_WHITE, points=((-0.98, 0.14), (-0.76, 0.34))),
        Shape(colour=_ORANGE, points=((-0.5, -0.1), (0.5, 0.45))),
        Shape(colour=_DARK, points=((-0.35, 0.35), (-0.25, 0.35), (-0.27, 0.85), (-0.33, 0.85))),
        Shape(colour=_DARK, points=((0.25, 0.35), (0.35, 0.35), (0.33, 0.85), (0.27, 0.85))),
        Shape(colour=_ORANGE, points=((0.3, -0.25), (0.75, 0.15), (0.95, 0.1), (0.62, -0.4))),
        Shape(colour=_ORANGE, points=((0.32, -0.25), (0.36, -0.65), (0.55, -0.38))),
        Shape(colour=_ORANGE, points=((0.5, -0.38), (0.66, -0.7), (0.72, -0.3))),
        Shape(colour=_DARK, points=((0.88, 0.02), (0.98, 0.12))),
    ),
    "whale": (
        Shape(colour=_WHALE, points=((-0.9, -0.3), (0.6, 0.4))),
        Shape(colour=_BELLY, points=((-0.8, 0.1), (0.2, 0.38))),
        Shape(colour=_WHALE, points=((0.4, 0.05), (0.95, -0.4), (0.8, 0.0), (1.0, 0.3))),
        Shape(colour=_WHITE, points=((-0.68, -0.08), (-0.62, -0.01))),
        Shape(colour=_WHALE, points=((-0.3, 0.2), (0.0, 0.25), (-0.25, 0.65))),
    ),
    "ship": (
        Shape(colour=_HULL, points=((-0.8, 0.2), (0.85, 0.2), (0.55, 0.6), (-0.6, 0.6))),
        Shape(colour=_DARK, points=((-0.03, -0.8), (0.03, -0.8), (0.03, 0.2), (-0.03, 0.2))),
        Shape(colour=_SAIL, points=((0.06, -0.75), (0.7, 0.1), (0.06, 0.1))),
        Shape(colour=_SAIL, points=((-0.06, -0.6), (-0.06, 0.1), (-0.55, 0.1))),
    ),
    "fish": (
        Shape(colour=_SILVER, points=((-0.6, -0.25), (0.5, 0.3))),
        Shape(colour=_FIN, points=((0.4, 0.02), (0.9, -0.35), (0.8, 0.05), (0.9, 0.4))),
        Shape(colour=_FIN, points=((-0.1, -0.2), (0.2, -0.5), (0.25, -0.15))),
        Shape(colour=_DARK, points=((-0.45, -0.08), (-0.38, 0.0))),
    ),
    "jellyfish": (
        Shape(colour=_GLOW, points=((-0.5, -0.7), (0.5, 0.15))),
        Shape(colour=_GLOW, points=((-0.35, -0.2), (-0.25, -0.2), (-0.4, 0.85))),
        Shape(colour=_GLOW, points=((-0.05, -0.2), (0.05, -0.2), (0.1, 0.95))),
        Shape(colour=_GLOW, points=((0.25, -0.2), (0.35, -0.2), (0.3, 0.8))),
    ),
    "submarine": (
        Shape(colour=_STEEL, points=((-0.85, -0.2), (0.85, 0.4))),
        Shape(colour=_STEEL, points=((-0.2, -0.5), (0.2, -0.5), (0.2, 0.0), (-0.2, 0.0))),
        Shape(colour=_WHITE, points=((-0.55, 0.0), (-0.3, 0.22))),
        Shape(colour=_WHITE, points=((0.05, 0.0), (0.3, 0.22))),
    ),
    "forest": (
        Shape(colour=_PINE, points=((-0.95, 0.8), (-0.6, -0.5), (-0.25, 0.8))),
        Shape(colour=_PINE, points=((-0.4, 0.8), (0.0, -0.85), (0.4, 0.8))),
        Shape(colour=_PINE, points=((0.25, 0.8), (0.6, -0.4), (0.95, 0.8))),
    ),
    "mountain": (
        Shape(colour=_ROCK, points=((-1.0, 0.8), (-0.2, -0.7), (0.7, 0.8))),
        Shape(colour=_SNOW, points=((-0.42, -0.28), (-0.2, -0.7), (0.05, -0.28), (-0.2, -0.1))),
        Shape(colour=_ROCK, points=((0.1, 0.8), (0.6, -0.2), (1.0, 0.8))),
    ),
    "map": (
        Shape(colour=_SAND, points=((-0.95, -0.7), (0.95, -0.6), (0.9, 0.75), (-0.9, 0.7))),
        Shape(colour=_INK, points=((-0.7, -0.3), (-0.2, -0.45), (-0.1, 0.1), (-0.55, 0.2))),
        Shape(colour=_INK, points=((0.1, -0.1), (0.6, -0.25), (0.7, 0.4), (0.25, 0.45))),
    ),
    "moon": (Shape(colour=(240, 236, 214), points=((-0.55, -0.55), (0.55, 0.55))),),
    "wave": (
        Shape(colour=(226, 240, 246), points=((-1.0, 0.15), (0.2, 0.7))),
        Shape(colour=(44, 116, 150), points=((-0.9, 0.3), (1.0, 0.95))),
    ),
    "clock": (
        Shape(colour=_STEEL, points=((-0.7, -0.7), (0.7, 0.7))),
        Shape(colour=_WHITE, points=((-0.6, -0.6), (0.6, 0.6))),
        Shape(colour=_DARK, points=((-0.03, -0.5), (0.03, -0.5), (0.03, 0.03), (-0.03, 0.03))),
        Shape(colour=_DARK, points=((0.0, -0.03), (0.4, 0.2), (0.37, 0.26), (-0.03, 0.03))),
    ),
}
