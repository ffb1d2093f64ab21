"""A marker that wipes over a phrase when it is said, the phrase re-inked to stand on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from PIL import Image, ImageDraw

from reelwright.adapters.illustrator.page import STAGGER, Page
from reelwright.adapters.illustrator.shapes import filled, rounded
from reelwright.adapters.illustrator.typesetting import Align, TextBlock, advance, draw_line
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import Item
from reelwright.domain.text.printable import printable
from reelwright.domain.themes.colour import parse
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


class Emphasis(StrEnum):
    """How a phrase stands out."""

    MARKER = "marker"
    """On a plate of the accent."""
    INK = "ink"
    """In the accent, with a line under it."""


def mark(
    page: Page,
    block: TextBlock,
    box: Box,
    highlights: Iterable[Item],
    *,
    align: Align = Align.LEFT,
    emphasis: Emphasis = Emphasis.MARKER,
) -> None:
    """Lay emphasis over each phrase that the block shows; a phrase cut off is left out."""
    draw = _marker if emphasis is Emphasis.MARKER else _inked
    for order, item in enumerate(highlights):
        for part in stretches(block.lines, printable(item.text)):
            patch, x, y = draw(page, block, box, part, align)
            enter = page.when(item.at, 4 + 2 * order)
            settled = _SETTLED + STAGGER * part.line
            enter = max(enter, page.after(page.when(None, 1), settled))
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


def _span(block: TextBlock, part: Stretch, align: Align) -> tuple[float, float]:
    """Where a stretch begins in its block, and how wide it is."""
    line = block.lines[part.line]
    before = float(round(block.offset(part.line, align, block.width)))
    before += advance(line[: part.start], block.stack, block.tracking) * block.size
    before += block.tracking * block.size if part.start else 0
    return before, advance(line[part.start : part.end], block.stack, block.tracking) * block.size


def _inked(
    page: Page, block: TextBlock, box: Box, part: Stretch, align: Align
) -> tuple[Rgba, int, int]:
    """The stretch again in the accent, a heavy line under it."""
    before, wide = _span(block, part, align)
    pad, thick = round(block.size * 0.08), max(2, round(block.size * 0.07))
    high = round(block.size * 1.22)
    baseline = box.y + block.baseline(part.line)
    x, y = int(box.x + before - pad), baseline - round(block.size)
    ink = Image.new("L", (round(wide) + 2 * pad, high), 0)
    draw = ImageDraw.Draw(ink)
    text = block.lines[part.line][part.start : part.end]
    draw_line(draw, text, block, box.x + before - x, baseline - y)
    top = baseline - y + round(block.size * 0.12)
    draw.rectangle((pad, top, pad + round(wide), top + thick - 1), fill=255)
    # The coverage is raised, so that no rim of the first ink shines through.
    coverage = np.minimum(np.asarray(ink, np.uint16) * 2, 255).astype(np.uint8)
    return filled(coverage, page.inks.accent_text), x, y


def _marker(
    page: Page, block: TextBlock, box: Box, part: Stretch, align: Align
) -> tuple[Rgba, int, int]:
    line = block.lines[part.line]
    before, wide = _span(block, part, align)
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
