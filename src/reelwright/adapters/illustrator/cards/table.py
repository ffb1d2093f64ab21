"""A small table."""

import re
from dataclasses import replace

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import CELL
from reelwright.adapters.illustrator.shapes import rectangle, rounded
from reelwright.adapters.illustrator.typefaces import Weight
from reelwright.adapters.illustrator.typesetting import Align, Type
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import TableCard
from reelwright.ports.picture import Motion

_MOST_COLUMNS = 5
_MOST_ROWS = 7
_FIGURE = re.compile(r"[^\w]*\d[\d\s.,:/%'’–-]*\w{0,7}[^\w]*")
_LEAST_SHARE = 0.12
"""No column is narrower than this part of the table."""


def draw(card: TableCard, page: Page) -> None:
    """The header on a hairline in the accent, rows under it, figures to the right."""
    area = heading(card.heading, page, page.content)
    columns = min(len(card.header), _MOST_COLUMNS)
    cells = [list(row[:columns]) + [""] * (columns - len(row)) for row in card.rows[:_MOST_ROWS]]
    table = [list(card.header[:columns]), *cells]
    gap = page.px(52)
    widths = _widths(table, page, area.width - gap * (columns - 1))
    aligns = [_align([row[column] for row in cells]) for column in range(columns)]
    pitch = min(area.height // len(table), page.px(150))
    kind = _kind(table, widths, pitch - page.px(14), page)
    top = area.y + (area.height - pitch * len(table)) // 2
    for index, row in enumerate(table):
        enter = page.when(None, 1 + 2 * index)
        y = top + index * pitch
        if index % 2:
            page.put(
                rounded(area.width + page.px(32), pitch, page.px(10), page.inks.surface, 0.6),
                area.x - page.px(16), y, enter,
            )  # fmt: skip
        x = area.x
        for column, cell in enumerate(row):
            place = Box(x=x, y=y, width=widths[column], height=pitch)
            _cell(page, cell, place, (kind, aligns[column]), enter, header=not index)
            x += widths[column] + gap
        if not index:
            page.put(
                rectangle(area.width, page.px(4), page.inks.accent), area.x,
                y + pitch - page.px(4), enter, motion=Motion.WIPE_RIGHT,
            )  # fmt: skip


def _cell(
    page: Page, text: str, place: Box, style: tuple[Type, Align], enter: int, *, header: bool
) -> None:
    if not text.strip():
        return
    kind, align = style
    if header:
        kind = replace(kind, weight=Weight.STRONG)
    block = page.fit(text, kind, place.width, place.height - page.px(14))
    y = place.y + (place.height - block.height) // 2
    colour = page.inks.accent_text if header else page.inks.text
    page.text(block, place.x, y, colour, enter, align=align, width=place.width)


def _align(cells: list[str]) -> Align:
    """Figures stand to the right, under each other's last digits."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    figures = bool(filled) and all(_FIGURE.fullmatch(cell) for cell in filled)
    return Align.RIGHT if figures else Align.LEFT


def _widths(table: list[list[str]], page: Page, width: int) -> list[int]:
    """Columns as wide as their longest cell asks, scaled to the whole width."""
    strong = replace(CELL, weight=Weight.STRONG)
    natural = [
        max(page.setter.natural(row[column], strong).width for row in table) + 1
        for column in range(len(table[0]))
    ]
    longest = width * 0.6
    wanted = [max(min(want, longest), width * _LEAST_SHARE) for want in natural]
    scale = width / sum(wanted)
    return [int(want * scale) for want in wanted]


def _kind(table: list[list[str]], widths: list[int], height: int, page: Page) -> Type:
    """One size for every cell: that of the cell which needs the smallest."""
    strong = replace(CELL, weight=Weight.STRONG)
    smallest = min(
        page.fit(cell, strong, widths[column], height).size
        for row in table
        for column, cell in enumerate(row)
    )
    return replace(CELL, size=max(CELL.smallest, int(smallest / page.unit)))
