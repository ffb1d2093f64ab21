"""Setting a text in a space: the largest size that fits, even lines, and where each stands."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from reelwright.adapters.illustrator.typefaces import FontBook, Role, Stack, Weight, drawable
from reelwright.adapters.illustrator.wrapping import balanced, broken, shortened, space_of, wrapped
from reelwright.domain.themes.theme import Typefaces
from reelwright.ports.picture import TextDoesNotFit

_STEP = 0.965
"""Each size tried is this part of the one before: a step that the eye does not see."""

_LONGEST = 4000
"""Characters; more are legible on no canvas, and need not be measured."""

_BREAKING = 0.5
"""Words are broken only below this part of the wanted size; above it they shrink."""


class Align(StrEnum):
    """Where lines stand in the width."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True, slots=True)
class Type:
    """How a text is set. Sizes are pixels to the em where the canvas' short side is 1080."""

    role: Role = Role.BODY
    weight: Weight = Weight.TEXT
    size: float = 44
    smallest: float = 26
    leading: float = 1.28
    tracking: float = 0.0
    lines: int = 40
    capitals: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TextBlock:
    """Lines with a size in pixels; ``widths`` and ``height`` are pixels too."""

    stack: Stack
    size: int
    leading: float
    tracking: float
    lines: tuple[str, ...]
    widths: tuple[float, ...]
    whole: bool = True
    """Whether nothing of the text was left out."""

    @property
    def width(self) -> int:
        """Width of the longest line."""
        return math.ceil(max(self.widths, default=0))

    @property
    def height(self) -> int:
        """From the ascent of the first line to the descent of the last."""
        face = self.stack.first
        rest = (len(self.lines) - 1) * self.leading
        return math.ceil((face.ascent + face.descent + rest) * self.size)

    def baseline(self, line: int) -> int:
        """Pixels from the top of the block to the baseline of a line."""
        return round((self.stack.first.ascent + line * self.leading) * self.size)

    def middle(self, line: int) -> int:
        """Pixels from the top of the block to the middle of a line's capitals."""
        return self.baseline(line) - round(self.stack.first.cap_height * self.size / 2)

    @property
    def cap_top(self) -> int:
        """Pixels from the top of the block to the top of its first line's capitals."""
        return self.baseline(0) - round(self.stack.first.cap_height * self.size)

    def offset(self, line: int, align: Align, width: int) -> float:
        """Where a line begins in a width."""
        spare = width - self.widths[line]
        return {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[align]


class Typesetter:
    """Sets texts in a theme's typefaces at the scale of a canvas."""

    def __init__(self, book: FontBook, typefaces: Typefaces, unit: float) -> None:
        """``unit`` is the canvas' short side in parts of 1080 pixels."""
        self._book = book
        self._typefaces = typefaces
        self._unit = unit
        self._rulers: dict[tuple[Stack, float], dict[str, float]] = {}

    def fit(self, text: str, kind: Type, width: int, height: int) -> TextBlock:
        """The text as large as fits, between the two sizes of its kind.

        Only words too wide at half the size are broken. What does not fit at the smallest size
        ends in an ellipsis.

        Raises:
            TextDoesNotFit: not even one line of the smallest size fits in the height.
        """
        return self.fit_all([text], kind, width, height, gap=0)[0]

    def fit_all(
        self, texts: Sequence[str], kind: Type, width: int, height: int, gap: int
    ) -> tuple[TextBlock, ...]:
        """Texts one above the other with a gap between, all of one size.

        Raises:
            TextDoesNotFit: not even a line for each fits in the height.
        """
        words = [self._words(text, kind) for text in texts]
        space = height - gap * (len(texts) - 1)
        for size in self._sizes(kind):
            if self._least_height(words, kind, size, width) > space:
                continue
            blocks = tuple(self._set(part, kind, size, width) for part in words)
            high = sum(block.height for block in blocks)
            fits = all(block.width <= width for block in blocks)
            if fits and high <= space and all(len(b.lines) <= kind.lines for b in blocks):
                return tuple(self._evened(block, kind, width) for block in blocks)
        return self._cut_to(words, kind, width, space)

    def fit_row(
        self, texts: Sequence[str], kind: Type, width: int, height: int
    ) -> tuple[TextBlock, ...]:
        """Texts side by side, each in the same width and height, all of one size.

        Raises:
            TextDoesNotFit: not even one line of the smallest size fits in the height.
        """
        alone = [self.fit(text, kind, width, height) for text in texts]
        size = min(block.size for block in alone)
        largest = replace(kind, size=size / self._unit)
        return tuple(
            block if block.size == size else self.fit(text, largest, width, height)
            for text, block in zip(texts, alone, strict=True)
        )

    def natural(self, text: str, kind: Type) -> TextBlock:
        """The text on one line at its wanted size, however wide."""
        words = self._words(text, kind)
        return self._block(
            kind, max(1, round(kind.size * self._unit)), (" ".join(words),), whole=True
        )

    def line_height(self, kind: Type) -> int:
        """The height of one line at the smallest size."""
        return self.natural("x", replace(kind, size=kind.smallest)).height

    def stack(self, kind: Type) -> Stack:
        """The faces that a kind of text is set in."""
        return self._book.stack(self._typefaces, kind.role, kind.weight)

    def _words(self, text: str, kind: Type) -> list[str]:
        plain = drawable(text, self.stack(kind))
        return (plain.upper() if kind.capitals else plain)[:_LONGEST].split(" ")

    def _sizes(self, kind: Type) -> list[int]:
        largest, smallest = kind.size * self._unit, kind.smallest * self._unit
        steps = math.ceil(math.log(max(largest / smallest, 1)) / -math.log(_STEP))
        sizes = [round(largest * _STEP**step) for step in range(steps)] + [round(smallest)]
        return list(dict.fromkeys(max(1, size) for size in sizes))

    def _least_height(self, words: list[list[str]], kind: Type, size: int, width: int) -> float:
        """The height that texts need if every line were full: a quick no for sizes too large."""
        ruler = self._ruler(kind)
        space = space_of(ruler)
        face = self.stack(kind).first
        lines = [
            math.ceil((sum(map(ruler, part)) + space * (len(part) - 1)) * size / width)
            for part in words
        ]
        rest = sum(max(0, line - 1) for line in lines) * kind.leading
        return ((face.ascent + face.descent) * len(words) + rest) * size - len(words)

    def _set(self, words: list[str], kind: Type, size: int, width: int) -> TextBlock:
        room = width / size
        ruler = self._ruler(kind)
        if size <= _BREAKING * kind.size * self._unit or size <= round(kind.smallest * self._unit):
            words = broken(words, room, ruler)
        return self._block(kind, size, tuple(wrapped(words, room, ruler)), whole=True)

    def _evened(self, block: TextBlock, kind: Type, width: int) -> TextBlock:
        words = [word for line in block.lines for word in line.split(" ")]
        lines = balanced(words, width / block.size, self._ruler(kind))
        return self._block(kind, block.size, tuple(lines), whole=True)

    def _ruler(self, kind: Type) -> Callable[[str], float]:
        stack = self.stack(kind)
        known = self._rulers.setdefault((stack, kind.tracking), {})

        def measure(text: str) -> float:
            if text not in known:
                known[text] = advance(text, stack, kind.tracking)
            return known[text]

        return measure

    def _cut_to(
        self, words: list[list[str]], kind: Type, width: int, space: int
    ) -> tuple[TextBlock, ...]:
        """Set at the smallest size, every text cut to the lines that it can have."""
        size = max(1, round(kind.smallest * self._unit))
        stack = self.stack(kind)
        measure = self._ruler(kind)
        room = width / size
        every = [wrapped(broken(part, room, measure), room, measure) for part in words]
        # A pixel for each text: heights are rounded up.
        spare = (space - len(words)) / size
        allowed = _shares([min(len(lines), kind.lines) for lines in every], stack, kind, spare)
        blocks = []
        for lines, most in zip(every, allowed, strict=True):
            kept = shortened(lines, most, room, measure)
            blocks.append(self._block(kind, size, tuple(kept), whole=len(lines) <= most))
        if sum(block.height for block in blocks) > space:
            message = (
                f"The text “{' '.join(words[0])[:40]}” cannot be shown legibly in this format; "
                "shorten it, or choose another visual."
            )
            raise TextDoesNotFit(message)
        return tuple(blocks)

    def _block(self, kind: Type, size: int, lines: tuple[str, ...], *, whole: bool) -> TextBlock:
        stack = self.stack(kind)
        return TextBlock(
            stack=stack,
            size=size,
            leading=kind.leading,
            tracking=kind.tracking,
            lines=lines,
            widths=tuple(advance(line, stack, kind.tracking) * size for line in lines),
            whole=whole,
        )


def _shares(wanted: list[int], stack: Stack, kind: Type, space: float) -> list[int]:
    """How many lines each text gets: one each, then one more in turn while there is room.

    ``space`` is in parts of the em.
    """
    one = stack.first.ascent + stack.first.descent
    spare = space - one * len(wanted)
    given = [1] * len(wanted)
    while spare >= kind.leading and given != wanted:
        for index, most in enumerate(wanted):
            if given[index] < most and spare >= kind.leading:
                given[index] += 1
                spare -= kind.leading
    return given


def advance(text: str, stack: Stack, tracking: float = 0.0) -> float:
    """The width of a text in parts of the em, with kerning inside words."""
    total, before = 0.0, ""
    for character in text:
        face = stack.face_for(character)
        total += face.advance(character) + tracking
        total += face.kern(before + character)
        before = "" if character == " " else character
    return max(0.0, total - tracking) if text else 0.0


def mask_of(block: TextBlock, align: Align = Align.LEFT) -> tuple[NDArray[np.uint8], int]:
    """The coverage of a block's glyphs, 0 to 255, and the margin on its left and right.

    The margin holds what sticks out of the advance widths: slanted letters, accents.
    """
    margin = math.ceil(block.size * 0.15)
    image = Image.new("L", (block.width + 2 * margin, block.height + margin), 0)
    draw = ImageDraw.Draw(image)
    for index, line in enumerate(block.lines):
        pen = margin + block.offset(index, align, block.width)
        draw_line(draw, line, block, pen, block.baseline(index))
    return np.asarray(image), margin


def draw_line(
    draw: ImageDraw.ImageDraw, text: str, block: TextBlock, pen: float, baseline: int
) -> None:
    """Draw a line glyph by glyph, each at its exact place in parts of a pixel."""
    before = ""
    for character in text:
        face = block.stack.face_for(character)
        pen += face.kern(before + character) * block.size
        if not character.isspace():
            draw.text((pen, baseline), character, fill=255, font=face.at(block.size), anchor="ls")
        pen += (face.advance(character) + block.tracking) * block.size
        before = "" if character == " " else character
