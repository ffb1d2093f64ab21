"""A sentence in large type."""

from dataclasses import dataclass, replace

from reelwright.adapters.illustrator.highlights import Emphasis, mark
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import KICKER, LARGER, LONG, SHORT, SMALLER, STATEMENT
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typesetting import Align
from reelwright.domain.digest import digest_of
from reelwright.domain.script.visuals import StatementCard
from reelwright.ports.picture import Motion


@dataclass(frozen=True, kw_only=True, slots=True)
class _Layout:
    """Where the sentence stands, whether a bar is beside it, and how phrases stand out."""

    align: Align
    bar: bool
    emphasis: Emphasis


_LAYOUTS = (
    _Layout(align=Align.LEFT, bar=False, emphasis=Emphasis.MARKER),
    _Layout(align=Align.CENTRE, bar=False, emphasis=Emphasis.INK),
    _Layout(align=Align.LEFT, bar=True, emphasis=Emphasis.INK),
    _Layout(align=Align.CENTRE, bar=False, emphasis=Emphasis.MARKER),
    _Layout(align=Align.LEFT, bar=True, emphasis=Emphasis.MARKER),
)


def draw(card: StatementCard, page: Page) -> None:
    """The kicker, the sentence under it, both in the middle of the height.

    The card's own text chooses the layout; in a tall picture lines are too short to be centred.
    """
    layout = _LAYOUTS[int(digest_of(card.text)[8:12], 16) % len(_LAYOUTS)]
    if page.tall:
        layout = replace(layout, align=Align.LEFT)
    area, gap, pad = page.content, page.px(34), page.px(14)
    bar = page.px(18) if layout.bar else 0
    left = area.x + pad + (bar + page.px(40) if bar else 0)
    width = area.right - pad - left
    above = page.fit(card.kicker, KICKER, width, area.height // 6)
    used = above.height + gap if above.lines[0] else 0
    size = STATEMENT.size * _scale(len(card.text), page)
    room = area.height - used
    sentence = page.fit(card.text, replace(STATEMENT, size=size), width, room)
    high = used + sentence.height
    y = area.y + (area.height - high) // 2
    if bar:
        page.put(
            rounded(bar, high, bar / 2, page.inks.accent), area.x, y, page.when(None),
            motion=Motion.WIPE_UP,
        )  # fmt: skip
    if above.lines[0]:
        page.text(
            above, left, y, page.inks.accent_text, page.when(None), align=layout.align, width=width
        )
    box = page.lines(
        sentence, left, y + used, page.inks.text, page.when(None, 1), align=layout.align,
        width=width,
    )  # fmt: skip
    mark(page, sentence, box, card.highlights, align=layout.align, emphasis=layout.emphasis)


def _scale(characters: int, page: Page) -> float:
    """Short sentences are set larger where lines are long, long ones calmer."""
    if characters <= SHORT:
        return 1.0 if page.tall else LARGER
    return SMALLER if characters > LONG else 1.0
