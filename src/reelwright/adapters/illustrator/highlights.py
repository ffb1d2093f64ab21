"""A marker that wipes over a phrase when it is said, the phrase re-inked to stand on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typesetting import TextBlock, advance, draw_line
from reelwright.domain.canvas import Box
from reelwright.domain.colour import parse
from reelwright.domain.printable import printable
from reelwright.domain.visual import Item
from reelwright.ports.picture import Motion, Rgba

_SETTLED = 9
"""Frames after a text enters before a marker may run over it."""

_CLOSING = ",.;:!?…)]”’»'\""
"""Signs that belong to the word before them, and are marked with it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A part of one line: from one character up to another."""

    line: int
    start: int
    end: int


def mark(page: Page, block: TextBlock, box: Box, highlights: Iterable[Item]) -> None:
    """Lay a marker over each phrase that the block shows; a phrase cut off is left out."""
    for order, item in enumerate(highlights):
        for part in stretches(block.lines, printable(item.text)):
            patch, x, y = _marker(page, block, box, part)
            enter = page.when(item.at, 4 + 2 * order)
            enter = max(enter, page.after(page.when(None, 1), _SETTLED))
            page.put(patch, x, y, enter, motion=Motion.WIPE_RIGHT)


def stretches(lines: tuple[str, ...], phrase: str) -> Iterator[Stretch]:
    """Where the first occurrence of a phrase stands in the lines, whatever its case."""
    text = " ".join(lines)
    start = text.casefold().find(phrase.casefold()) if phrase else -1
    if start < 0 or len(text.casefold()) != len(text):
        return
    end = start + len(phrase)
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    offset = 0
    for index, line in enumerate(lines):
        first, last = max(start - offset, 0), min(end - offset, len(line))
        if first < last:
            yield Stretch(line=index, start=first, end=last)
        offset += len(line) + 1


def _marker(page: Page, block: TextBlock, box: Box, part: Stretch) -> tuple[Rgba, int, int]:
    line = block.lines[part.line]
    before = advance(line[: part.start], block.stack, block.tracking) * block.size
    before += block.tracking * block.size if part.start else 0
    wide = advance(line[part.start : part.end], block.stack, block.tracking) * block.size
    pad = round(block.size * 0.085)
    high = round(block.size * 1.1)
    below = round(block.size * 0.27)
    patch = rounded(round(wide) + 2 * pad, high, block.size * 0.1, page.inks.accent)
    baseline = box.y + block.baseline(part.line)
    x, y = box.x + before - pad, baseline + below - high
    ink = Image.new("L", (patch.shape[1], patch.shape[0]), 0)
    pen = box.x + before - int(x)
    draw_line(ImageDraw.Draw(ink), line[part.start : part.end], block, pen, baseline - y)
    _stain(patch, np.asarray(ink, np.float32)[..., None] / 255, page.inks.on_accent)
    return patch, int(x), y


def _stain(patch: Rgba, coverage: object, colour: str) -> None:
    share = np.asarray(coverage, np.float32)
    parts = patch[..., :3].astype(np.float32)
    inked = parts + (np.array(parse(colour), np.float32) - parts) * share
    patch[..., :3] = np.asarray(inked + 0.5, np.float32).astype(np.uint8)
