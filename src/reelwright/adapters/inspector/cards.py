"""Watching the text of cards: how legible it is."""

from collections.abc import Iterator
from functools import partial

from av.video.frame import VideoFrame

from reelwright.adapters.inspector.legibility import ratio_of_text
from reelwright.adapters.inspector.luma import rgb_of
from reelwright.adapters.inspector.moments import Moment
from reelwright.adapters.inspector.questions import TextLook
from reelwright.domain.canvas import Canvas
from reelwright.domain.inspection.captions import CONTRAST


class TextContrasts:
    """Looks at text areas in their middle."""

    def __init__(self, looks: tuple[TextLook, ...], canvas: Canvas) -> None:
        self._looks = looks
        self._canvas = canvas
        self._ratios: dict[int, float] = {}

    def moments(self) -> Iterator[Moment]:
        """When to look."""
        for number, look in enumerate(self._looks):
            yield look.frame, partial(self._measure, number)

    def ratios(self) -> tuple[float, ...]:
        """What each text reaches; empty where a picture was of another size."""
        if len(self._ratios) < len(self._looks):
            return ()
        return tuple(self._ratios[number] for number in range(len(self._looks)))

    def _measure(self, number: int, frame: VideoFrame) -> None:
        if (frame.width, frame.height) != (self._canvas.width, self._canvas.height):
            return
        short_side = min(frame.width, frame.height)
        picture = rgb_of(frame, self._looks[number].box)
        self._ratios[number] = ratio_of_text(picture, short_side, enough=CONTRAST)
