"""Sound without a picture: a cover on a still ground, and bars that run from the middle."""

from collections.abc import Hashable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from reelwright.adapters.compositor.fitting import RGB, covering, resized, window
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.patches import Patch
from reelwright.adapters.compositor.stills import read_still
from reelwright.domain.canvas import Box
from reelwright.ports.picture import Rgb, Soundscape

BARS = 41
"""An odd number, so that one stands in the middle."""
_BAR = 0.6
"""Of its place, what a bar fills."""
_LEAST = 0.06
"""Of the height, the smallest bar: a row of dots while nobody speaks."""
_ROUND = 0.06
"""Of a cover's side, the radius of its corners."""
_FINE = 4


class SoundGround:
    """Bars behind a shot, over a picture that stands."""

    still = False

    def __init__(self, scape: Soundscape, cover: Path | None, behind: str) -> None:
        """``behind`` (#rrggbb) shows through where a cover is transparent."""
        picture = scape.picture
        if cover is not None and scape.cover_box is not None:
            picture = _with_cover(picture, read_still(cover, behind), scape.cover_box)
        self._picture = YuvFrame.from_rgb(picture)
        self._bars = scape.bars
        self._patches = _patches(scape)

    def state(self, frame: int) -> Hashable:
        """The heights of all bars, from left to right."""
        middle = BARS // 2
        return tuple(self._at(frame - abs(place - middle)) for place in range(BARS))

    def draw(self, state: Hashable, frame: YuvFrame) -> None:
        """Lay the bars of a state over the picture."""
        if not isinstance(state, tuple):
            raise TypeError
        frame.take(self._picture)
        for place, height in enumerate(state):
            self._patches[place][height].blend(frame)

    def _at(self, frame: int) -> int:
        if frame < 0 or not self._bars:
            return 0
        return self._bars[min(frame, len(self._bars) - 1)]


def _patches(scape: Soundscape) -> list[list[Patch]]:
    """For each bar a patch for each height, in the middle of the box's height."""
    box, steps = scape.bars_box, scape.steps
    pitch = box.width / BARS
    width = max(2, round(pitch * _BAR))
    heights = [
        max(width, round(box.height * (_LEAST + (1 - _LEAST) * step / steps)))
        for step in range(steps + 1)
    ]
    drawn = [_capsule(width, height, scape.colour) for height in heights]
    return [
        [
            Patch.from_rgba(
                pixels,
                round(box.x + pitch * place + (pitch - width) / 2),
                box.y + (box.height - pixels.shape[0]) // 2,
            )
            for pixels in drawn
        ]
        for place in range(BARS)
    ]


def _capsule(width: int, height: int, colour: str) -> NDArray[np.uint8]:
    """A bar with round ends, as straight RGBA."""
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[..., :3] = tuple(bytes.fromhex(colour.removeprefix("#")))
    pixels[..., 3] = _rounded(width, height, width / 2)
    return pixels


def _rounded(width: int, height: int, radius: float) -> NDArray[np.uint8]:
    """The coverage of a rectangle with round corners, drawn large and reduced."""
    wide, high, bend = width * _FINE, height * _FINE, round(radius * _FINE)
    mask = np.zeros((high, wide), np.uint8)
    cv2.rectangle(mask, (bend, 0), (wide - 1 - bend, high - 1), 255, -1)
    cv2.rectangle(mask, (0, bend), (wide - 1, high - 1 - bend), 255, -1)
    for x in (bend, wide - 1 - bend):
        for y in (bend, high - 1 - bend):
            cv2.circle(mask, (x, y), bend, 255, -1)
    return np.asarray(cv2.resize(mask, (width, height), interpolation=cv2.INTER_AREA), np.uint8)


def _with_cover(picture: Rgb, cover: Rgb, box: Box) -> Rgb:
    """A picture with the middle square of a cover in a box."""
    square = window(cover, covering(cover.shape[1] / cover.shape[0], 1.0), RGB)
    shown = resized(square, box.width, box.height)
    share = _rounded(box.width, box.height, box.width * _ROUND)[..., None].astype(np.float32) / 255
    result = picture.copy()
    place = result[box.y : box.bottom, box.x : box.right]
    mixed = place + (shown.astype(np.float32) - place) * share
    place[:] = np.rint(mixed).astype(np.uint8)
    return result
