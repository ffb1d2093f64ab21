"""A list whose items enter as they are said."""

from dataclasses import replace

from reelwright.adapters.illustrator.page import Page, below
from reelwright.adapters.illustrator.scale import BODY, HEADING
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typefaces import Weight
from reelwright.adapters.illustrator.typesetting import Align, TextBlock
from reelwright.domain.canvas import Box
from reelwright.domain.visual import Item, ListCard
from reelwright.ports.picture import Motion


def draw(card: ListCard, page: Page) -> None:
    """The heading at the top; items below, each with its number or a square."""
    rest = heading(card.heading, page, page.content)
    gap = page.px(26)
    indent = page.px(84 if card.ordered else 52)
    items, left_out = shown(card.items, page, rest.height, gap)
    texts = [item.text for item in items] + ([f"+ {left_out}"] if left_out else [])
    blocks = page.setter.fit_all(texts, BODY, rest.width - indent, rest.height, gap)
    free = rest.height - sum(block.height for block in blocks) - gap * (len(blocks) - 1)
    gap += min(free // max(1, len(blocks)), page.px(30))
    y = rest.y
    for index, block in enumerate(blocks):
        enter = page.when(items[index].at, 2 + index) if index < len(items) else page.when(None)
        if index < len(items):
            _marker(page, block, Box(x=rest.x, y=y, width=indent, height=block.height),
                    index + 1 if card.ordered else 0, enter)  # fmt: skip
        page.text(block, rest.x + indent, y, page.inks.text, enter)
        y += block.height + gap


def heading(text: str, page: Page, area: Box) -> Box:
    """A card's heading at the top of an area, and what is left of the area under it."""
    if not text.strip():
        return area
    block = page.fit(text, HEADING, area.width, area.height // 3)
    page.text(block, area.x, area.y, page.inks.text, page.when(None))
    bar = page.px(6)
    y = area.y + block.height + page.px(16)
    page.put(
        rounded(page.px(64), bar, bar / 2, page.inks.accent), area.x, y,
        page.when(None, 1), motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    return below(area, block.height + page.px(16) + bar + page.px(40))


def shown(
    items: tuple[Item, ...], page: Page, height: int, gap: int
) -> tuple[tuple[Item, ...], int]:
    """The items that have room for a line each, and how many others there are."""
    line = page.setter.line_height(BODY) + gap
    most = max(1, (height + gap) // line)
    if len(items) <= most:
        return items, 0
    return items[: most - 1], len(items) - most + 1


def _marker(page: Page, block: TextBlock, box: Box, number: int, enter: int) -> None:
    """A number in a disc, or a small square, level with the first line."""
    middle = box.y + block.baseline(0) - round(block.stack.first.cap_height * block.size / 2)
    if not number:
        size = page.px(16)
        patch = rounded(size, size, size / 4, page.inks.accent)
        page.put(patch, box.x + page.px(4), middle - size // 2, enter, motion=Motion.FADE)
        return
    size = page.px(54)
    page.put(rounded(size, size, size / 2, page.inks.accent), box.x, middle - size // 2, enter)
    kind = replace(BODY, weight=Weight.STRONG, size=28, smallest=20, lines=1)
    digits = page.fit(str(number), kind, size, size)
    y = middle + round(digits.stack.first.cap_height * digits.size / 2) - digits.baseline(0)
    page.text(digits, box.x, y, page.inks.on_accent, enter, align=Align.CENTRE, width=size)
