"""The thumbnail: few heavy words over a picture, or over a bold ground of the theme."""

import io
import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

from reelwright.adapters.illustrator.captioning import outlined
from reelwright.adapters.illustrator.grounds import VARIANTS, Scene, ground
from reelwright.adapters.illustrator.highlights import stretches
from reelwright.adapters.illustrator.inks import Inks, inks_of
from reelwright.adapters.illustrator.ornaments import opening
from reelwright.adapters.illustrator.scale import COVER, COVER_SAID
from reelwright.adapters.illustrator.shapes import Mask, rounded_mask
from reelwright.adapters.illustrator.typefaces import FontBook
from reelwright.adapters.illustrator.typesetting import (
    TextBlock,
    Typesetter,
    advance,
    draw_line,
    mask_of,
)
from reelwright.domain.canvas import Box, Canvas, Format, Preset, canvas_for
from reelwright.domain.digest import digest_of
from reelwright.domain.production.thumbnail import (
    LETTERED,
    clause_on_thumbnail,
    places_beside,
    thumbnail_words,
)
from reelwright.domain.render.pieces import Look
from reelwright.domain.text.printable import printable
from reelwright.domain.themes.colour import parse, readable
from reelwright.ports.picture import Rgb

SIZE = (1280, 720)
MOST_BYTES = 2_000_000
"""YouTube's limit for a thumbnail."""

_WHITE = "#ffffff"
_SHADE = "#05070c"
_MEASURED = (480, 270)
_DARKEST = 28
"""Mean level under which a picture shows nothing at the size of a stamp."""

_FADES = 300
"""Pixels over which the shade under words fades."""
_QUALITIES = (92, 85, 75, 60)


def draw(title: str, picture: Path | None, look: Look, book: FontBook) -> Rgb:
    """The thumbnail as a picture; a file that is no picture is passed over for a ground."""
    canvas = canvas_for(Format.WIDE, Preset.P720)
    inks = inks_of(look.theme.palette)
    photograph = _photograph(picture) if picture else None
    words = " ".join(thumbnail_words(printable(title)))
    setter = Typesetter(book, look.theme.typefaces, SIZE[1] / 1080)
    kind = replace(COVER, lines=2 if len(words.split()) < 3 else 3)  # noqa: PLR2004 - a line each
    block = setter.fit(words[:1].upper() + words[1:], kind, LETTERED.width, LETTERED.height)
    if photograph is None:
        drawn = _designed(title, canvas, inks, block)
    else:
        drawn = _shaded_on_the_left(photograph)
    _letter(drawn, block, inks, LETTERED, on_picture=photograph is not None)
    return drawn


def draw_said(
    title: str, picture: Path | None, faces: Sequence[Box], look: Look, book: FontBook
) -> Rgb:
    """The thumbnail of something that was said: whole clauses, where they cover no face."""
    inks = inks_of(look.theme.palette)
    photograph = _photograph(picture) if picture else None
    setter = Typesetter(book, look.theme.typefaces, SIZE[1] / 1080)
    words = clause_on_thumbnail(printable(title))
    places = places_beside(faces if photograph is not None else ()) or (LETTERED,)
    set_in = [(setter.fit(words, COVER_SAID, place.width, place.height), place) for place in places]
    block, place = max(set_in, key=lambda each: each[0].size)
    if photograph is None:
        canvas = canvas_for(Format.WIDE, Preset.P720)
        drawn = _designed(title, canvas, inks, block)
    else:
        drawn = _shaded_under(photograph, block, place)
    _letter(drawn, block, inks, place, on_picture=photograph is not None)
    return drawn


def best(pictures: Sequence[Path]) -> Path | None:
    """The sharpest picture that is not dark; the first of equals, None where there is none.

    Sharpness is the variance of the Laplacian (Pech-Pacheco et al., 2000) at one small size, so
    that large files have no advantage.
    """
    measured = [(sharpness, picture) for picture in pictures if (sharpness := _sharpness(picture))]
    return max(measured, key=lambda pair: pair[0])[1] if measured else None


def _sharpness(file: Path) -> float:
    """0 where the file is no picture, or dark."""
    try:
        with Image.open(file) as image:
            image.draft("L", _MEASURED)
            grey = ImageOps.fit(image.convert("L"), _MEASURED, Image.Resampling.BOX)
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return 0.0
    pixels = np.asarray(grey, np.float32)
    if pixels.mean() < 2 * _DARKEST:
        return 0.0
    return float(cv2.Laplacian(pixels, cv2.CV_32F).var())


def write(picture: Rgb, destination: Path) -> None:
    """Write a JPEG under the limit; under its final name it is whole or not there."""
    image = Image.fromarray(picture)
    for quality in _QUALITIES:
        encoded = io.BytesIO()
        image.save(encoded, "JPEG", quality=quality, subsampling=0)
        if encoded.tell() < MOST_BYTES:
            break
    handle, name = tempfile.mkstemp(dir=destination.parent, suffix=".part")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(encoded.getvalue())
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(destination)
    finally:
        temporary.unlink(missing_ok=True)


