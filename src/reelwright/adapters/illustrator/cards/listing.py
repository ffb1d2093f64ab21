"""A list whose items enter as they are said."""

from dataclasses import replace

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import BODY
from reelwright.adapters.illustrator.shapes import rectangle, rounded
from reelwright.adapters.illustrator.typefaces import Weight
from reelwright.adapters.illustrator.typesetting import Align, TextBlock, Type
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import Item, ListCard
from reelwright.ports.picture import Motion

_MOST_IN_ONE = 6
"""Items in one column of a wide picture."""

_FEW = 4
"""Items up to which rows are large and stand far apart."""

_LARGE = 76

Row = tuple[TextBlock, Box]
"""An item set, and where it stands."""


def draw(card: ListCard, page: Page) -> None:
    """The heading at the top; a row for each item below, hairlines between.

    A long list stands in two columns where the picture is wide.
    """
    area = heading(card.heading, page, page.content)
    kind = replace(BODY, size=_LARGE if len(card.items) <= _FEW else BODY.size)
    if not page.wide or len(card.items) <= _MOST_IN_ONE:
        _column(card, page, area, kind, range(len(card.items)))
        return
    half = -(-len(card.items) // 2)
    gap = page.px(72)
    left = replace(area, width=(area.width - gap) // 2)
    right = replace(left, x=area.right - left.width)
    parts = ((left, range(half)), (right, range(half, len(card.items))))
    sizes = [
        block.size for part, which in parts for block, _ in _rows(card, page, part, kind, which)
    ]
    same = replace(kind, size=max(min(sizes) / page.unit, kind.smallest))
    for part, which in parts:
        _column(card, page, part, same, which)


def _indent(card: ListCard, page: Page) -> int:
    return page.px(112 if card.ordered else 66)


def _rows(card: ListCard, page: Page, area: Box, kind: Type, which: range) -> list[Row]:
    indent = _indent(card, page)
    room = replace(area, x=area.x + indent, width=area.width - indent)
    gap = page.px(34 if len(which) <= _FEW else 22)
    return rows_of(tuple(card.items[index] for index in which), page, kind, room, gap)


def _column(card: ListCard, page: Page, area: Box, kind: Type, which: range) -> None:
    """Some of the items, one under the other."""
    rows = _rows(card, page, area, kind, which)
    for place, (block, box) in enumerate(rows):
        index = which[place]
        left_out = place == len(rows) - 1 and len(rows) < len(which)
        enter = page.when(None if left_out else card.items[index].at, 2 + index)
        if place:
            y = (rows[place - 1][1].bottom + box.y) // 2
            page.put(
                rectangle(area.width, page.px(2), page.inks.hairline),
                area.x,
                y,
                enter,
                motion=Motion.WIPE_RIGHT,
            )
        if not left_out:
            level = Box(x=area.x, y=box.y, width=box.x - area.x, height=box.height)
            _marker(page, block, level, index + 1 if card.ordered else 0, enter)
        page.text(block, box.x, box.y, page.inks.text, enter)


def rows_of(items: tuple[Item, ...], page: Page, kind: Type, area: Box, gap: int) -> list[Row]:
    """Items one under the other, spread over the area as far as looks like one list, in its middle.

    Where not every item has room for a line, the last row says how many more there are.
    """
    kept, left_out = shown(items, page, kind, area.height, gap)
    texts = [item.text for item in kept] + ([f"+ {left_out}"] if left_out else [])
    if not texts:
        return []
    blocks = page.setter.fit_all(texts, kind, area.width, area.height, gap)
    free = area.height - sum(block.height for block in blocks) - gap * (len(blocks) - 1)
    wider = min(free // len(blocks), page.px(56))
    gap += wider
    y, rows = area.y + (free - wider * (len(blocks) - 1)) // 2, []
    for block in blocks:
        rows.append((block, Box(x=area.x, y=y, width=block.width, height=block.height)))
        y += block.height + gap
    return rows


def shown(
    items: tuple[Item, ...], page: Page, kind: Type, height: int, gap: int
) -> tuple[tuple[Item, ...], int]:
    """The items that have room for a line each, and how many others there are."""
    line = page.setter.line_height(kind) + gap
    most = max(1, (height + gap) // line)
    if len(items) <= most:
        return items, 0
    return items[: most - 1], len(items) - most + 1


def _marker(page: Page, block: TextBlock, box: Box, number: int, enter: int) -> None:
    """A number in a disc, or a small square, level with the capitals of the first line."""
    middle = box.y + block.middle(0)
    if not number:
        size = page.px(26)
        patch = rounded(size, size, size / 4, page.inks.accent)
        page.put(patch, box.x, middle - size // 2, enter)
        return
    size = min(page.px(80), round(block.height * 0.95), round(block.size * 1.25))
    page.put(rounded(size, size, size / 2, page.inks.accent), box.x, middle - size // 2, enter)
    kind = replace(BODY, weight=Weight.STRONG, size=44, smallest=12, lines=1)
    digits = page.fit(str(number), kind, round(size * 0.7), size)
    y = middle + round(digits.stack.first.cap_height * digits.size / 2) - digits.baseline(0)
    page.text(
        digits,
        box.x,
        y,
        page.inks.on_accent,
        enter,
        align=Align.CENTRE,
        width=size,
        on_ground=False,
    )
