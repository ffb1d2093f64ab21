"""A new section."""

from dataclasses import replace

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import SECTION
from reelwright.adapters.illustrator.shapes import rectangle, rounded
from reelwright.adapters.illustrator.typefaces import Role, Weight
from reelwright.adapters.illustrator.typesetting import Align, Type
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import SectionCard
from reelwright.ports.picture import Motion

_INITIAL = Type(
    role=Role.HEADING, weight=Weight.HEAVY, size=640, smallest=60,
    leading=1.0, tracking=-0.04, lines=1,
)  # fmt: skip
_BLOCK = 0.36
"""Part of the width that the block of colour takes, or of the height in a tall picture."""

_TALL_BLOCK = 0.34


def draw(card: SectionCard, page: Page) -> None:
    """A block of the accent with the number or the first letter, the heading beside or under it."""
    area, canvas, gap = page.content, page.canvas, page.px(70)
    if page.tall:
        high = round(canvas.height * _TALL_BLOCK)
        block = Box(x=0, y=0, width=canvas.width, height=high)
        rest = replace(area, y=high + gap, height=area.bottom - high - gap)
    else:
        wide = round(canvas.width * _BLOCK)
        block = Box(x=0, y=0, width=wide, height=canvas.height)
        rest = replace(area, x=wide + gap, width=area.right - wide - gap)
    page.paint(rectangle(block.width, block.height, page.inks.accent), 0, 0)
    _edge(page, block)
    _initial(card, page, block)
    bar = page.px(14)
    heading = page.fit(card.heading, SECTION, rest.width, rest.height - bar - gap // 2)
    y = rest.y if page.tall else rest.y + (rest.height - heading.height - bar - gap // 2) // 2
    page.put(
        rounded(page.px(150), bar, bar / 2, page.inks.second), rest.x, y, page.when(None, 1),
        motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    page.lines(heading, rest.x, y + bar + gap // 2, page.inks.text, page.when(None, 1))


def _edge(page: Page, block: Box) -> None:
    """A stripe of the second colour along the block."""
    thick = page.px(16)
    if page.tall:
        page.paint(rectangle(block.width, thick, page.inks.second), 0, block.bottom)
    else:
        page.paint(rectangle(thick, block.height, page.inks.second), block.right, 0)


def _initial(card: SectionCard, page: Page, block: Box) -> None:
    """The number, else the first letter, as large as the block allows."""
    text = str(card.number) if card.number else card.heading.strip()[:1].upper()
    if not text.strip():
        return
    left, top = page.content.x, max(page.content.y, block.y)
    pad = page.px(40)
    wide = block.right - pad - left
    high = min(block.bottom - pad, page.content.bottom) - top
    sign = page.fit(text, replace(_INITIAL, size=400 if page.tall else 640), wide, high)
    rise = (sign.cap_top - (sign.height - sign.baseline(0))) // 2
    y = max(top, top + (high - sign.height) // 2 - rise)
    page.text(
        sign, left, min(y, top + high - sign.height), page.inks.on_accent, page.when(None),
        align=Align.LEFT if page.tall else Align.CENTRE, width=wide, on_ground=False,
    )  # fmt: skip
