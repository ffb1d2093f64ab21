"""Two things side by side."""

from dataclasses import replace

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.cards.listing import rows_of
from reelwright.adapters.illustrator.page import Page, below
from reelwright.adapters.illustrator.scale import BODY, HEADING
from reelwright.adapters.illustrator.shapes import rectangle, rounded
from reelwright.domain.canvas import Box
from reelwright.domain.visual import ComparisonCard, Side
from reelwright.ports.picture import Motion


def draw(card: ComparisonCard, page: Page) -> None:
    """A panel for each side; each enters when its heading is said."""
    area = heading(card.heading, page, page.content)
    gap = page.px(36)
    if page.tall:
        height = (area.height - gap) // 2
        first = Box(x=area.x, y=area.y, width=area.width, height=height)
        second = replace(first, y=area.bottom - height)
    else:
        width = (area.width - gap) // 2
        first = Box(x=area.x, y=area.y, width=width, height=area.height)
        second = replace(first, x=area.right - width)
    inks = page.inks
    _side(card.left, page, first, (inks.accent, inks.accent_text), 1)
    _side(card.right, page, second, (inks.second, inks.second_text), 2)


def _side(side: Side, page: Page, box: Box, colours: tuple[str, str], order: int) -> None:
    pad, edge = page.px(40 if not page.tall else 32), page.px(8)
    enter = page.when(side.at, order)
    page.panel(box, page.when(None, order))
    inner = Box(
        x=box.x + pad, y=box.y + pad, width=box.width - 2 * pad, height=box.height - 2 * pad
    )
    page.put(
        rounded(page.px(64), edge, edge / 2, colours[0]), inner.x, inner.y, enter,
        motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    inner = below(inner, edge + page.px(18))
    kind = replace(HEADING, size=56, smallest=28)
    title = page.fit(side.heading, kind, inner.width, max(inner.height // 3, page.px(70)))
    page.text(title, inner.x, inner.y, colours[1], enter)
    rest = below(inner, title.height + page.px(28))
    indent = page.px(36)
    area = replace(rest, x=rest.x + indent, width=rest.width - indent)
    small = replace(BODY, size=42, smallest=24)
    for index, (block, row) in enumerate(rows_of(side.items, page, small, area, page.px(16))):
        said = side.items[index].at if index < len(side.items) else None
        when = page.when(said, order + 2 + index)
        level = row.y + block.baseline(0) - round(block.stack.first.cap_height * block.size / 2)
        dash = page.px(18)
        page.put(rectangle(dash, page.px(4), colours[0]), rest.x, level - page.px(2), when)
        page.text(block, row.x, row.y, page.inks.text, when)
