"""Code as written."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Keyword, Name, Number, String, Token
from pygments.util import ClassNotFound

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.page import Page, below
from reelwright.adapters.illustrator.scale import CODE, KICKER
from reelwright.adapters.illustrator.shapes import disc, filled, rounded
from reelwright.adapters.illustrator.typesetting import TextBlock, advance, draw_line
from reelwright.domain.canvas import Box
from reelwright.domain.colour import mix, readable
from reelwright.domain.printable import printable, without_emoji
from reelwright.domain.visual import CodeCard
from reelwright.ports.picture import Motion

_TAB = 4
_MOST_LINES = 60
_GROUPS = 6
"""Lines enter in so many groups, one after the other."""

Coloured = tuple[tuple[str, str], ...]
"""One line: its parts in order, each with its colour."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Setting:
    """Code set in a size: the lines that fit and the advance of one character."""

    block: TextBlock
    size: int
    lines: int
    columns: int


def draw(card: CodeCard, page: Page) -> None:
    """A panel with a window's dots, the language, and the lines in their colours."""
    area = heading(card.heading, page, page.content)
    pad, bar = page.px(36), page.px(56)
    source = _source(card.code)
    inner_width, inner_height = area.width - 2 * pad, area.height - bar - pad
    setting = _setting(source, page, inner_width, inner_height)
    lines = _coloured(source, card.language, page)[: setting.lines]
    step = round(setting.size * CODE.leading)
    cut = len(source) > setting.lines
    high = bar + pad + step * len(lines)
    panel = Box(x=area.x, y=area.y + (area.height - high) // 2, width=area.width, height=high)
    _window(page, panel, bar, card.language)
    text = below(panel, bar)
    per_group = max(1, -(-len(lines) // _GROUPS))
    for order, first in enumerate(range(0, len(lines), per_group)):
        group = lines[first : first + per_group]
        if cut and first + per_group >= len(lines):
            group = [*group[:-1], (("⋯", page.inks.muted),)]
        place = Box(x=text.x + pad, y=text.y + first * step, width=inner_width, height=step)
        _lay(page, group, setting, place, page.when(None, 2 + order))


def _source(code: str) -> list[str]:
    """The lines without emoji, tabs, common indent, or blank ends."""
    lines = [without_emoji(line.expandtabs(_TAB)).rstrip() for line in code.splitlines()]
    while lines and not lines[0]:
        lines.pop(0)
    while lines and not lines[-1]:
        lines.pop()
    lines = lines or [""]
    indents = [len(line) - len(line.lstrip()) for line in lines if line]
    common = min(indents, default=0)
    return ["".join(c if c.isprintable() else " " for c in line[common:]) for line in lines]


def _setting(source: list[str], page: Page, width: int, height: int) -> _Setting:
    """The largest size at which all fits, else the least, with what fits of it."""
    natural = page.setter.natural("0", CODE)
    cell = advance("0", natural.stack)
    longest = max(len(line) for line in source)
    size = natural.size
    least = max(1, round(CODE.smallest * page.unit))
    while size > least and (
        longest * cell * size > width or len(source) * round(size * CODE.leading) > height
    ):
        size -= 1
    lines = min(len(source), max(1, height // max(1, round(size * CODE.leading))))
    block = TextBlock(
        stack=natural.stack, size=size, leading=CODE.leading, tracking=0, lines=("0",), widths=(0,)
    )
    return _Setting(block=block, size=size, lines=lines, columns=max(2, int(width / (cell * size))))


def _coloured(source: list[str], language: str, page: Page) -> list[Coloured]:
    """Each line in parts with colours; lines are kept one to one."""
    kept = source[:_MOST_LINES]
    lines: list[list[tuple[str, str]]] = [[]]
    for kind, text in _lexer(language).get_tokens("\n".join(kept)):
        colour = _colour(kind, page)
        for index, part in enumerate(text.split("\n")):
            if index:
                lines.append([])
            if part:
                lines[-1].append((part, colour))
    return [tuple(line) for line in lines[: len(kept)]]


def _lexer(language: str) -> Lexer:
    options = {"stripnl": False, "ensurenl": False}
    try:
        return get_lexer_by_name(language.strip().lower() or "text", **options)
    except ClassNotFound:
        return TextLexer(**options)


def _colour(kind: object, page: Page) -> str:
    """Few colours, all of the theme: what code is about stands out, what explains it recedes."""
    inks, panel = page.inks, page.inks.surface
    for family, colour in (
        (Comment, inks.muted),
        (Keyword, inks.accent_text),
        (Name.Builtin, inks.second_text),
        (Name.Function, inks.second_text),
        (Name.Class, inks.second_text),
        (Name.Decorator, inks.accent_text),
        (Name.Tag, inks.accent_text),
        (String, readable(mix(inks.second, inks.text, 0.35), panel)),
        (Number, readable(mix(inks.accent, inks.text, 0.35), panel)),
        (Token, inks.text),
    ):
        if kind in family:
            return colour
    return inks.text


def _window(page: Page, panel: Box, bar: int, language: str) -> None:
    page.put(
        rounded(panel.width, panel.height, page.px(20), page.inks.surface), panel.x, panel.y,
        page.when(None),
    )  # fmt: skip
    dot = page.px(14)
    for index, colour in enumerate((page.inks.accent, page.inks.second, page.inks.track)):
        x = panel.x + page.px(36) + index * page.px(26)
        page.put(disc(dot, colour), x, panel.y + (bar - dot) // 2, page.when(None, 1))
    if printable(language):
        kind = KICKER
        name = page.fit(language, kind, panel.width // 3, bar)
        y = panel.y + (bar - name.height) // 2
        x = panel.right - page.px(36) - name.width
        page.text(name, x, y, page.inks.muted, page.when(None, 1), motion=Motion.FADE)


def _lay(page: Page, lines: list[Coloured], setting: _Setting, place: Box, enter: int) -> None:
    """Lay a group of lines as one patch."""
    step = place.height
    height = step * len(lines)
    patch = filled(np.zeros((height, place.width), np.uint8), page.inks.text)
    boxes: list[Box] = []
    baseline = round((step + setting.block.stack.first.cap_height * setting.size) / 2)
    for index, line in enumerate(lines):
        at = 0.0
        for text, colour in _clipped(line, setting.columns, page.inks.muted):
            wide = advance(text, setting.block.stack) * setting.size
            ink = Image.new("L", (place.width, height), 0)
            draw_line(ImageDraw.Draw(ink), text, setting.block, at, index * step + baseline)
            drawn = np.asarray(ink)
            patch[drawn > 0, :3] = filled(drawn[:1, :1], colour)[0, 0, :3]
            patch[..., 3] = np.maximum(patch[..., 3], drawn)
            at += wide
        if at:
            boxes.append(
                Box(
                    x=place.x,
                    y=place.y + index * step,
                    width=min(round(at), place.width),
                    height=step,
                )
            )
    page.put(patch, place.x, place.y, enter, motion=Motion.RISE, text=tuple(boxes))


def _clipped(line: Coloured, columns: int, muted: str) -> Iterator[tuple[str, str]]:
    """The line's parts up to the last column; what is longer ends in an ellipsis."""
    room = columns if sum(len(text) for text, _ in line) <= columns else columns - 1
    for text, colour in line:
        if len(text) > room:
            yield text[:room], colour
            yield "…", muted
            return
        yield text, colour
        room -= len(text)
