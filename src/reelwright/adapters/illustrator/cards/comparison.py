"""Two things side by side."""

from dataclasses import dataclass, replace

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.cards.listing import Row, rows_of
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import BODY, HEADING
from reelwright.adapters.illustrator.shapes import rectangle, rounded
from reelwright.adapters.illustrator.typesetting import Align, TextBlock
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import ComparisonCard, Side
from reelwright.ports.picture import Motion

_FEW = 2
"""Items up to which they are set larger."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Panel:
    """A side set in its box: the band with its heading, and its rows."""

    side: Side
    box: Box
    band: int
    title: TextBlock
    rows: list[Row]
    colours: tuple[str, str]
    order: int

    @property
    def used(self) -> int:
        """The height that band and rows take."""
        return (self.rows[-1][1].bottom if self.rows else self.box.y + self.band) - self.box.y


def draw(card: ComparisonCard, page: Page) -> None:
    """A panel for each side; each enters when its heading is said. Both fit the fuller side."""
    area = heading(card.heading, page, page.content)
    inks, gap = page.inks, page.px(36)
    if page.tall:
        height = (area.height - gap) // 2
        first = Box(x=area.x, y=area.y, width=area.width, height=height)
        second = replace(first, y=area.bottom - height)
    else:
        width = (area.width - gap) // 2
        first = Box(x=area.x, y=area.y, width=width, height=area.height)
        second = replace(first, x=area.right - width)
    sides = (card.left, card.right)
    colours = ((inks.accent, inks.on_accent), (inks.second, inks.on_second))
    panels = _set(sides, (first, second), colours, page)
    high = min(first.height, max(panel.used for panel in panels) + _pad(page))
    spare = area.height - (2 * high + gap if page.tall else high)
    for index, panel in enumerate(panels):
        down = spare // 2
        if page.tall and index:
            down -= first.height - high
        _draw(panel, page, high, max(down, area.y - panel.box.y))


def _pad(page: Page) -> int:
    return page.px(30 if page.tall else 40)


def _set(
    sides: tuple[Side, Side],
    boxes: tuple[Box, Box],
    colours: tuple[tuple[str, str], tuple[str, str]],
    page: Page,
) -> list[_Panel]:
    """Both sides in type of one size."""
    pad = _pad(page)
    width, height = boxes[0].width - 2 * pad, boxes[0].height
    titles = page.setter.fit_row(
        [side.heading for side in sides], replace(HEADING, size=68, smallest=28, lines=2),
        width, max(height // 4, page.px(60)),
    )  # fmt: skip
    band = max(title.height for title in titles) + page.px(32)
    few = max(len(side.items) for side in sides) <= _FEW
    kind = replace(BODY, size=84 if few else 64, smallest=24)
    indent, gap = page.px(46), page.px(22)
    room = Box(x=0, y=0, width=width - indent, height=height - band - 2 * pad)
    sizes = [row[0].size for side in sides for row in rows_of(side.items, page, kind, room, gap)]
    same = replace(kind, size=max(kind.smallest, min(sizes, default=1) / page.unit))
    panels = []
    for order, (side, box, title) in enumerate(zip(sides, boxes, titles, strict=True)):
        place = replace(room, x=box.x + pad + indent, y=box.y + band + pad)
        rows = rows_of(side.items, page, same, place, gap)
        lift = rows[0][1].y - place.y if rows else 0
        rows = [(block, replace(row, y=row.y - lift)) for block, row in rows]
        panels.append(
            _Panel(
                side=side, box=box, band=band, title=title, rows=rows,
                colours=colours[order], order=order + 1,
            )
        )  # fmt: skip
    return panels


def _draw(panel: _Panel, page: Page, high: int, down: int) -> None:
    """The panel, its band with the heading, and the rows as they are said."""
    box, pad = replace(panel.box, y=panel.box.y + down, height=high), _pad(page)
    page.panel(box, page.when(None, panel.order))
    enter = page.when(panel.side.at, panel.order)
    band = rounded(box.width, panel.band + page.px(22), page.px(22), panel.colours[0])
    page.put(band[: panel.band], box.x, box.y, enter, motion=Motion.WIPE_RIGHT)
    level = box.y + (panel.band - panel.title.height) // 2
    page.text(
        panel.title, box.x + pad, level, panel.colours[1], page.after(enter, 4), on_ground=False
    )
    dash = page.px(22)
    for index, (block, row) in enumerate(panel.rows):
        said = panel.side.items[index].at if index < len(panel.side.items) else None
        when = page.when(said, panel.order + 2 + index)
        middle = row.y + down + block.middle(0)
        page.put(
            rectangle(dash, page.px(6), panel.colours[0]), box.x + pad, middle - page.px(3), when
        )
        page.text(
            block, row.x, row.y + down, page.inks.text, when, align=Align.LEFT, on_ground=False
        )
