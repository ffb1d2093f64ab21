"""Captions: the words of a cue stand still, and the word that is heard is marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from reelwright.adapters.illustrator.inks import Inks, inks_of
from reelwright.adapters.illustrator.shapes import Mask, filled, rounded
from reelwright.adapters.illustrator.typefaces import FontBook, Role, Stack, Weight, drawable
from reelwright.adapters.illustrator.typesetting import TextBlock, advance, mask_of
from reelwright.adapters.illustrator.wrapping import balanced, shortened
from reelwright.domain.canvas import Box, Canvas, Format
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.render.pieces import CaptionUse, CaptionWord, Look
from reelwright.domain.themes.colour import contrast
from reelwright.ports.picture import Layer, Rgba

_PLATE = "#0a0c12"
_PLATE_OPACITY = 0.82
"""White on this plate over white is 12:1."""

_WHITE = "#ffffff"
_BLACK = "#000000"
_YELLOW = "#ffd84a"
_BRIGHT = 8.0
_SIZES = {Format.WIDE: 50, Format.TALL: 56, Format.SQUARE: 54}
_SMALLEST = 22
_LEADING = 1.32
_STROKE = 0.07
"""Thickness of the outline in parts of the em."""
_THINNEST = 2
"""Pixels of an outline: of one, coding leaves next to nothing between white letters on white."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """A word's own block and where it stands on the canvas."""

    word: CaptionWord
    block: TextBlock
    x: int
    y: int


def draw(cues: Sequence[CaptionUse], look: Look, book: FontBook) -> tuple[Layer, ...]:
    """For each cue a layer with all its words, and over it one for each word while it is heard."""
    layers: list[Layer] = []
    for cue in cues:
        layers.extend(_cue(cue, look, book))
    return tuple(layers)


def _cue(cue: CaptionUse, look: Look, book: FontBook) -> Iterator[Layer]:
    weight = Weight.HEAVY if look.caption_style is CaptionStyle.BOLD else Weight.STRONG
    stack = book.stack(look.theme.typefaces, Role.BODY, weight)
    places = _laid_out(cue, look.canvas, stack)
    if not places or cue.first >= cue.last:
        return
    inks = inks_of(look.theme.palette)
    yield _standing(places, cue, look)
    for place, start, end in _heard(places, cue):
        patch, x, y = _marked(place, look.caption_style, inks)
        yield Layer(patch=patch, x=x, y=y, enter=start, leave=end, text=(_box(place),))


def _laid_out(cue: CaptionUse, canvas: Canvas, stack: Stack) -> list[_Place]:
    """Words with their places: the cue's own lines in 16:9, as many as are large elsewhere."""
    area = canvas.captions
    unit = min(canvas.width, canvas.height) / 1080
    spoken = [[(word, drawable(word.text, stack)) for word in line] for line in cue.lines]
    lines = [[pair for pair in line if pair[1]] for line in spoken]
    lines = [line for line in lines if line]
    if not lines:
        return []
    size, lines = _sized(lines, canvas, stack, unit)
    pad = round(size * 0.5)
    return _placed(lines, area, stack, size, pad)


_Words = list[tuple[CaptionWord, str]]


def _sized(
    lines: list[_Words], canvas: Canvas, stack: Stack, unit: float
) -> tuple[int, list[_Words]]:
    """The largest size at which the lines fit, and the lines; long words are cut at the least."""
    area = canvas.captions
    largest, smallest = round(_SIZES[canvas.format] * unit), max(6, round(_SMALLEST * unit))
    for size in range(largest, smallest - 1, -1):
        room = area.width / size - 1.1
        now = lines if canvas.format is Format.WIDE else _reflowed(lines, room, stack)
        wide = max(advance(" ".join(text for _, text in line), stack) for line in now)
        if wide <= room and size * (_LEADING * len(now) + 0.5) <= area.height:
            return size, now
    room = area.width / smallest - 1.1
    most = max(1, int((area.height / smallest - 0.5) / _LEADING))
    cut = [
        (word, shortened([text, ""], 1, room, lambda part: advance(part, stack))[0])
        if advance(text, stack) > room
        else (word, text)
        for line in lines
        for word, text in line
    ]
    return smallest, _reflowed([cut], room, stack)[:most]


def _reflowed(lines: list[_Words], room: float, stack: Stack) -> list[_Words]:
    words = [pair for line in lines for pair in line]
    texts = [text.replace(" ", "\u00a0") for _, text in words]
    flowed = balanced(texts, room, lambda part: advance(part, stack))
    taken = iter(words)
    return [[next(taken) for _ in line.split(" ")] for line in flowed]


