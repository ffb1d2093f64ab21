"""A thin line along the bottom of a card that stands for long: it grows as the scene goes on.

It tells a viewer that the video is playing, and keeps a card of one sentence from freezing.
"""

import math

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.shapes import rectangle
from reelwright.ports.picture import Motion

_LONG = 6
"""Seconds without a movement from which a card gets the line."""

_BEAT = 5
"""Seconds between two growths of the line."""

_GROWTH = 24
"""Frames that a growth takes."""

_LEAST_AREA = 0.0008
"""Part of the picture that a growth covers: enough to be a movement and not noise."""


def draw(page: Page) -> None:
    """Lay the line's parts where nothing else moves for long."""
    rate = page.canvas.rate.fraction
    if page.longest_rest() < _LONG * rate:
        return
    count = math.ceil(page.frames / (_BEAT * rate))
    width, height = page.canvas.width, page.canvas.height
    part = math.ceil(width / count)
    thick = max(page.px(7), math.ceil(_LEAST_AREA * width * height / part))
    for index in range(count):
        enter = max(1, index * page.frames // count)
        x = index * part
        patch = rectangle(min(part, width - x), thick, page.inks.accent)
        page.put(patch, x, height - thick, enter, motion=Motion.WIPE_RIGHT, frames=_GROWTH)
