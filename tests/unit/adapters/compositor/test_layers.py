import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.layers import LayerStack, LayerState, smooth_step, state_of
from reelwright.adapters.compositor.patches import Patch
from reelwright.ports.picture import Layer, Motion

pytestmark = pytest.mark.unit

PIXELS = np.full((10, 10, 4), 230, dtype=np.uint8)


@given(st.floats(-1, 2), st.floats(-1, 2))
def test_a_smooth_step_never_turns_back(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= smooth_step(low) <= smooth_step(high) <= 1


def test_a_smooth_step_begins_and_ends_at_rest() -> None:
    assert [smooth_step(part) for part in (-1, 0, 0.5, 1, 2)] == [0, 0, 0.5, 1, 1]
    assert smooth_step(0.001) < 0.00001
    assert smooth_step(0.999) > 0.99999


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        (4, None),
        (5, LayerState(0, 0)),
        (7, LayerState(0, 2)),
        (8, LayerState(0, None)),
        (19, LayerState(0, None)),
        (20, None),
    ],
)
def test_a_layer_enters_stands_and_leaves(frame: int, expected: LayerState | None) -> None:
    layer = Layer(patch=PIXELS, x=0, y=0, enter=5, leave=20, motion=Motion.FADE, motion_frames=3)
    assert state_of(0, layer, frame) == expected


@pytest.mark.parametrize(("motion", "frames"), [(Motion.NONE, 9), (Motion.RISE, 0)])
def test_a_layer_without_motion_stands_at_once(motion: Motion, frames: int) -> None:
    layer = Layer(patch=PIXELS, x=0, y=0, motion=motion, motion_frames=frames)
    assert state_of(3, layer, 0) == LayerState(3, None)


@given(
    st.integers(-9, 30),
    st.integers(-9, 30),
    st.integers(1, 12),
    st.integers(1, 12),
    st.integers(0, 255),
)
def test_an_opaque_patch_replaces_what_it_covers_and_nothing_else(
    x: int, y: int, width: int, height: int, grey: int
) -> None:
    frame = YuvFrame.from_rgb(np.full((20, 20, 3), 90, dtype=np.uint8))
    before = frame.y.copy()
    pixels = np.full((height, width, 4), 255, dtype=np.uint8)
    pixels[..., :3] = grey
    Patch.from_rgba(pixels, x, y).blend(frame)
    inside = np.zeros((20, 20), dtype=bool)
    inside[max(0, y) : max(0, y + height), max(0, x) : max(0, x + width)] = True
    wanted = YuvFrame.from_rgb(np.full((2, 2, 3), grey, dtype=np.uint8)).y[0, 0]
    assert (frame.y[inside] == wanted).all()
    assert (frame.y[~inside] == before[~inside]).all()


def test_a_transparent_patch_changes_nothing() -> None:
    frame = YuvFrame.from_rgb(np.arange(1200).reshape(20, 20, 3).astype(np.uint8))
    before = frame.buffer.copy()
    pixels = np.zeros((9, 9, 4), dtype=np.uint8)
    pixels[..., :3] = 255
    Patch.from_rgba(pixels, 3, 5).blend(frame)
    assert np.array_equal(frame.buffer, before)


@pytest.mark.parametrize("motion", list(Motion))
def test_every_entrance_comes_nearer_and_ends_where_the_layer_stands(motion: Motion) -> None:
    layer = Layer(patch=PIXELS, x=5, y=5, motion=motion, motion_frames=6)
    stack = LayerStack([layer])

    def at(frame: int) -> YuvFrame:
        target = YuvFrame.from_rgb(np.zeros((40, 40, 3), dtype=np.uint8))
        stack.blend(stack.state(frame), target)
        return target

    end = at(60).y.astype(int)
    away = [int(np.abs(at(frame).y.astype(int) - end).sum()) for frame in range(7)]
    assert away[6] == 0
    assert away == sorted(away, reverse=True)
