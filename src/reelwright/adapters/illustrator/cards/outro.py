"""The end."""

from dataclasses import replace

from reelwright.adapters.illustrator.logo import logo
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import NOTE, TITLE
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typesetting import Align
from reelwright.domain.visual import OutroCard
from reelwright.ports.picture import Motion


def draw(card: OutroCard, page: Page) -> None:
    """The last word and, under a bar, where to go next: all in the middle."""
    area, gap, bar = page.content, page.px(40), page.px(8)
    kind = replace(NOTE, size=44, smallest=24)
    lines = (
        page.setter.fit_all(card.lines, kind, area.width, area.height // 2, page.px(14))
        if card.lines
        else ()
    )
    under = sum(line.height + page.px(14) for line in lines) + (2 * gap + bar if lines else 0)
    emblem = logo(page.look.theme, page.px(480), page.px(130))
    above = 0 if emblem is None else emblem.shape[0] + gap
    title = page.fit(card.title, replace(TITLE, size=104), area.width, area.height - under - above)
    y = area.y + (area.height - title.height - under - above) // 2
    if emblem is not None:
        page.put(emblem, area.x + (area.width - emblem.shape[1]) // 2, y, page.when(None))
    y += above
    page.text(
        title, area.x, y, page.inks.text, page.when(None, 1), align=Align.CENTRE, width=area.width
    )
    y += title.height + gap
    if not lines:
        return
    page.put(
        rounded(page.px(96), bar, bar / 2, page.inks.accent),
        area.x + (area.width - page.px(96)) // 2, y, page.when(None, 2), motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    y += bar + gap
    for order, line in enumerate(lines):
        colour = page.inks.muted if order else page.inks.accent_text
        page.text(
            line, area.x, y, colour, page.when(None, 3 + order),
            align=Align.CENTRE, width=area.width,
        )  # fmt: skip
        y += line.height + page.px(14)
