"""A figure as written, taken apart: the digits set large, its words small around them."""

import re
from dataclasses import dataclass, replace

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import FIGURE, LABEL
from reelwright.adapters.illustrator.shapes import inked
from reelwright.adapters.illustrator.typesetting import Align, TextBlock, mask_of
from reelwright.domain.canvas import Box

_DIGITS = re.compile(r"[^\w\s]?\d(?:[\d.,:/’'\u00a0\u202f–-]|\s(?=\d{3}\b))*(?:\s?[%°‰])?")
_SHORT_UNIT = 3
"""Letters up to which a unit stands beside its digits."""


_LARGEST_WORD = 112
_TIGHT = 1.3
"""The height of a line in parts of what its digits cover, with room for a comma."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What stands before the digits, the digits, and what stands after them."""

    before: str
    digits: str
    after: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """Parts set one under the other; those without text are left out."""

    blocks: tuple[tuple[TextBlock, bool], ...]
    """Each with whether it is the digits."""
    gap: int

    @property
    def height(self) -> int:
        """Of all parts; of digits only what they cover."""
        heights = sum(_high(block, digits=digits) for block, digits in self.blocks)
        return heights + self.gap * (len(self.blocks) - 1)

    def draw(
        self, page: Page, x: int, y: int, colour: str, enter: int, *, align: Align, width: int
    ) -> None:
        """Lay the parts from a place on; the digits first, their words after."""
        for block, digits in self.blocks:
            top = y - _ink(block).y if digits else y
            when = enter if digits else page.after(enter, 4)
            page.text(block, x, top, colour, when, align=align, width=width, tight=digits)
            y += _high(block, digits=digits) + self.gap


def parts_of(text: str) -> Parts:
    """A figure's parts; all of it are digits where there are none, or where a unit is short."""
    text = " ".join(text.split())
    found = max(_DIGITS.finditer(text), key=lambda match: len(match.group()), default=None)
    if found is None:
        return Parts(before="", digits=text, after="")
    end = found.end()
    unit = text[end:].split(" ")
    if text[end : end + 1].isalnum():
        end += len(unit[0])
    elif len(unit) == 2 and len(unit[1]) <= _SHORT_UNIT:  # noqa: PLR2004 - a space and a unit
        end = len(text)
    start = text.rfind(" ", 0, found.start()) + 1
    return Parts(
        before=text[:start].strip(), digits=text[start:end].strip(), after=text[end:].strip()
    )


def set_figure(
    text: str, page: Page, width: int, height: int, largest: float, *, words: float = 0.26
) -> Setting:
    """A figure set in a space, each of its words in at most a part of the height."""
    parts, gap = parts_of(text), page.px(30)
    room = page.setter.line_height(LABEL) * 2
    if (not parts.before and not parts.after) or height < 2 * gap + 3 * room:
        whole = page.fit(text, replace(FIGURE, size=largest), width, height)
        return Setting(blocks=((whole, len(whole.lines) == 1),), gap=gap)
    share = round(height * words)
    small = replace(LABEL, size=min(_LARGEST_WORD, largest * 0.36), lines=2)
    around = [page.fit(part, small, width, share) for part in (parts.before, parts.after)]
    used = sum(block.height + gap for block in around if block.lines[0])
    kind = replace(FIGURE, size=largest, lines=1)
    digits = page.fit(parts.digits, kind, width, round((height - used) * _TIGHT))
    before, after = around
    blocks = [(before, False)] if before.lines[0] else []
    blocks.append((digits, True))
    blocks += [(after, False)] if after.lines[0] else []
    return Setting(blocks=tuple(blocks), gap=gap)


def _high(block: TextBlock, *, digits: bool) -> int:
    return _ink(block).height if digits else block.height


def _ink(block: TextBlock) -> Box:
    """What the glyphs of a block cover of it."""
    mask, _ = mask_of(block)
    return inked(mask) or Box(x=0, y=0, width=block.width, height=block.height)
