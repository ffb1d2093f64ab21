"""Laying a hook, a mark and a bar over the pieces of a clip."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from reelwright.domain.canvas import Box, Canvas
from reelwright.domain.render.pieces import Overlay, OverlayUse, RenderPlan

HOOK_SECONDS = 4.0
"""How long a hook stands: twelve words are read twice."""
MOST_OF_CLIP = 0.5
"""The part of a short clip that it may take at most."""
HOOK_PART = 0.36
"""Of the height of the content's area, what a hook may fill."""
PLACES = 8
"""Steps from the top to the bottom at which it can stand."""
BAR_PART = 0.08
"""Of that height, what the bar and the mark above a hook take."""


def overlaid(plan: RenderPlan, overlay: Overlay) -> RenderPlan:
    """The plan with an overlay over all its pieces."""
    firsts = accumulate((piece.frames for piece in plan.pieces), initial=0)
    pieces = tuple(
        replace(piece, overlay=OverlayUse(overlay=overlay, first=first))
        for piece, first in zip(plan.pieces, firsts, strict=False)
    )
    return replace(plan, pieces=pieces)


def hook_frames(frames: int, canvas: Canvas) -> int:
    """Up to which frame a hook stands on a clip of so many."""
    return min(round(HOOK_SECONDS * canvas.rate.fraction), round(MOST_OF_CLIP * frames))


def hook_box(canvas: Canvas, faces: Sequence[Box]) -> Box:
    """Where a hook stands: at the top of the content, or lower where that covers less of faces.

    ``faces`` are boxes of the canvas in which faces are while it stands.
    """
    area = canvas.content
    height = round(area.height * HOOK_PART)
    clear = round(area.height * BAR_PART)
    first, last = area.y + clear, area.bottom - height
    between = [first + (last - first) * step // PLACES for step in range(1, PLACES)]
    places = [replace(area, y=y, height=height) for y in (first, last, *between)]
    return min(places, key=lambda box: _covered(box, faces))


def _covered(box: Box, faces: Sequence[Box]) -> int:
    """Pixels of faces under a box, summed over all."""
    total = 0
    for face in faces:
        across = min(box.right, face.right) - max(box.x, face.x)
        down = min(box.bottom, face.bottom) - max(box.y, face.y)
        total += max(0, across) * max(0, down)
    return total