def _photograph(file: Path) -> Rgb | None:
    """A picture cut to the size; None if too dark."""
    try:
        with Image.open(file) as image:
            upright = ImageOps.exif_transpose(image).convert("RGB")
            cut = ImageOps.fit(upright, SIZE, Image.Resampling.LANCZOS)
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError):
        return None
    pixels = np.asarray(cut, np.float32)
    if pixels.mean() < _DARKEST:
        return None
    return np.asarray(cut)


def _shaded_on_the_left(picture: Rgb) -> Rgb:
    """Darker on the left, where the words stand."""
    across = np.linspace(0, 1, SIZE[0], dtype=np.float32)[None, :, None]
    return _darkened(picture, 0.72 - 0.5 * np.clip((across - 0.3) / 0.6, 0, 1))


def _shaded_under(picture: Rgb, block: TextBlock, place: Box) -> Rgb:
    """Darker under the words, and less the farther from them."""
    top = place.y + (place.height - block.height) // 2
    x, y = np.arange(SIZE[0], dtype=np.float32), np.arange(SIZE[1], dtype=np.float32)
    across = np.maximum(np.maximum(place.x - x, x - place.x - block.width), 0)
    down = np.maximum(np.maximum(top - y, y - top - block.height), 0)
    far = np.hypot(across[None, :], down[:, None])[..., None]
    return _darkened(
        picture, 0.12 + 0.55 * np.clip(1 - far / np.float32(_FADES), 0, 1, dtype=np.float32)
    )


def _darkened(picture: Rgb, shade: NDArray[np.float32]) -> Rgb:
    pixels, dark = picture.astype(np.float32), np.array(parse(_SHADE), np.float32)
    return np.asarray(pixels + (dark - pixels) * shade, np.float32).astype(np.uint8)


def _designed(title: str, canvas: Canvas, inks: Inks, block: TextBlock) -> Rgb:
    """The ground that a video opens with, bold where the lines of words leave room."""
    top, pitch = LETTERED.y + (LETTERED.height - block.height) // 2, block.leading * block.size
    lines = tuple(
        Box(x=LETTERED.x, y=top + round(line * pitch), width=round(width), height=round(pitch))
        for line, width in enumerate(block.widths)
    )
    variant = int(digest_of(title)[:8], 16) % VARIANTS
    picture = ground(canvas, inks, Scene(variant=variant, family=opening, texts=lines))
    _stamp(picture, rounded_mask(150, 14, 7), (LETTERED.x + 75, SIZE[1] - 70), inks.accent, 1.0)
    return picture


def _stamp(picture: Rgb, mask: Mask, centre: tuple[int, int], colour: str, opacity: float) -> None:
    height, width = picture.shape[:2]
    x, y = centre[0] - mask.shape[1] // 2, centre[1] - mask.shape[0] // 2
    left, top = max(0, x), max(0, y)
    right, bottom = min(width, x + mask.shape[1]), min(height, y + mask.shape[0])
    share = (
        mask[top - y : bottom - y, left - x : right - x, None].astype(np.float32) / 255 * opacity
    )
    under = picture[top:bottom, left:right].astype(np.float32)
    mixed = under + (np.array(parse(colour), np.float32) - under) * share
    picture[top:bottom, left:right] = np.asarray(mixed + 0.5, np.float32).astype(np.uint8)


def _letter(picture: Rgb, block: TextBlock, inks: Inks, place: Box, *, on_picture: bool) -> None:
    """The words in white or the theme's ink with an outline, the weightiest in the accent."""
    ink, edge = (_WHITE, _SHADE) if on_picture else (inks.text, inks.background)
    loud = readable(inks.accent, edge)
    top = place.y + (place.height - block.height) // 2
    mask, margin = mask_of(block)
    frame = round(block.size * 0.2)
    padded = np.pad(mask, frame)
    patch = outlined(padded, block.size, ink, edge, 0.055)
    accented = np.pad(_weighty(block, mask.shape, margin), frame)
    share = accented[..., None].astype(np.float32) / 255
    body = patch[..., :3].astype(np.float32)
    tinted = body + (np.array(parse(loud), np.float32) - body) * share
    patch[..., :3] = np.asarray(tinted + 0.5, np.float32).astype(np.uint8)
    image = Image.fromarray(picture)
    corner = (place.x - margin - frame, top - frame)
    image.paste(Image.fromarray(patch[..., :3]), corner, Image.fromarray(patch[..., 3]))
    picture[:] = np.asarray(image)


def _weighty(block: TextBlock, shape: tuple[int, ...], margin: int) -> Mask:
    """The glyphs of one word: a figure where there is one, else the longest."""
    words = [word for line in block.lines for word in line.split(" ")]
    word = max(words, key=lambda text: (any(c.isdigit() for c in text), len(text)))
    image = Image.new("L", (shape[1], shape[0]), 0)
    for part in stretches(block.lines, word):
        line = block.lines[part.line]
        before = advance(line[: part.start], block.stack, block.tracking) * block.size
        before += block.tracking * block.size if part.start else 0
        draw = ImageDraw.Draw(image)
        text = line[part.start : part.end]
        draw_line(draw, text, block, margin + before, block.baseline(part.line))
    return np.asarray(image)
