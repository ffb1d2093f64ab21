"""A shot drawn once, from which any of its frames is composed."""

from collections.abc import Hashable
from typing import NamedTuple

from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.grounds import Ground
from reelwright.adapters.compositor.layers import LayerStack, LayerState


class ShotState(NamedTuple):
    """All that decides how a frame of a shot looks."""

    ground: Hashable
    layers: tuple[LayerState, ...]


class DrawnShot:
    """A ground with its layers.

    Over a still ground the layers that have settled are laid down once and kept, so that a
    frame costs a copy and the layers that move.
    """

    def __init__(self, ground: Ground, layers: LayerStack) -> None:
        self._ground = ground
        self._layers = layers
        self._base: YuvFrame | None = None
        self._settled: tuple[LayerState, ...] = ()

    def state(self, frame: int) -> ShotState:
        """What the shot shows at one of its frames: equal states look equal."""
        return ShotState(self._ground.state(frame), self._layers.state(frame))

    def draw(self, state: ShotState, frame: YuvFrame) -> None:
        """Compose a state into a frame of the canvas's size."""
        if not self._ground.still:
            self._ground.draw(state.ground, frame)
            self._layers.blend(state.layers, frame)
            return
        settled = _settled(state.layers)
        frame.take(self._settle(state.ground, settled, frame))
        self._layers.blend(state.layers[len(settled) :], frame)

    def _settle(
        self, ground: Hashable, settled: tuple[LayerState, ...], like: YuvFrame
    ) -> YuvFrame:
        if self._base is None or self._settled != settled[: len(self._settled)]:
            self._base = self._base or YuvFrame.empty(like.width, like.height)
            self._ground.draw(ground, self._base)
            self._settled = ()
        self._layers.blend(settled[len(self._settled) :], self._base)
        self._settled = settled
        return self._base


def _settled(states: tuple[LayerState, ...]) -> tuple[LayerState, ...]:
    """The layers at the back that no longer move."""
    for count, state in enumerate(states):
        if state.step is not None:
            return states[:count]
    return states
