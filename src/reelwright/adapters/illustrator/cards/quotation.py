"""Somebody's words."""

from dataclasses import replace

from reelwright.adapters.illustrator.highlights import mark
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import LARGER, QUOTATION, QUOTE_MARK, SHORT, STRONG
from reelwright.adapters.illustrator.shapes import filled, inked, rounded
from reelwright.adapters.illustrator.typesetting import mask_of
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import QuotationCard
from reelwright.ports.picture import Motion


def draw(card: QuotationCard, page: Page) -> None:
    """A large opening mark, the words, and whose they are."""
    area, gap = page.content, page.px(34)
    inset = page.px(14)
    sign = page.setter.natural("“", QUOTE_MARK)
    glyphs, margin = mask_of(sign)
    used = inked(glyphs)
    glyphs = glyphs[used.y : used.bottom] if used else glyphs
    whose = page.fit(card.attribution, STRONG, area.width - page.px(90) - inset, area.height // 5)
    under = whose.height + gap if whose.lines[0] else 0
    above = glyphs.shape[0] + gap
    quoted = _bare(card.text)
    kind = replace(QUOTATION, size=QUOTATION.size * (LARGER if len(quoted) <= SHORT else 1))
    words = page.fit(quoted, kind, area.width - 2 * inset, area.height - above - under)
    y = area.y + (area.height - above - words.height - under) // 2
    sign_x = area.x + inset - margin
    page.put(filled(glyphs, page.inks.accent), sign_x, y, page.when(None))
    page.reserve(Box(x=area.x, y=y, width=glyphs.shape[1], height=glyphs.shape[0]))
    box = page.lines(words, area.x + inset, y + above, page.inks.text, page.when(None, 1))
    mark(page, words, box, card.highlights)
    if whose.lines[0]:
        y = box.bottom + gap
        dash, thick = page.px(56), page.px(4)
        level = y + whose.baseline(0) - round(whose.stack.first.cap_height * whose.size / 2)
        page.put(
            rounded(dash, thick, thick / 2, page.inks.accent), area.x + inset, level - thick // 2,
            page.when(None, 3), motion=Motion.WIPE_RIGHT,
        )  # fmt: skip
        page.text(
            whose, area.x + inset + dash + page.px(22), y, page.inks.muted, page.when(None, 3)
        )


def _bare(text: str) -> str:
    """The words without the marks around them: the large one stands for both."""
    return text.strip().strip('“”"„«»').strip()
