import pytest

from builders.rendering import card, look_of
from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.render.overlaying import hook_box, hook_frames, overlaid
from reelwright.domain.render.pieces import Overlay, Piece, RenderPlan, ShotUse

pytestmark = pytest.mark.unit

TALL = canvas_for(Format.TALL, Preset.P1080)


def test_every_piece_knows_where_in_the_clip_it_begins() -> None:
    look = look_of(320, 180)
    pieces = tuple(
        Piece(look=look, frames=frames, uses=(ShotUse(shot=card("a", frames), first=0),))
        for frames in (30, 50, 20)
    )
    overlay = Overlay(frames=100, progress=True)
    plan = overlaid(RenderPlan(look=look, pieces=pieces), overlay)
    uses = [piece.overlay for piece in plan.pieces]
    assert [use.first for use in uses if use] == [0, 30, 80]
    assert all(use and use.overlay == overlay for use in uses)
    assert plan.frames == 100
    assert plan.pieces[0].key != pieces[0].key


@pytest.mark.parametrize(("frames", "stands"), [(900, 120), (180, 90)])
def test_a_hook_leaves_half_of_a_short_clip(frames: int, stands: int) -> None:
    assert hook_frames(frames, TALL) == stands


def test_a_hook_stands_at_the_top_unless_it_covers_a_face_there() -> None:
    content = TALL.content
    high = Box(x=content.x + 200, y=content.y + 100, width=300, height=300)
    low = Box(x=content.x + 200, y=content.bottom - 320, width=300, height=300)
    above, below = hook_box(TALL, []), hook_box(TALL, [high])
    assert above == hook_box(TALL, [low])
    assert above.bottom < below.y
    assert content.contains(above)
    assert content.contains(below)
    between = hook_box(TALL, [high, high, low])
    assert above.y < between.y < below.y
    assert content.contains(between)
