"""From what was seen of segments to what is told of the whole picture."""

from collections.abc import Sequence

from reelwright.adapters.inspector.captions import Comings, spills, together
from reelwright.adapters.inspector.questions import Page
from reelwright.adapters.inspector.segments import PacketCount, Segment
from reelwright.adapters.inspector.sight import Kind, Sight
from reelwright.domain.canvas import Canvas
from reelwright.domain.inspection.measurements import (
    NotMeasured,
    PictureFacts,
    Stretch,
    TextContrast,
    TextSpill,
)
from reelwright.domain.inspection.motion import Motion
from reelwright.ports.inspection import VideoUnreadable

_MOST_DAMAGED_KEPT = 100


class WholeSight:
    """Takes the sights of all segments in order; what it keeps of them does not grow with them."""

    def __init__(self, count: PacketCount, canvas: Canvas | None) -> None:
        self._count = count
        self._canvas = canvas
        self._kind: Kind | None = None
        self._decoded = 0
        self._damaged = [] if count.broken is None else [count.broken]
        self._motion = Motion()
        self._captions: list[TextContrast] = []
        self._texts: list[TextContrast] = []
        self._comings: Comings | None = None
        self._first_coming = 0.0

    def add(self, segment: Segment, page: Page, sight: Sight) -> None:
        """The next segment, what was asked of it, and what was seen."""
        self._decoded += sight.decoded
        self._damaged.extend(segment.first + index for index in sight.damaged)
        if sight.motion is not None:
            self._kind = sight.kind
            self._motion.add(segment.first, sight.motion)
        for (_, second, text), ratio in zip(page.captions, sight.captions, strict=False):
            self._captions.append(TextContrast(second=second, ratio=ratio, text=text))
        for (_, second), ratio in zip(page.texts, sight.texts, strict=False):
            self._texts.append(TextContrast(second=second, ratio=ratio))
        if sight.comings is not None:
            if self._comings is None:
                self._first_coming = page.comings[sight.comings.first][1]
            self._comings = together(self._comings, sight.comings)

    def facts(self, name: str) -> PictureFacts:
        """What the stream is.

        Raises:
            VideoUnreadable: nothing could be decoded.
        """
        if self._kind is None:
            raise VideoUnreadable(f"{name} holds no picture that can be decoded.")
        count = self._count
        return PictureFacts(
            codec=self._kind.codec,
            width=self._kind.width,
            height=self._kind.height,
            rate=count.rate,
            frames=len(count.times),
            start=count.times[0] * count.time_base,
            end=count.end * count.time_base,
            colour=self._kind.colour,
            decoded=self._decoded,
            damaged=tuple(sorted(set(self._damaged)))[:_MOST_DAMAGED_KEPT],
            irregular=_irregular(count)[:_MOST_DAMAGED_KEPT],
        )

    def black(self) -> tuple[Stretch, ...]:
        """Stretches of black."""
        return self._motion.black()

    def still(self) -> tuple[Stretch, ...]:
        """Stretches in which the picture stands."""
        return self._motion.still(len(self._count.times))

    def captions(self) -> tuple[TextContrast, ...] | NotMeasured:
        """What each caption reaches, in the order of their middles."""
        return _told(self._captions, "no captions could be looked at")

    def texts(self) -> tuple[TextContrast, ...] | NotMeasured:
        """What each text area reaches."""
        return _told(self._texts, "no text areas could be looked at")

    def spills(self) -> tuple[TextSpill, ...] | NotMeasured:
        """Captions outside their area."""
        return spills(self._comings, self._first_coming, self._canvas)


def _told(
    contrasts: Sequence[TextContrast], otherwise: str
) -> tuple[TextContrast, ...] | NotMeasured:
    if not contrasts:
        return NotMeasured(reason=otherwise)
    return tuple(sorted(contrasts, key=lambda text: text.second))


def _irregular(count: PacketCount) -> tuple[int, ...]:
    """Frames whose time is more than half a frame from their place."""
    frame = 1 / count.rate
    first = count.times[0]
    return tuple(
        index
        for index, time in enumerate(count.times)
        if abs((time - first) * count.time_base - index * frame) > frame / 2
    )
