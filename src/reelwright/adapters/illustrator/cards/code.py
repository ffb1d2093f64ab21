"""Code as written."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.lexers.special import TextLexer
from pygments.token import Comment, Keyword, Name, Number, String, Token
from pygments.util import ClassNotFound

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.page import Page, below
from reelwright.adapters.illustrator.scale import CODE, CODE_FOLDED, KICKER
from reelwright.adapters.illustrator.shapes import disc, filled
from reelwright.adapters.illustrator.typefaces import Stack
from reelwright.adapters.illustrator.typesetting import TextBlock, advance, draw_line
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import CodeCard
from reelwright.domain.text.printable import printable, without_emoji
from reelwright.domain.themes.colour import mix, readable
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
    pad, bar = page.px(36), page.px(68)
    stack = page.setter.stack(CODE)
    source = [_shown(line, stack) for line in _source(card.code)]
    code = _coloured(source, card.language, page)
    inner_width, inner_height = area.width - 2 * pad, area.height - bar - pad
    code = _folded(code, page, inner_width)
    setting = _setting(code, page, inner_width, inner_height)
    lines = code[: setting.lines]
    step = round(setting.size * CODE.leading)
    cut = len(code) > setting.lines
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


def _shown(line: str, stack: Stack) -> str:
    """A line with a mark for each character that no font has: code is shown, not read out."""
    missing = stack.missing(line)
    return "".join("�" if character in missing else character for character in line)


def _folded(code: list[Coloured], page: Page, width: int) -> list[Coloured]:
    """Lines too long for an easily read size are continued on the next, indented twice."""
    cell = advance("0", page.setter.stack(CODE)) * CODE_FOLDED * page.unit
    columns = max(8, int(width / cell))
    lines: list[Coloured] = []
    for line in code:
        rest, indent = line, _indent(line)
        hanging = (" " * min(indent + 2 * _TAB, columns // 3), page.inks.text)
        while _length(rest) > columns and len(lines) < _MOST_LINES:
            text = "".join(part for part, _ in rest)
            cut = text.rfind(" ", columns // 2, columns + 1)
            cut = cut if cut > 0 and text[:cut].strip() else columns
            first, after = _split(rest, cut)
            lines.append(first)
            rest = (hanging, *_split(after, _indent(after))[1])
        lines.append(rest)
    return lines


def _length(line: Coloured) -> int:
    return sum(len(text) for text, _ in line)


def _indent(line: Coloured) -> int:
    text = "".join(part for part, _ in line)
    return len(text) - len(text.lstrip())


def _split(line: Coloured, at: int) -> tuple[Coloured, Coloured]:
    """The line up to a column, and from it on."""
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    for text, colour in line:
        if text[:at]:
            before.append((text[:at], colour))
        if text[at:]:
            after.append((text[at:], colour))
        at = max(0, at - len(text))
    return tuple(before), tuple(after)


def _setting(code: list[Coloured], page: Page, width: int, height: int) -> _Setting:
    """The largest size at which all fits, else the least, with what fits of it."""
    natural = page.setter.natural("0", CODE)
    cell = advance("0", natural.stack)
    longest = max(map(_length, code))
    size = natural.size
    least = max(1, round(CODE.smallest * page.unit))
    while size > least and (
        longest * cell * size > width or len(code) * round(size * CODE.leading) > height
    ):
        size -= 1
    if len(code) * round(size * CODE.leading) > height:
        # It has to be cut anyway: what is left is at least set large enough to read with ease.
        size = round(CODE_FOLDED * page.unit)
    lines = min(len(code), max(1, height // max(1, round(size * CODE.leading))))
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
    page.panel(panel, page.when(None))
    dot = page.px(14)
    for index, colour in enumerate((page.inks.accent, page.inks.second, page.inks.muted)):
        x = panel.x + page.px(36) + index * page.px(26)
        page.put(disc(dot, colour), x, panel.y + (bar - dot) // 2, page.when(None, 1))
    if printable(language).isascii() and printable(language):
        kind = replace(KICKER, size=24, smallest=20, lines=1)
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
    room = columns if _length(line) <= columns else columns - 1
    for text, colour in line:
        if len(text) > room:
            yield text[:room], colour
            yield "…", muted
            return
        yield text, colour
        room -= len(text)
