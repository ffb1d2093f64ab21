"""The opening."""

from dataclasses import replace

from reelwright.adapters.illustrator.logo import logo
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import KICKER, NOTE, TITLE
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typesetting import TextBlock
from reelwright.domain.script.visuals import TitleCard
from reelwright.ports.picture import Motion

_WIDEST = 0.9
"""Part of the content that a title fills where the picture is wide."""


def draw(card: TitleCard, page: Page) -> None:
    """The line above on a plate, the title as large as it goes, a bar and the line below."""
    area = page.content
    gap, bar = page.px(36), page.px(12)
    emblem = logo(page.look.theme, page.px(420), page.px(104))
    pad = page.px(22)
    kicker = card.kicker or page.look.theme.intro
    above = page.fit(kicker, KICKER, area.width - 2 * pad, area.height // 6)
    note = page.fit(card.byline, NOTE, area.width - page.px(130), area.height // 6)
    head = 0 if emblem is None else emblem.shape[0] + gap
    head += above.height + 2 * pad // 2 + gap if above.lines[0] else 0
    foot = max(bar, note.height) + gap
    kind = replace(TITLE, size=150 if page.tall else TITLE.size)
    width = area.width if page.tall else round(area.width * _WIDEST)
    title = page.fit(card.title, kind, width, area.height - head - foot)
    y = area.y + (area.height - head - foot - title.height) // 2
    if emblem is not None:
        page.put(emblem, area.x, y, page.when(None))
        y += emblem.shape[0] + gap
    if above.lines[0]:
        _plate(page, above, y, pad)
        y += above.height + pad + gap
    page.lines(title, area.x, y, page.inks.text, page.when(None, 1))
    y += title.height + gap
    _below(page, note, y, bar)


def _plate(page: Page, above: TextBlock, y: int, pad: int) -> None:
    """The line above, on a plate of the accent."""
    inks, x = page.inks, page.content.x
    high = above.height + pad
    patch = rounded(above.width + 2 * pad, high, page.px(10), inks.accent)
    page.put(patch, x, y, page.when(None), motion=Motion.WIPE_RIGHT)
    page.text(
        above, x + pad, y + pad // 2, inks.on_accent, page.when(None, 1), on_ground=False
    )  # fmt: skip


def _below(page: Page, note: TextBlock, y: int, bar: int) -> None:
    """A bar, and the line below on its right."""
    long = page.px(96)
    middle = y + (note.baseline(0) + note.cap_top) // 2 if note.lines[0] else y + bar // 2
    page.put(
        rounded(long, bar, bar / 2, page.inks.accent), page.content.x, middle - bar // 2,
        page.when(None, 4), motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    if note.lines[0]:
        page.text(note, page.content.x + page.px(128), y, page.inks.muted, page.when(None, 5))
