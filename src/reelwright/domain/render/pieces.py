"""What the renderer is told: pieces that know what they show and not where they stand."""

from dataclasses import dataclass, field

from reelwright.domain.canvas import Box, Canvas, Codec
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.digest import digest_of
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.sound_shot import SoundShot
from reelwright.domain.script.visuals import Visual
from reelwright.domain.themes.theme import Theme, TransitionKind

RENDER_VERSION = 5
"""Raised when the same piece would be drawn differently; every cached piece is then redone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shot:
    """A visual with its length and the frames at which its words are said.

    ``reveals`` maps a word of the scene to its frame from the start of the shot, for every
    ``WordRef`` that the visual holds: (line, word, frame), ordered.
    """

    visual: Visual | RecordingShot | SoundShot
    frames: int
    reveals: tuple[tuple[int, int, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ShotUse:
    """A stretch of a shot. ``first`` is the shot's frame that the piece begins with.

    It is negative, or runs past the shot's length, inside a transition: the shot then holds
    its first or last picture (a clip plays on where it has frames).
    """

    shot: Shot
    first: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionWord:
    """A word of a caption and its frames, from the start of the piece; may reach beyond it."""

    text: str
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionUse:
    """A cue inside a piece: shown from ``first`` up to ``last`` (exclusive)."""

    first: int
    last: int
    lines: tuple[tuple[CaptionWord, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """All that pieces of one master share."""

    canvas: Canvas
    theme: Theme
    codec: Codec = Codec.H264
    caption_style: CaptionStyle = CaptionStyle.BOXED


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlay:
    """What stands over a clip whatever it shows. Frames count from the clip's first.

    ``hook`` is a title that stands in ``hook_box`` up to frame ``hook_last`` (exclusive); ``mark``
    is a word in a corner, beside the theme's logo where it has one. ``progress`` is a bar that
    fills over all ``frames``.
    """

    frames: int
    hook: str = ""
    hook_last: int = 0
    hook_box: Box | None = None
    mark: str = ""
    signed: bool = False
    """Whether the theme's logo stands in the corner."""
    progress: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class OverlayUse:
    """The part of an overlay that a piece shows: from frame ``first`` of the clip on."""

    overlay: Overlay
    first: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A closed stretch of picture: one shot, or two under a transition, with its captions."""

    look: Look
    frames: int
    uses: tuple[ShotUse, ...]
    transition: TransitionKind | None = None
    captions: tuple[CaptionUse, ...] = ()
    overlay: OverlayUse | None = None

    @property
    def key(self) -> str:
        """The hash of all that the piece shows."""
        return digest_of("piece", RENDER_VERSION, self)


@dataclass(frozen=True, kw_only=True, slots=True)
class RenderPlan:
    """A whole master's picture, cut at frame numbers."""

    look: Look
    pieces: tuple[Piece, ...]
    scenes: tuple[int, ...] = field(default=(), metadata={"key": False})
    """For each piece the index of the scene that it begins in."""

    @property
    def frames(self) -> int:
        """Length of the master."""
        return sum(piece.frames for piece in self.pieces)
