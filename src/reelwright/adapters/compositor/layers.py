"""When layers stand on the canvas, and how they enter."""

from collections.abc import Sequence
from typing import NamedTuple

from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.patches import Patch
from reelwright.ports.picture import Layer, Motion

_RISE = 24 / 1000
"""Way of a rising layer, as a part of the canvas height (``Motion.RISE``)."""


class LayerState(NamedTuple):
    """A layer that can be seen, and which frame of its entrance it is in (None: settled)."""

    layer: int
    step: int | None


def smooth_step(part: float) -> float:
    """Ease from 0 to 1 with no speed at either end (the cubic Hermite 3t^2 - 2t^3)."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def state_of(index: int, layer: Layer, frame: int) -> LayerState | None:
    """What a layer shows at a frame; None where it is not there."""
    if frame < layer.enter or (layer.leave is not None and frame >= layer.leave):
        return None
    step = frame - layer.enter
    moving = layer.motion is not Motion.NONE and step < layer.motion_frames
    return LayerState(index, step if moving else None)


class LayerStack:
    """Layers converted once, from back to front."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = tuple(layers)
        self._patches = tuple(Patch.from_rgba(each.patch, each.x, each.y) for each in layers)

    def state(self, frame: int) -> tuple[LayerState, ...]:
        """What can be seen at a frame: equal states look equal, so nothing need be compared."""
        states = (state_of(index, layer, frame) for index, layer in enumerate(self._layers))
        return tuple(state for state in states if state is not None)

    def blend(self, states: Sequence[LayerState], frame: YuvFrame) -> None:
        """Lay layers over a frame, in place."""
        for state in states:
            self._posed(state, frame.height).blend(frame)

    def _posed(self, state: LayerState, canvas_height: int) -> Patch:
        patch = self._patches[state.layer]
        if state.step is None:
            return patch
        layer = self._layers[state.layer]
        if layer.motion is Motion.RUN_RIGHT:
            return patch.revealed_right((state.step + 1) / layer.motion_frames)
        part = smooth_step((state.step + 1) / (layer.motion_frames + 1))
        match layer.motion:
            case Motion.RISE:
                return patch.lowered((1 - part) * _RISE * canvas_height).shown(part)
            case Motion.WIPE_RIGHT:
                return patch.revealed_right(part)
            case Motion.WIPE_UP:
                return patch.revealed_up(part)
            case _:
                return patch.shown(part)
