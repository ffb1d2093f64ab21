"""Every card in every format and theme, settled and in motion, on one picture to look at.

``python -m reelwright.adapters.illustrator.contact_sheet OUT.png`` draws all of it;
``--theme`` and ``--format`` draw a part, ``--frame`` a moment (the end where not given).
"""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.illustrator.samples import CUE, SAMPLES
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.render.pieces import Look, Shot
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.ports.picture import Composition, Layer, Motion, Rgb

FRAMES = 150
_HEIGHT = 360
_ACROSS = 2400
_FOOTAGE = (96, 110, 124)
"""Stands for footage, which the renderer draws."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw the sheet that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("destination", type=Path)
    parser.add_argument("--theme", action="append", choices=list(BUILT_IN))
    parser.add_argument("--format", action="append", type=Format, choices=list(Format))
    parser.add_argument("--preset", type=Preset, choices=list(Preset), default=Preset.P720)
    parser.add_argument("--style", type=CaptionStyle, default=CaptionStyle.BOXED)
    parser.add_argument("--frame", type=int, default=FRAMES)
    asked = parser.parse_args(arguments)
    illustrator = PillowIllustrator()
    tiles = [
        _tile(illustrator, index, look, asked.frame)
        for theme in asked.theme or BUILT_IN
        for picture in asked.format or Format
        for look in [
            Look(
                canvas=canvas_for(picture, asked.preset),
                theme=BUILT_IN[theme],
                caption_style=asked.style,
            )
        ]
        for index in range(len(SAMPLES))
    ]
    _sheet(tiles).save(asked.destination)


def flattened(composition: Composition, layers: Iterable[Layer], look: Look, frame: int) -> Rgb:
    """A composition with captions over it as it is seen at a frame."""
    ground = composition.ground
    canvas = look.canvas
    if isinstance(ground, np.ndarray):
        picture = ground.astype(np.float32)
    else:
        picture = np.full((canvas.height, canvas.width, 3), _FOOTAGE, np.float32)
    for layer in (*composition.layers, *layers):
        if layer.enter <= frame and (layer.leave is None or frame < layer.leave):
            _blend(picture, layer, frame)
    return np.asarray(picture + 0.5, np.float32).clip(0, 255).astype(np.uint8)


def _blend(
    picture: np.ndarray[tuple[int, ...], np.dtype[np.float32]], layer: Layer, frame: int
) -> None:
    """Blend a layer as far as it has come; a simple stand-in for the renderer's motions."""
    come = 1.0
    if layer.motion is not Motion.NONE and layer.motion_frames:
        come = min(1.0, (frame - layer.enter + 1) / layer.motion_frames)
    height, width = layer.patch.shape[:2]
    patch = layer.patch.astype(np.float32)
    if layer.motion is Motion.WIPE_RIGHT:
        patch[:, round(width * come) :, 3] = 0
    elif layer.motion is Motion.WIPE_UP:
        patch[: height - round(height * come), :, 3] = 0
    else:
        patch[..., 3] *= come
    rise = round(picture.shape[0] * 0.024 * (1 - come)) if layer.motion is Motion.RISE else 0
    top, left = layer.y + rise, layer.x
    y, x = max(0, top), max(0, left)
    part = patch[y - top : picture.shape[0] - top, x - left : picture.shape[1] - left]
    under = picture[y : y + part.shape[0], x : x + part.shape[1]]
    under += (part[..., :3] - under) * (part[..., 3:] / 255)


def _tile(illustrator: PillowIllustrator, index: int, look: Look, frame: int) -> Image.Image:
    composition = illustrator.compose(Shot(visual=SAMPLES[index], frames=FRAMES), look)
    picture = flattened(composition, illustrator.captions([CUE], look), look, frame)
    image = Image.fromarray(picture)
    return image.resize((image.width * _HEIGHT // image.height, _HEIGHT), Image.Resampling.LANCZOS)


def _sheet(tiles: list[Image.Image]) -> Image.Image:
    """Tiles in rows, a new row where one is full."""
    rows: list[list[Image.Image]] = [[]]
    for tile in tiles:
        if rows[-1] and sum(other.width for other in rows[-1]) + tile.width > _ACROSS:
            rows.append([])
        rows[-1].append(tile)
    sheet = Image.new("RGB", (_ACROSS, _HEIGHT * len(rows)))
    for number, row in enumerate(rows):
        x = 0
        for tile in row:
            sheet.paste(tile, (x, number * _HEIGHT))
            x += tile.width
    return sheet


if __name__ == "__main__":
    main()
