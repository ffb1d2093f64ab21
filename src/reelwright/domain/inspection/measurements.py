"""What was measured on a file. A measure that could not be taken says why."""

from dataclasses import dataclass
from fractions import Fraction

from reelwright.domain.canvas import Box


@dataclass(frozen=True, kw_only=True, slots=True)
class NotMeasured:
    """A hole, and the reason in a person's words."""

    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ColourTags:
    """What the stream says of its colours, as ITU-T H.273 numbers; 2 is unspecified."""

    primaries: int
    transfer: int
    matrix: int
    limited: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureFacts:
    """The picture stream. ``frames`` counts its packets; ``start`` and ``end`` are seconds."""

    codec: str
    width: int
    height: int
    rate: Fraction
    frames: int
    start: Fraction
    end: Fraction
    colour: ColourTags
    decoded: int
    """Frames that were decoded; the others are used by no frame but themselves."""
    damaged: tuple[int, ...] = ()
    """Frames that did not decode, or only with errors."""
    irregular: tuple[int, ...] = ()
    """Frames that are not shown at their place in an even rate."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SoundFacts:
    """The sound stream; ``start`` and ``end`` are seconds."""

    codec: str
    rate: int
    channels: int
    start: Fraction
    end: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class LoudnessFacts:
    """Integrated loudness in LUFS, true peak in dBTP, and the meter that found them."""

    integrated: float
    true_peak: float
    meter: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """Frames ``first`` up to ``last`` (exclusive)."""

    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class WordError:
    """How far a captioned word stands from where it is heard; None where it is not heard."""

    second: float
    text: str
    milliseconds: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class TextContrast:
    """The contrast ratio that text reaches; 1 where no text was found."""

    second: float
    ratio: float
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TextSpill:
    """Text that appears with the captions but outside their area, in pixels beyond it."""

    second: float
    pixels: int


@dataclass(frozen=True, kw_only=True, slots=True)
class StartFacts:
    """How the file begins."""

    index_first: bool
    """Whether the index (moov) stands before the pictures (mdat)."""
    opening: int
    """Bytes at the beginning that were given to a player alone."""
    pictures: int
    """Pictures that it could show from them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FacesSeen:
    """The faces that were found in a finished picture at one of its frames."""

    frame: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Join:
    """A place where sound was cut: how far its sharpest corner stands above those around it."""

    second: float
    decibels: float


@dataclass(frozen=True, kw_only=True, slots=True)
class CutSound:
    """The sound of a clip where it was cut; ``lead`` and ``tail`` are samples of silence."""

    lead: int
    tail: int
    joins: tuple[Join, ...]
    """Both ends are among them."""


_NO_CLIP = NotMeasured(reason="it is no clip of a recording")


@dataclass(frozen=True, kw_only=True, slots=True)
class Measurements:
    """Everything that was measured on one file."""

    master: str
    sha256: str
    picture: PictureFacts | NotMeasured
    sound: SoundFacts | NotMeasured
    start: StartFacts | NotMeasured
    loudness: LoudnessFacts | NotMeasured
    black: tuple[Stretch, ...] | NotMeasured
    still: tuple[Stretch, ...] | NotMeasured
    words: tuple[WordError, ...] | NotMeasured
    captions: tuple[TextContrast, ...] | NotMeasured
    texts: tuple[TextContrast, ...] | NotMeasured
    spills: tuple[TextSpill, ...] | NotMeasured
    faces: tuple[FacesSeen, ...] | NotMeasured = _NO_CLIP
    cut_sound: CutSound | NotMeasured = _NO_CLIP
