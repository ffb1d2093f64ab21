"""An illustrator that draws blocks where another draws text."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from reelwright.domain.canvas import Box
from reelwright.domain.digest import digest_of
from reelwright.domain.render.pieces import CaptionUse, CaptionWord, Look, OverlayUse, Shot
from reelwright.domain.script.visuals import PictureShot
from reelwright.ports.picture import Composition, Layer, Motion, Rgb, Rgba

_MOTIONS = (Motion.RISE, Motion.FADE, Motion.WIPE_RIGHT, Motion.WIPE_UP, Motion.NONE)
_MOTION_FRAMES = 6


class BlockIllustrator:
    """Draws a gradient, a block for every reveal, and bars for captions. Knows no font."""

    def compose(self, shot: Shot, look: Look) -> Composition:
        """A block for each reveal, entering by a motion of its own; footage stays as it is."""
        if isinstance(shot.visual, PictureShot):
            return Composition(ground=shot.visual, layers=())
        colours = bytes.fromhex(digest_of("blocks", shot.visual))
        ground = _gradient(look.canvas.width, look.canvas.height, colours)
        layers = tuple(
            _block(index, frame, look.canvas.content, colours)
            for index, (_, _, frame) in enumerate(shot.reveals)
        )
        return Composition(ground=ground, layers=layers)

    def captions(self, cues: Sequence[CaptionUse], look: Look) -> tuple[Layer, ...]:
        """A dark bar for each cue, and for each word a bright one while it is heard."""
        return tuple(layer for cue in cues for layer in _cue(cue, look.canvas.captions))

    def overlay(self, use: OverlayUse, look: Look) -> tuple[Layer, ...]:
        """A bright bar at the top that runs over the clip."""
        bar = np.full((8, look.canvas.width, 4), 255, dtype=np.uint8)
        frames = use.overlay.frames
        return (
            Layer(
                patch=bar, x=0, y=0, enter=-use.first, motion=Motion.RUN_RIGHT, motion_frames=frames
            ),
        )

    def undrawable(self, text: str, look: Look) -> str:
        """Nothing: no character is drawn."""
        del text, look
        return ""

    def backdrop(self, pictures: Sequence[Path]) -> Path | None:
        """The first: blocks look at none."""
        return next(iter(pictures), None)

    def thumbnail(
        self,
        title: str,
        picture: Path | None,
        look: Look,
        destination: Path,
        *,
        faces: Sequence[Box] | None = None,
    ) -> None:
        """A gradient in the colours of the title."""
        del picture, look, faces
        colours = bytes.fromhex(digest_of("blocks", title))
        Image.fromarray(_gradient(1280, 720, colours)).save(destination, format="JPEG")


def _gradient(width: int, height: int, colours: bytes) -> Rgb:
    across = np.linspace(0, 90, width, dtype=np.float32)[None, :, None]
    down = np.linspace(0, 60, height, dtype=np.float32)[:, None, None]
    base = np.array([colour % 90 + 20 for colour in colours[:3]], dtype=np.float32)
    weights = np.array([1.0, 0.6, 0.3], dtype=np.float32)
    return np.rint(base + across * weights + down).astype(np.uint8)


def _block(index: int, enter: int, area: Box, colours: bytes) -> Layer:
    """Blocks stand below each other; their edges are soft and their places odd and even."""
    width, height = area.width * 3 // 4 - index, max(4, area.height // 10)
    y = area.y + (index * (height + height // 2)) % max(1, area.height - height)
    patch = np.zeros((height, width, 4), dtype=np.uint8)
    patch[..., :3] = [colours[(index + part + 3) % 32] for part in range(3)]
    edge = np.minimum(np.arange(width), np.arange(width)[::-1])
    patch[..., 3] = np.minimum(255, 60 + edge * 20).astype(np.uint8)
    box = Box(x=area.x + index, y=y, width=width, height=height)
    return Layer(
        patch=patch,
        x=box.x,
        y=box.y,
        enter=enter,
        motion=_MOTIONS[index % len(_MOTIONS)],
        motion_frames=_MOTION_FRAMES,
        text=(box,),
    )


def _cue(cue: CaptionUse, area: Box) -> Iterator[Layer]:
    words = [word for line in cue.lines for word in line]
    bar = _filled(area.width, area.height, (16, 16, 16, 200))
    yield Layer(patch=bar, x=area.x, y=area.y, enter=cue.first, leave=cue.last)
    across = max(2, area.width // max(1, len(words)))
    for index, word in enumerate(words):
        yield _word(
            word, Box(x=area.x + index * across, y=area.y, width=across, height=area.height)
        )


def _word(word: CaptionWord, box: Box) -> Layer:
    patch = _filled(box.width, box.height // 2, (240, 200, 40, 255))
    y = box.y + box.height // 4
    return Layer(patch=patch, x=box.x, y=y, enter=word.first, leave=word.last)


def _filled(width: int, height: int, colour: tuple[int, int, int, int]) -> Rgba:
    return np.full((height, width, 4), colour, dtype=np.uint8)
