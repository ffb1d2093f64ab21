"""Looking at the picture at chosen frames."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from av.video.frame import VideoFrame

Moment: TypeAlias = tuple[int, Callable[[VideoFrame], None]]
"""A frame, and what looks at it."""


class Moments:
    """Shows to each the picture that stands at its frame, whether or not that frame is seen."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        self._waiting = sorted(moments, key=lambda moment: moment[0], reverse=True)
        self._last: VideoFrame | None = None

    def see(self, index: int, frame: VideoFrame) -> None:
        """A frame; until the next one it is the picture that stands."""
        self._show_before(index)
        self._last = frame

    def finish(self) -> None:
        """No more frames will come."""
        while self._waiting:
            self._show()

    def _show_before(self, index: int) -> None:
        while self._waiting and self._waiting[-1][0] < index:
            self._show()

    def _show(self) -> None:
        _, look = self._waiting.pop()
        if self._last is not None:
            look(self._last)
