"""The end."""

from dataclasses import replace

from reelwright.adapters.illustrator.logo import logo
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import NOTE, TITLE
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typesetting import Align, TextBlock
from reelwright.domain.script.visuals import OutroCard
from reelwright.ports.picture import Motion


def draw(card: OutroCard, page: Page) -> None:
    """The last word and, under it, where to go next: the first of it on a button."""
    area, gap = page.content, page.px(44)
    pad = page.px(26)
    kind = replace(NOTE, size=56, smallest=24)
    lines: tuple[TextBlock, ...] = ()
    if card.lines:
        room = area.height // 2 - 2 * pad
        lines = page.setter.fit_all(card.lines, kind, area.width - 4 * pad, room, page.px(20))
    under = sum(line.height + page.px(20) for line in lines) + (gap + 2 * pad if lines else 0)
    emblem = logo(page.look.theme, page.px(480), page.px(130))
    above = 0 if emblem is None else emblem.shape[0] + gap
    size = 140 if page.tall else 210
    title = page.fit(card.title, replace(TITLE, size=size), area.width, area.height - under - above)
    y = area.y + (area.height - title.height - under - above) // 2
    if emblem is not None:
        page.put(emblem, area.x + (area.width - emblem.shape[1]) // 2, y, page.when(None))
    y += above
    page.lines(
        title, area.x, y, page.inks.text, page.when(None, 1), align=Align.CENTRE, width=area.width
    )
    if lines:
        _next(page, lines, y + title.height + gap, pad)


def _next(page: Page, lines: tuple[TextBlock, ...], y: int, pad: int) -> None:
    area, first = page.content, lines[0]
    wide, high = first.width + 4 * pad, first.height + 2 * pad
    x = area.x + (area.width - wide) // 2
    enter = page.when(None, 4)
    patch = rounded(wide, high, high / 2, page.inks.accent)
    page.put(patch, x, y, enter, motion=Motion.WIPE_RIGHT)
    page.text(
        first, x, y + pad, page.inks.on_accent, page.after(enter, 5), align=Align.CENTRE,
        width=wide, on_ground=False,
    )  # fmt: skip
    y += high + page.px(20)
    for order, line in enumerate(lines[1:]):
        page.text(
            line, area.x, y, page.inks.text, page.when(None, 6 + order),
            align=Align.CENTRE, width=area.width,
        )  # fmt: skip
        y += line.height + page.px(20)
