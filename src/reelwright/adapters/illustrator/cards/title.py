"""The opening."""

from dataclasses import replace

from reelwright.adapters.illustrator.logo import logo
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import KICKER, NOTE, TITLE
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.domain.visual import TitleCard
from reelwright.ports.picture import Motion


def draw(card: TitleCard, page: Page) -> None:
    """A bar, the line above, the title, the line below: left, in the middle of the height."""
    area = page.content
    gap = page.px(30)
    bar = page.px(8)
    emblem = logo(page.look.theme, page.px(420), page.px(104))
    head = bar if emblem is None else emblem.shape[0]
    above = page.fit(card.kicker or page.look.theme.intro, KICKER, area.width, area.height // 6)
    note = page.fit(card.byline, replace(NOTE, size=36), area.width, area.height // 6)
    parts = head + gap
    parts += above.height + gap // 2 if above.lines[0] else 0
    parts += note.height + gap if note.lines[0] else 0
    kind = replace(TITLE, size=112 if page.tall else TITLE.size)
    title = page.fit(card.title, kind, area.width, area.height - parts)
    y = area.y + (area.height - parts - title.height) // 2
    if emblem is None:
        bar_patch = rounded(page.px(88), bar, bar / 2, page.inks.accent)
        page.put(bar_patch, area.x, y, page.when(None), motion=Motion.WIPE_RIGHT)
    else:
        page.put(emblem, area.x, y, page.when(None))
    y += head + gap
    if above.lines[0]:
        page.text(above, area.x, y, page.inks.accent_text, page.when(None, 1))
        y += above.height + gap // 2
    page.text(title, area.x, y, page.inks.text, page.when(None, 2))
    y += title.height + gap
    if note.lines[0]:
        page.text(note, area.x, y, page.inks.muted, page.when(None, 4))