def _placed(lines: list[_Words], area: Box, stack: Stack, size: int, pad: int) -> list[_Place]:
    face = stack.first
    line_height = _LEADING * size
    top = area.bottom - pad // 2 - line_height * len(lines)
    places = []
    for index, line in enumerate(lines):
        text = " ".join(part for _, part in line)
        pen = area.x + (area.width - advance(text, stack) * size) / 2
        y = round(top + line_height * index + (_LEADING - face.ascent - face.descent) * size / 2)
        for word, part in line:
            wide = advance(part, stack) * size
            block = TextBlock(
                stack=stack,
                size=size,
                leading=_LEADING,
                tracking=0.0,
                lines=(part,),
                widths=(wide,),
            )
            places.append(_Place(word=word, block=block, x=round(pen), y=y))
            pen += wide + advance("a a", stack) * size - 2 * advance("a", stack) * size
    return places


def _standing(places: list[_Place], cue: CaptionUse, look: Look) -> Layer:
    """All words as they stand while none is heard."""
    size = places[0].block.size
    pad_x, pad_y = round(size * 0.5), round(size * 0.2)
    x = min(place.x for place in places) - pad_x
    y = min(place.y for place in places) - pad_y
    right = max(place.x + place.block.width for place in places) + pad_x
    bottom = max(place.y + place.block.height for place in places) + pad_y
    mask = np.zeros((bottom - y, right - x), np.uint8)
    for place in places:
        glyphs, margin = mask_of(place.block)
        _lay(mask, glyphs, place.x - margin - x, place.y - y)
    if look.caption_style is CaptionStyle.BOXED:
        patch = rounded(right - x, bottom - y, size * 0.32, _PLATE, _PLATE_OPACITY)
        patch = laid_over(patch, mask, _WHITE)
    else:
        patch = outlined(mask, size, _WHITE, least=_THINNEST)
    boxes = tuple(_box(place) for place in places)
    return Layer(patch=patch, x=x, y=y, enter=cue.first, leave=cue.last, text=boxes)


def _heard(places: list[_Place], cue: CaptionUse) -> Iterator[tuple[_Place, int, int]]:
    """Each word from its first frame until the next one's, inside the cue."""
    for place, following in zip(places, [*places[1:], None], strict=True):
        start = max(place.word.first, cue.first)
        end = min(following.word.first if following else max(place.word.last, start), cue.last)
        if start < end:
            yield place, start, end


def _marked(place: _Place, style: CaptionStyle, inks: Inks) -> tuple[Rgba, int, int]:
    size = place.block.size
    glyphs, margin = mask_of(place.block)
    pad = round(size * (0.5 if style is CaptionStyle.OUTLINED else 0.1))
    width, height = place.block.width + 2 * pad, place.block.height
    mask = np.zeros((height, width), np.uint8)
    _lay(mask, glyphs, pad - margin, 0)
    if style is CaptionStyle.OUTLINED:
        patch = outlined(mask, size, _bright(inks.accent), least=_THINNEST)
    else:
        patch = laid_over(rounded(width, height, size * 0.2, inks.accent), mask, inks.on_accent)
    return patch, place.x - pad, place.y


def _bright(accent: str) -> str:
    """The accent where it shines on black, else yellow: a lightened red or blue is only pale."""
    return accent if contrast(accent, _BLACK) >= _BRIGHT else _YELLOW


def outlined(
    mask: Mask,
    size: int,
    colour: str,
    edge: str = _BLACK,
    thickness: float = _STROKE,
    *,
    least: int = 1,
) -> Rgba:
    """Text with an outline and a soft shadow that carry it over any ground."""
    radius = max(least, round(size * thickness))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    outline = cv2.GaussianBlur(cv2.dilate(mask, kernel), (0, 0), max(0.5, size * 0.012))
    shadow = cv2.GaussianBlur(outline, (0, 0), max(1.0, size * 0.09)).astype(np.float32) * 0.6
    alpha = np.maximum(outline.astype(np.float32), shadow)
    patch = filled(np.asarray(alpha, np.float32).astype(np.uint8), edge)
    return laid_over(patch, mask, colour)


def laid_over(patch: Rgba, mask: Mask, colour: str) -> Rgba:
    """A patch with text of one colour on top (straight alpha, Porter-Duff over)."""
    ink = filled(mask, colour)
    top = ink[..., 3:].astype(np.float32) / 255
    under = patch[..., 3:].astype(np.float32) / 255
    alpha = top + under * (1 - top)
    colours = ink[..., :3] * top + patch[..., :3] * under * (1 - top)
    result = np.empty_like(patch)
    result[..., :3] = np.asarray(colours / np.maximum(alpha, 1e-6) + 0.5, np.float32).clip(0, 255)
    result[..., 3:] = np.asarray(alpha * 255 + 0.5, np.float32)
    return result


def _lay(mask: Mask, glyphs: Mask, x: int, y: int) -> None:
    """Add glyphs to a mask at a place; what sticks out is cut."""
    left, top = max(0, x), max(0, y)
    right = min(mask.shape[1], x + glyphs.shape[1])
    bottom = min(mask.shape[0], y + glyphs.shape[0])
    part = mask[top:bottom, left:right]
    np.maximum(part, glyphs[top - y : bottom - y, left - x : right - x], out=part)


def _box(place: _Place) -> Box:
    return Box(x=place.x, y=place.y, width=place.block.width, height=place.block.height)
