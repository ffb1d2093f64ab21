"""One shot's page: where elements are placed, when they enter, and what becomes of them."""

from dataclasses import replace

import numpy as np

from reelwright.adapters.illustrator.inks import Inks, inks_of
from reelwright.adapters.illustrator.shapes import filled, framed, inked
from reelwright.adapters.illustrator.typefaces import FontBook
from reelwright.adapters.illustrator.typesetting import (
    Align,
    TextBlock,
    Type,
    Typesetter,
    mask_of,
)
from reelwright.domain.canvas import Box, Format
from reelwright.domain.render.pieces import Look, Shot
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.visuals import PictureShot, WordRef
from reelwright.ports.picture import Composition, Layer, Motion, Rgb, Rgba

MOTION_FRAMES = 12
"""How long an element moves in: 0.4 s at 30 frames a second, quick enough to follow a word."""

STAGGER = 5
"""Frames between elements that enter with the scene, so that the eye is led."""


class Page:
    """Collects the layers of a shot. Lengths given as ``px`` are for a short side of 1080."""

    def __init__(self, shot: Shot, look: Look, book: FontBook) -> None:
        """Start empty."""
        self.look = look
        self.canvas = look.canvas
        self.content = look.canvas.content
        self.unit = min(self.canvas.width, self.canvas.height) / 1080
        self.inks: Inks = inks_of(look.theme.palette)
        self.setter = Typesetter(book, look.theme.typefaces, self.unit)
        self.frames = shot.frames
        self._reveals = {(line, word): frame for line, word, frame in shot.reveals}
        self._layers: list[Layer] = []
        self._painted: list[tuple[Rgba, int, int]] = []
        self._texts: list[Box] = []

    @property
    def tall(self) -> bool:
        """Whether things stand one above the other rather than side by side."""
        return self.canvas.format is Format.TALL

    @property
    def wide(self) -> bool:
        """Whether there is more room across than down."""
        return self.canvas.format is Format.WIDE

    def px(self, length: float) -> int:
        """A length on this canvas, at least one pixel."""
        return max(1, round(length * self.unit))

    def when(self, at: WordRef | None, order: int = 0) -> int:
        """The frame at which an element enters: on its word, else with the scene in its turn.

        It is early enough for the motion to end inside the shot.
        """
        said = self._reveals.get((at.line, at.word)) if at else None
        frame = order * STAGGER if said is None else said
        return max(0, min(frame, self.frames - MOTION_FRAMES))

    def after(self, enter: int, frames: int) -> int:
        """So many frames after another element, but early enough to end inside the shot."""
        return max(0, min(enter + frames, self.frames - MOTION_FRAMES))

    def longest_rest(self) -> int:
        """The most frames in which nothing that was laid so far moves."""
        moves = sorted((layer.enter, layer.enter + layer.motion_frames) for layer in self._layers)
        rest, still_since = 0, 0
        for start, end in moves:
            rest = max(rest, start - still_since)
            still_since = max(still_since, end)
        return max(rest, self.frames - still_since)

    def panel(self, box: Box, enter: int) -> None:
        """Lay a raised surface with a fine edge."""
        radius, edge = self.px(22), self.px(2)
        self.put(
            framed(box.width, box.height, radius, edge, (self.inks.surface, self.inks.edge)),
            box.x,
            box.y,
            enter,
        )

    def put(
        self,
        patch: Rgba,
        x: int,
        y: int,
        enter: int,
        *,
        motion: Motion = Motion.FADE,
        frames: int = MOTION_FRAMES,
        text: tuple[Box, ...] = (),
    ) -> None:
        """Lay a patch on top of what is there."""
        layer = Layer(
            patch=patch, x=x, y=y, enter=enter, motion=motion, motion_frames=frames, text=text
        )
        self._layers.append(layer)

    def text(
        self,
        block: TextBlock,
        x: int,
        y: int,
        colour: str,
        enter: int,
        *,
        align: Align = Align.LEFT,
        width: int | None = None,
        motion: Motion = Motion.RISE,
        on_ground: bool = True,
        tight: bool = False,
    ) -> Box:
        """Lay a block of text, aligned in ``width`` (its own where not given); its box.

        ``on_ground`` is False where a panel or block is under it. ``tight`` is for one line of
        digits: its box is what they cover.
        """
        spare = (width or block.width) - block.width
        left = x + {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[align]
        box = Box(x=left, y=y, width=block.width, height=block.height)
        mask, margin = mask_of(block, align)
        used = inked(mask)
        mask = mask[: used.bottom if used else 1]
        if tight and used:
            box = replace(box, y=y + used.y, height=used.height)
        self.put(filled(mask, colour), left - margin, y, enter, motion=motion, text=(box,))
        if on_ground:
            self._texts.append(box)
        return box

    def lines(
        self,
        block: TextBlock,
        x: int,
        y: int,
        colour: str,
        enter: int,
        *,
        align: Align = Align.LEFT,
        width: int | None = None,
    ) -> Box:
        """As ``text``, but line after line rises."""
        spare = (width or block.width) - block.width
        left = x + {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[align]
        box = Box(x=left, y=y, width=block.width, height=block.height)
        self._texts.append(box)
        pitch = block.leading * block.size
        tops = [y + round(pitch * line) for line in range(len(block.lines))]
        for line, (top, bottom) in enumerate(zip(tops, [*tops[1:], box.bottom], strict=True)):
            alone = replace(block, lines=(block.lines[line],), widths=(block.widths[line],))
            mask, margin = mask_of(alone)
            at = left + round(block.offset(line, align, block.width))
            wide = min(alone.width, box.right - at)
            part = Box(x=at, y=top, width=wide, height=bottom - top)
            when = self.after(enter, line * STAGGER)
            patch = filled(mask, colour)
            self.put(patch, at - margin, top, when, motion=Motion.RISE, text=(part,))
        return box

    def paint(self, patch: Rgba, x: int, y: int) -> None:
        """Put a patch into the ground itself, over its shapes; it is there from the start."""
        self._painted.append((patch, x, y))

    def reserve(self, box: Box) -> None:
        """Keep the ground's bold shapes away from what is there, as from text."""
        self._texts.append(box)

    @property
    def texts(self) -> tuple[Box, ...]:
        """Where text stands on the ground, and not on a panel or block."""
        return tuple(self._texts)

    def fit(self, text: str, kind: Type, width: int, height: int) -> TextBlock:
        """As ``Typesetter.fit``."""
        return self.setter.fit(text, kind, width, height)

    def composition(self, ground: Rgb | PictureShot | RecordingShot) -> Composition:
        """All that was laid, on a ground."""
        if isinstance(ground, np.ndarray):
            for patch, x, y in self._painted:
                part = patch[: ground.shape[0] - y, : ground.shape[1] - x]
                place = ground[y : y + part.shape[0], x : x + part.shape[1]]
                share = part[..., 3:].astype(np.float32) / 255
                place[:] = (place + (part[..., :3] - place.astype(np.float32)) * share).astype(
                    np.uint8
                )
        return Composition(ground=ground, layers=tuple(self._layers))


def below(box: Box, height: int) -> Box:
    """What is left of a box under its first rows."""
    height = min(height, box.height)
    return replace(box, y=box.y + height, height=box.height - height)
