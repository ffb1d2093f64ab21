"""One figure."""

import math
from dataclasses import replace

import numpy as np

from reelwright.adapters.illustrator.figure import set_figure
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import FIGURE, LABEL
from reelwright.adapters.illustrator.shapes import Mask, filled, inked, ring_mask, rounded
from reelwright.adapters.illustrator.typesetting import Align
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import NumberCard
from reelwright.ports.picture import Motion

_SECTORS = 14
"""Parts of a ring that appear one after the other, so that it is seen to fill."""


def draw(card: NumberCard, page: Page) -> None:
    """The figure in a ring where it is a share of something, else alone and larger still."""
    if card.share is None:
        _figure(card, page)
    else:
        _ring(card, page, min(max(float(card.share), 0.0), 1.0))


def _figure(card: NumberCard, page: Page) -> None:
    area, gap, bar = page.content, page.px(44), page.px(14)
    under = gap + bar + gap
    largest = FIGURE.size * (0.8 if page.tall else 1)
    value = set_figure(card.value.text, page, area.width, round(area.height * 0.62), largest)
    label = page.fit(card.label, LABEL, area.width, area.height - value.height - under - gap)
    y = area.y + (area.height - value.height - under - label.height) // 2
    enter = page.when(card.value.at, 1)
    value.draw(page, area.x, y, page.inks.accent_text, enter, align=Align.LEFT, width=area.width)
    y += value.height + gap
    page.put(
        rounded(page.px(160), bar, bar / 2, page.inks.second), area.x, y, enter,
        motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    page.text(label, area.x, y + bar + gap, page.inks.text, page.when(None, 2))


def _ring(card: NumberCard, page: Page, share: float) -> None:
    area, gap = page.content, page.px(84)
    if page.tall:
        size = min(area.width, round(area.height * 0.66))
        gap = page.px(48)
        place = Box(x=area.x, y=area.y, width=area.width, height=area.height - size - gap)
    else:
        size = min(round(area.width * 0.44), round(area.height * 0.98))
        place = Box(x=area.x, y=area.y, width=area.width - size - gap, height=area.height)
    label = page.fit(card.label, replace(LABEL, size=96), place.width, place.height)
    if page.tall:
        x, y = area.x + (area.width - size) // 2, area.y
        y += (area.height - size - gap - label.height) // 2
        where = (area.x, y + size + gap)
    else:
        x, y = area.x, area.y + (area.height - size) // 2
        where = (x + size + gap, area.y + (area.height - label.height) // 2)
    enter = page.when(card.value.at, 1)
    _filling(page, size, share, (x, y), enter)
    inside = round(size * 0.68)
    value = set_figure(card.value.text, page, inside, round(size * 0.56), 290, words=0.19)
    top, left = y + (size - value.height) // 2, x + (size - inside) // 2
    value.draw(page, left, top, page.inks.text, enter, align=Align.CENTRE, width=inside)
    page.lines(label, *where, page.inks.text, page.when(None, 2))


def _filling(page: Page, size: int, share: float, place: tuple[int, int], enter: int) -> None:
    """The ring's track, and its share, sector after sector."""
    thick = size * 0.1
    page.put(filled(ring_mask(size, thick), page.inks.track), *place, page.when(None))
    if not share:
        return
    mask = ring_mask(size, thick, share)
    for index, part in enumerate(_sectors(mask, share)):
        box = inked(part)
        if box is not None:
            cut = part[box.y : box.bottom, box.x : box.right]
            x, y = place[0] + box.x, place[1] + box.y
            page.put(filled(cut, page.inks.accent), x, y, enter + index, frames=4)


def _sectors(mask: Mask, share: float) -> list[Mask]:
    """A mask cut into sectors; together they are the whole, no pixel twice."""
    axis = np.arange(mask.shape[0]) + 0.5 - mask.shape[0] / 2
    angle = np.arctan2(axis[None, :], -axis[:, None]) % (2 * math.pi)
    # The round cap before twelve o'clock belongs to the first sector.
    cap = (1 + share) * math.pi
    turned = np.where(angle > cap, angle - 2 * math.pi, angle)
    index = np.clip(turned / (share * 2 * math.pi) * _SECTORS, 0, _SECTORS - 1).astype(int)
    return [np.where(index == sector, mask, 0).astype(np.uint8) for sector in range(_SECTORS)]
