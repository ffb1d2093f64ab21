"""Looking at one segment of a picture."""

from dataclasses import dataclass

from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from reelwright.adapters.inspector.captions import CaptionComings, CaptionContrasts, Comings
from reelwright.adapters.inspector.cards import TextContrasts
from reelwright.adapters.inspector.moments import Moments
from reelwright.adapters.inspector.questions import Questions
from reelwright.adapters.inspector.stillness import MotionWatch
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.inspection.measurements import ColourTags
from reelwright.domain.inspection.motion import PartMotion

_LIMITED = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """What a decoder says of the stream."""

    codec: str
    width: int
    height: int
    colour: ColourTags


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Sight:
    """What was seen of a segment; frames count from its beginning.

    Ratios stand in the order of the questions, and are missing where the picture was of another
    size. ``motion`` is missing where nothing was decoded.
    """

    kind: Kind
    decoded: int
    damaged: tuple[int, ...]
    motion: PartMotion | None
    captions: tuple[float, ...]
    comings: Comings | None
    texts: tuple[float, ...]


class SegmentLook:
    """Sees the frames of a segment in order."""

    def __init__(self, questions: Questions) -> None:
        canvas = questions.canvas or canvas_for(Format.WIDE, Preset.P1080)
        burnt = questions.canvas is not None and questions.captions_burnt
        self._motion = MotionWatch(canvas.captions if burnt else None)
        self._captions = CaptionContrasts(questions.captions, canvas)
        self._comings = CaptionComings(questions.comings, canvas)
        self._texts = TextContrasts(questions.texts, canvas)
        self._moments = Moments(
            (*self._captions.moments(), *self._comings.moments(), *self._texts.moments())
        )
        self._decoded = 0
        self._damaged: set[int] = set()

    def see(self, index: int, frame: VideoFrame) -> None:
        """Look at a frame."""
        self._decoded += 1
        if frame.is_corrupt:
            self._damaged.add(index)
        self._motion.see(index, frame)
        self._moments.see(index, frame)

    def miss(self, index: int) -> None:
        """A frame did not decode."""
        self._damaged.add(index)

    def finished(self, frames: int, context: VideoCodecContext) -> Sight:
        """What was seen of a segment that holds this many frames."""
        self._moments.finish()
        return Sight(
            kind=_kind(context),
            decoded=self._decoded,
            damaged=tuple(sorted(self._damaged)),
            motion=self._motion.finished(frames),
            captions=self._captions.ratios(),
            comings=self._comings.comings(),
            texts=self._texts.ratios(),
        )


def _kind(context: VideoCodecContext) -> Kind:
    return Kind(
        codec=context.name,
        width=context.width,
        height=context.height,
        colour=ColourTags(
            primaries=context.color_primaries,
            transfer=context.color_trc,
            matrix=context.colorspace,
            limited=context.color_range == _LIMITED,
        ),
    )
