"""A sentence in large type."""

from dataclasses import replace

from reelwright.adapters.illustrator.highlights import mark
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import KICKER, LARGER, SHORT, STATEMENT
from reelwright.domain.visual import StatementCard


def draw(card: StatementCard, page: Page) -> None:
    """The kicker at the top, the sentence in the middle of what is left."""
    area = page.content
    gap = page.px(28)
    inset = page.px(14)
    above = page.fit(card.kicker, KICKER, area.width - 2 * inset, area.height // 6)
    used = above.height + gap if above.lines[0] else 0
    larger = LARGER if len(card.text) <= SHORT else 1
    kind = replace(STATEMENT, size=STATEMENT.size * larger)
    sentence = page.fit(card.text, kind, area.width - 2 * inset, area.height - used)
    y = area.y + (area.height - used - sentence.height) // 2
    if above.lines[0]:
        page.text(above, area.x + inset, y, page.inks.accent_text, page.when(None))
    box = page.text(sentence, area.x + inset, y + used, page.inks.text, page.when(None, 1))
    mark(page, sentence, box, card.highlights)
