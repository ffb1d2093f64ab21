"""The contrast that text in a picture reaches, found without reading it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.inspector.luma import Rgb

_RATIOS = (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0, 6.0, 7.0, 9.0, 12.0, 15.0)
_STROKE = 0.026
"""Part of the picture's short side: strokes of captions are thinner, boxes are wider."""
_SCALES = (1.0, 0.4, 0.2)
"""Large type is looked at reduced, so that its strokes are as thin; the last is for numbers that
fill a card."""
_VISIBLE = 1.25
"""The ratio from which a stroke is told from noise."""
_SMALLEST = 3
"""Pixels."""
_LETTER_HEIGHT = (0.010, 0.10)
_WIDTH_OF_LETTER = 0.9
"""Parts of its height: merged letters are counted by their width."""
_FOUND = 0.6
"""Part of a text's letters that must be found at a ratio: a highlighted word stands apart, and
neighbours merge."""


def ratio_of_letters(picture: Rgb, short_side: int, letters: int) -> float:
    """The highest ratio at which enough letter-like strokes stand out; 1 where none do."""
    best = 1.0
    for polarity in _stroke_ratios(picture, short_side):
        best = max(best, _reached(polarity, short_side, letters))
        if best == _RATIOS[-1]:
            break
    return best


def ratio_of_text(picture: Rgb, short_side: int, enough: float) -> float:
    """The ratio of the middle stroke of a text box of any size; 1 where it has no stroke.

    Sizes are tried until ``enough`` is reached.
    """
    best = 1.0
    for scale in _SCALES:
        size = (max(1, int(picture.shape[1] * scale)), max(1, int(picture.shape[0] * scale)))
        reduced = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        polarities = _stroke_ratios(np.asarray(reduced, np.uint8), short_side)
        best = max(best, *(_middle_ratio(ratios) for ratios in polarities))
        if best >= enough:
            break
    return best


def _stroke_ratios(
    picture: Rgb, short_side: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The ratio of each pixel to its ground, taken as light on dark and as dark on light.

    A ratio is WCAG 2.2's, (L1 + 0.05) / (L2 + 0.05). The ground is what a morphological opening
    (for light text) or closing (for dark text) by a square wider than any stroke leaves.
    """
    size = max(3, round(_STROKE * short_side)) | 1
    kernel = np.ones((size, size), np.uint8)
    level = np.log(_luminance(picture) + 0.05)
    light = level - cv2.morphologyEx(level, cv2.MORPH_OPEN, kernel)
    dark = cv2.morphologyEx(level, cv2.MORPH_CLOSE, kernel) - level
    return np.exp(light), np.exp(dark)


def _middle_ratio(ratios: NDArray[np.float32]) -> float:
    """Of the strokes' cores, weighted by ink, the median."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(
        (ratios >= _VISIBLE).astype(np.uint8), connectivity=8
    )
    strokes = []
    for label in range(1, count):
        left, top, width, height, area = (int(value) for value in boxes[label])
        if height >= _SMALLEST:
            part = (slice(top, top + height), slice(left, left + width))
            core = np.quantile(ratios[part][labels[part] == label], 0.75)
            strokes.append((float(core), area))
    if not strokes:
        return 1.0
    strokes.sort()
    ink = np.cumsum([area for _, area in strokes])
    return strokes[int(np.searchsorted(ink, ink[-1] / 2))][0]


def _reached(ratios: NDArray[np.float32], short_side: int, letters: int) -> float:
    reached = 1.0
    for ratio in _RATIOS:
        if _letters(ratios >= ratio, short_side) < _FOUND * letters:
            break
        reached = ratio
    return reached


def _letters(mask: NDArray[np.bool_], short_side: int) -> int:
    """Letters in the strokes of a mask."""
    _, _, boxes, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    low, high = (part * short_side for part in _LETTER_HEIGHT)
    count = 0
    for box in boxes[1:]:
        width, height = int(box[cv2.CC_STAT_WIDTH]), int(box[cv2.CC_STAT_HEIGHT])
        if max(_SMALLEST, low) <= height <= high:
            count += max(1, round(width / (_WIDTH_OF_LETTER * height)))
    return count


def _luminance(picture: Rgb) -> NDArray[np.float32]:
    """Relative luminance (WCAG 2.2) of sRGB."""
    linear = _LINEAR[picture]
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722], np.float32), np.float32)


def _linear_table() -> NDArray[np.float32]:
    value = np.arange(256) / 255
    linear_part = value <= 0.04045  # noqa: PLR2004 - IEC 61966-2-1
    table = np.where(linear_part, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    return table.astype(np.float32)


_LINEAR = _linear_table()
