"""What stands over a clip: the hook, the mark of its channel, and how far it has come."""

from collections.abc import Iterator

import numpy as np

from reelwright.adapters.illustrator.captioning import laid_over, outlined
from reelwright.adapters.illustrator.inks import Inks, inks_of
from reelwright.adapters.illustrator.logo import logo
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typefaces import FontBook, Role, Weight
from reelwright.adapters.illustrator.typesetting import Align, Type, Typesetter, mask_of
from reelwright.domain.canvas import Box
from reelwright.domain.render.pieces import Look, OverlayUse
from reelwright.ports.picture import Layer, Motion

HOOK = Type(
    role=Role.HEADING, weight=Weight.HEAVY, size=84, smallest=36,
    leading=1.12, tracking=-0.012, lines=4,
)  # fmt: skip
MARK = Type(role=Role.HEADING, weight=Weight.DISPLAY, size=34, smallest=24, lines=1)
ENTRANCE = 9
"""Frames in which the hook comes: it must be read from the first second on."""
MARK_OPACITY = 0.85
TRACK = "#ffffff"
TRACK_OPACITY = 0.3
BAR = 10


def draw(use: OverlayUse, look: Look, book: FontBook) -> tuple[Layer, ...]:
    """The layers of an overlay for a piece that begins with frame ``use.first`` of the clip."""
    sheet = _Sheet(use, look, book)
    return (*sheet.bar(), *sheet.mark(), *sheet.hook())


class _Sheet:
    """One piece's part of an overlay."""

    def __init__(self, use: OverlayUse, look: Look, book: FontBook) -> None:
        self._overlay = use.overlay
        self._first = use.first
        self._look = look
        self._unit = min(look.canvas.width, look.canvas.height) / 1080
        self._setter = Typesetter(book, look.theme.typefaces, self._unit)
        self._inks: Inks = inks_of(look.theme.palette)

    def bar(self) -> Iterator[Layer]:
        """A track along the top of what is safe, and over it what has passed."""
        if not self._overlay.progress:
            return
        area, thick = self._look.canvas.content, self._px(BAR)
        track = rounded(area.width, thick, thick / 2, TRACK, TRACK_OPACITY)
        passed = rounded(area.width, thick, thick / 2, self._inks.accent)
        yield Layer(patch=track, x=area.x, y=area.y)
        yield Layer(
            patch=passed,
            x=area.x,
            y=area.y,
            enter=-self._first,
            motion=Motion.RUN_RIGHT,
            motion_frames=self._overlay.frames,
        )

    def mark(self) -> Iterator[Layer]:
        """The logo and the word, under the bar on the right, over any picture."""
        area = self._look.canvas.content
        height = self._px(44)
        right, top = area.right, area.y + self._px(BAR) + self._px(12)
        if self._overlay.mark:
            block = self._setter.fit(self._overlay.mark, MARK, area.width // 2, 2 * height)
            glyphs, margin = mask_of(block)
            padded = np.pad(glyphs, margin)
            patch = outlined(padded, block.size, "#ffffff", thickness=0.04)
            patch[..., 3] = np.rint(patch[..., 3] * MARK_OPACITY)
            y = top + (height - block.height) // 2 - margin
            yield Layer(patch=patch, x=right - block.width - 2 * margin, y=y)
            right -= block.width + self._px(16)
        sign = logo(self._look.theme, self._px(220), height) if self._overlay.signed else None
        if sign is not None:
            yield Layer(patch=sign, x=right - sign.shape[1], y=top)

    def hook(self) -> Iterator[Layer]:
        """A title on a plate of the accent, in the middle of its box's width."""
        box = self._overlay.hook_box
        if not self._overlay.hook or box is None or self._overlay.hook_last <= self._first:
            return
        across, down = self._px(44), self._px(26)
        room = Box(x=box.x, y=box.y, width=box.width - 2 * across, height=box.height - 2 * down)
        block = self._setter.fit(self._overlay.hook, HOOK, room.width, room.height)
        glyphs, margin = mask_of(block, Align.CENTRE)
        width, height = block.width + 2 * across, block.height + 2 * down
        plate = rounded(width, height, self._px(28), self._inks.accent)
        mask = np.zeros((height, width), np.uint8)
        left = across - margin
        high = min(glyphs.shape[0], height - down)
        mask[down : down + high, left : left + glyphs.shape[1]] = glyphs[:high]
        x = box.x + (box.width - width) // 2
        text = Box(x=x + across, y=box.y + down, width=block.width, height=block.height)
        yield Layer(
            patch=laid_over(plate, mask, self._inks.on_accent),
            x=x,
            y=box.y,
            enter=-self._first,
            leave=self._overlay.hook_last - self._first,
            motion=Motion.RISE,
            motion_frames=ENTRANCE,
            text=(text,),
        )

    def _px(self, length: float) -> int:
        return max(1, round(length * self._unit))
