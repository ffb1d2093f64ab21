"""What lies behind the layers of a shot."""

from collections.abc import Hashable
from typing import Protocol

from reelwright.adapters.compositor.frames import YuvFrame


class Ground(Protocol):
    """A ground that can say at which frames it looks the same."""

    @property
    def still(self) -> bool:
        """Whether it never moves."""

    def state(self, frame: int) -> Hashable:
        """What it shows at a frame of the shot: equal states look equal."""

    def draw(self, state: Hashable, frame: YuvFrame) -> None:
        """Fill a frame with a state that ``state`` returned."""


class StillGround:
    """One picture that never moves."""

    still = True

    def __init__(self, picture: YuvFrame) -> None:
        self._picture = picture

    def state(self, frame: int) -> Hashable:
        """The same at every frame."""
        del frame
        return 0

    def draw(self, state: Hashable, frame: YuvFrame) -> None:
        """Copy the picture."""
        del state
        frame.take(self._picture)
