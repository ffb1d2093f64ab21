"""What stands over a clip: inside what is free, readable, and gone when it should be."""

import numpy as np
import pytest

from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.layers import LayerStack
from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.clips.platforms import Platform
from reelwright.domain.clips.safe_areas import keeping_clear
from reelwright.domain.render.overlaying import hook_box, hook_frames
from reelwright.domain.render.pieces import Look, Overlay, OverlayUse
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.ports.picture import Layer

pytestmark = pytest.mark.media

FRAMES = 200
ILLUSTRATOR = PillowIllustrator()
HOOKS = [
    "Why?",
    "The day that nobody at mission control has told her about until the very end of it",
]


def _look(platform: Platform = Platform.SHORTS, theme: str = "midnight") -> Look:
    canvas = keeping_clear(canvas_for(Format.TALL, Preset.P480), platform)
    return Look(canvas=canvas, theme=BUILT_IN[theme])


def _overlay(look: Look, hook: str = HOOKS[0]) -> Overlay:
    return Overlay(
        frames=FRAMES,
        hook=hook,
        hook_last=hook_frames(FRAMES, look.canvas),
        hook_box=hook_box(look.canvas, []),
        mark="Deep Talk",
        progress=True,
    )


def _shown(layers: tuple[Layer, ...], look: Look, frame: int) -> np.ndarray:
    canvas = look.canvas
    picture = YuvFrame.from_rgb(np.full((canvas.height, canvas.width, 3), 90, np.uint8))
    stack = LayerStack(layers)
    stack.blend(stack.state(frame), picture)
    return picture.y.astype(int)


@pytest.mark.parametrize("platform", Platform)
@pytest.mark.parametrize("hook", HOOKS)
def test_everything_stands_in_what_the_platform_leaves_free(platform: Platform, hook: str) -> None:
    look = _look(platform)
    layers = ILLUSTRATOR.overlay(OverlayUse(overlay=_overlay(look, hook), first=0), look)
    changed = _shown(layers, look, 50) != _shown((), look, 50)
    rows, columns = np.flatnonzero(changed.any(axis=1)), np.flatnonzero(changed.any(axis=0))
    around = Box(
        x=int(columns[0]),
        y=int(rows[0]),
        width=int(columns[-1] - columns[0]) + 1,
        height=int(rows[-1] - rows[0]) + 1,
    )
    content = look.canvas.content
    grown = Box(x=content.x - 4, y=content.y, width=content.width + 8, height=content.height)
    assert grown.contains(around)


def test_the_bar_tells_how_far_the_clip_has_come_in_every_piece() -> None:
    look = _look()
    overlay = Overlay(frames=FRAMES, progress=True)
    content = look.canvas.content
    for first in (0, 80):
        layers = ILLUSTRATOR.overlay(OverlayUse(overlay=overlay, first=first), look)
        row = _shown(layers, look, 100 - first)[content.y + 2, content.x : content.right]
        bright = row > (row.min() + row.max()) / 2
        assert np.count_nonzero(bright) == pytest.approx(content.width / 2, abs=4)
        assert bright[: content.width // 2 - 8].sum() >= content.width // 2 - 12


def test_the_hook_leaves_at_its_frame_wherever_the_picture_is_cut() -> None:
    look = _look()
    overlay = _overlay(look)
    last = overlay.hook_last
    box = hook_box(look.canvas, [])
    window = (slice(box.y + 10, box.y + 30), slice(box.x, box.right))
    for first in (0, last - 10):
        layers = ILLUSTRATOR.overlay(OverlayUse(overlay=overlay, first=first), look)
        plain = _shown((), look, 0)[window]
        assert (_shown(layers, look, last - 1 - first)[window] != plain).any()
        assert (_shown(layers, look, last - first)[window] == plain).all()
    later = ILLUSTRATOR.overlay(OverlayUse(overlay=overlay, first=last), look)
    assert not any(layer.text for layer in later)
