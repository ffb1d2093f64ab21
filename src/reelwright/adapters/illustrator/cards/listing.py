"""A list whose items enter as they are said."""

from dataclasses import replace

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import BODY
from reelwright.adapters.illustrator.shapes import rectangle, rounded
from reelwright.adapters.illustrator.typefaces import Weight
from reelwright.adapters.illustrator.typesetting import Align, TextBlock, Type
from reelwright.domain.canvas import Box
from reelwright.domain.visual import Item, ListCard
from reelwright.ports.picture import Motion


def draw(card: ListCard, page: Page) -> None:
    """The heading at the top; a row for each item below, hairlines between."""
    area = heading(card.heading, page, page.content)
    indent = page.px(88 if card.ordered else 56)
    kind = replace(BODY, size=60 if len(card.items) < 5 else BODY.size)  # noqa: PLR2004 - fewer are larger
    rows = rows_of(card.items, page, kind, Box(x=area.x + indent, y=area.y,
                   width=area.width - indent, height=area.height), gap=page.px(34))  # fmt: skip
    for index, (block, box) in enumerate(rows):
        said = card.items[index].at if index < len(card.items) else None
        enter = page.when(said, 2 + index)
        if index:
            y = (rows[index - 1][1].bottom + box.y) // 2
            page.put(
                rectangle(area.width, page.px(2), page.inks.hairline),
                area.x, y, enter, motion=Motion.WIPE_RIGHT,
            )  # fmt: skip
        level = Box(x=area.x, y=box.y, width=indent, height=box.height)
        _marker(page, block, level, index + 1 if card.ordered else 0, enter)
        page.text(block, box.x, box.y, page.inks.text, enter)


def rows_of(
    items: tuple[Item, ...], page: Page, kind: Type, area: Box, gap: int
) -> list[tuple[TextBlock, Box]]:
    """Items one under the other, spread over the area as far as looks like one list.

    Where not every item has room for a line, the last row says how many more there are.
    """
    kept, left_out = shown(items, page, kind, area.height, gap)
    texts = [item.text for item in kept] + ([f"+ {left_out}"] if left_out else [])
    if not texts:
        return []
    blocks = page.setter.fit_all(texts, kind, area.width, area.height, gap)
    free = area.height - sum(block.height for block in blocks) - gap * (len(blocks) - 1)
    gap += min(free // len(blocks), page.px(64))
    y, rows = area.y, []
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
    middle = box.y + block.baseline(0) - round(block.stack.first.cap_height * block.size / 2)
    if not number:
        size = page.px(18)
        patch = rounded(size, size, size / 4, page.inks.accent)
        page.put(patch, box.x, middle - size // 2, enter)
        return
    size = min(page.px(58), round(block.height * 0.95), round(block.size * 1.2))
    page.put(rounded(size, size, size / 2, page.inks.accent), box.x, middle - size // 2, enter)
    kind = replace(BODY, weight=Weight.STRONG, size=28, smallest=12, lines=1)
    digits = page.fit(str(number), kind, round(size * 0.7), size)
    y = middle + round(digits.stack.first.cap_height * digits.size / 2) - digits.baseline(0)
    page.text(digits, box.x, y, page.inks.on_accent, enter, align=Align.CENTRE, width=size)
