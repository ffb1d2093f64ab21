"""A new section."""

import numpy as np

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import SECTION
from reelwright.adapters.illustrator.shapes import Mask, rounded
from reelwright.adapters.illustrator.typefaces import Role, Weight
from reelwright.adapters.illustrator.typesetting import Type, mask_of
from reelwright.domain.visual import SectionCard
from reelwright.ports.picture import Motion

_NUMERAL = Type(role=Role.HEADING, weight=Weight.HEAVY, size=760, smallest=200, tracking=-0.04)


def draw(card: SectionCard, page: Page) -> None:
    """A bar beside the heading; the number stands in the ground."""
    area = page.content
    bar, gap = page.px(10), page.px(44)
    heading = page.fit(card.heading, SECTION, area.width - bar - gap, area.height)
    y = area.y + (area.height - heading.height) // 2
    page.put(
        rounded(bar, heading.height, bar / 2, page.inks.accent), area.x, y,
        page.when(None), motion=Motion.WIPE_UP,
    )  # fmt: skip
    page.text(heading, area.x + bar + gap, y, page.inks.text, page.when(None, 1))


def numeral(card: SectionCard, page: Page) -> Mask | None:
    """The section's number as a mask of the canvas, large, cut by its right edge."""
    if not card.number:
        return None
    block = page.fit(str(card.number), _NUMERAL, page.canvas.width, page.canvas.height)
    glyphs, margin = mask_of(block)
    mask = np.zeros((page.canvas.height, page.canvas.width), np.uint8)
    x = page.canvas.width - glyphs.shape[1] + margin - page.px(60)
    y = page.content.y + (page.content.height - glyphs.shape[0]) // 2
    left, top = max(0, x), max(0, y)
    part = glyphs[top - y : page.canvas.height - y, left - x : page.canvas.width - x]
    mask[top : top + part.shape[0], left : left + part.shape[1]] = part
    return mask
