"""Watching the text of cards: how legible it is."""

from av.video.frame import VideoFrame

from reelwright.adapters.inspector.legibility import ratio_of_text
from reelwright.adapters.inspector.luma import rgb_of
from reelwright.domain.canvas import Canvas
from reelwright.domain.inspection.captions import CONTRAST
from reelwright.domain.inspection.measurements import NotMeasured, TextContrast
from reelwright.domain.inspection.verdict import TextArea

_MOST_AREAS = 200


class TextWatch:
    """Looks at each text area at the frame in its middle."""

    def __init__(self, texts: tuple[TextArea, ...], canvas: Canvas | None) -> None:
        self._canvas = canvas
        areas = texts[:: max(1, -(-len(texts) // _MOST_AREAS))] if canvas else ()
        self._waiting = sorted(
            (((area.first + area.last) // 2, area) for area in areas),
            key=lambda entry: entry[0],
            reverse=True,
        )
        self._contrasts: list[TextContrast] = []

    def see(self, index: int, frame: VideoFrame) -> None:
        """Measure the areas whose moment has come."""
        while self._canvas and self._waiting and self._waiting[-1][0] <= index:
            _, area = self._waiting.pop()
            if (frame.width, frame.height) != (self._canvas.width, self._canvas.height):
                continue
            short_side = min(frame.width, frame.height)
            ratio = ratio_of_text(rgb_of(frame, area.box), short_side, enough=CONTRAST)
            second = float(self._canvas.rate.seconds(area.first))
            self._contrasts.append(TextContrast(second=second, ratio=ratio))

    def contrasts(self) -> tuple[TextContrast, ...] | NotMeasured:
        """What each area reaches."""
        if not self._contrasts:
            return NotMeasured(reason="no text areas could be looked at")
        return tuple(self._contrasts)
