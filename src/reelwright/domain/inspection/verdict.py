"""The verdict on a master: what was expected, what was measured, and whether it may go out."""

from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.canvas import Box, Canvas, Codec
from reelwright.domain.captions.cues import CaptionMode, Cue
from reelwright.domain.edit.footage_uses import FootageUse
from reelwright.domain.script.visuals import Footage
from reelwright.domain.voice.takes import SpokenLine


class Outcome(StrEnum):
    """What came of a check."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_MEASURED = "not measured"


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """One check. ``second`` is where in the video it first fails."""

    name: str
    outcome: Outcome
    measured: str
    limit: str
    second: float | None = None
    advice: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """All checks of one master."""

    master: str
    sha256: str
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing failed."""
        return all(check.outcome is not Outcome.FAILED for check in self.checks)


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardLine:
    """A line as it is spoken, and the samples of the track from its take's start to its end."""

    start: int
    end: int
    spoken: SpokenLine


@dataclass(frozen=True, kw_only=True, slots=True)
class TextArea:
    """A box of the canvas that holds text to be read from frame ``first`` up to ``last``."""

    first: int
    last: int
    box: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class FaceDue:
    """A face that is to be seen whole at a frame.

    ``box`` is where it comes to lie on the canvas; where the picture cuts it, the box reaches out
    of ``room``, the part of the canvas in which it is shown. ``person`` tells faces of one person.
    """

    frame: int
    person: int
    box: Box
    room: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipMade:
    """What a clip was cut from a recording to be.

    ``samples`` is the length of the recording's sound in it; after that there is silence at most.
    At the samples ``joins`` a stretch of the recording was left out. ``clear`` are the samples
    from the beginning to the first word and from the last word to the end, as the transcript has
    them. ``uncut`` says of both ends whether the recording itself begins or ends there.
    """

    samples: int
    joins: tuple[int, ...] = ()
    clear: tuple[int, int] = (0, 0)
    faces: tuple[FaceDue, ...] = ()
    uncut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, kw_only=True, slots=True)
class Expectation:
    """What a master was made to be; None or empty where a stranger's file says nothing."""

    canvas: Canvas | None = None
    frames: int | None = None
    codec: Codec | None = None
    language: str = ""
    caption_mode: CaptionMode = CaptionMode.NONE
    cues: tuple[Cue, ...] = ()
    footage: tuple[FootageUse, ...] = ()
    lines: tuple[HeardLine, ...] = ()
    """Every line in order; their written words are the words of the cues."""
    texts: tuple[TextArea, ...] = ()
    spare: tuple[Footage, ...] = ()
    """Footage that was at hand and might have been shown, but is not."""
    clip: ClipMade | None = None
    """Of a clip of a recording; more is then asked of its cuts and its picture."""
