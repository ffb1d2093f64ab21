"""Drawing shots and rendering pieces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.canvas import Box
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.render.pieces import CaptionUse, Look, OverlayUse, Piece, Shot
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.visuals import Footage, PictureShot
from reelwright.ports.progress import Progress

Rgb = NDArray[np.uint8]
"""Height x width x 3, sRGB."""
Rgba = NDArray[np.uint8]
"""Height x width x 4, sRGB with straight alpha."""


class RenderFailed(ReelwrightError):
    """A piece could not be rendered."""


class TextDoesNotFit(ReelwrightError):
    """A text cannot be shown legibly on this canvas."""


class GlyphMissing(ReelwrightError):
    """No font here can draw a character of the text."""


class Motion(StrEnum):
    """How a layer enters."""

    NONE = "none"
    FADE = "fade"
    RISE = "rise"
    """Fades in while it moves up by 24 thousandths of the canvas height."""
    WIPE_RIGHT = "wipe right"
    WIPE_UP = "wipe up"
    RUN_RIGHT = "run right"
    """Uncovered to the right evenly, as a bar that tells time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layer:
    """A patch on the canvas from frame ``enter`` of its shot (or piece, for captions).

    It moves in over ``motion_frames`` with a smooth step, then stands still until ``leave``
    (None: to the end). ``text`` are the boxes, on the canvas, that hold text to be read.
    """

    patch: Rgba
    x: int
    y: int
    enter: int = 0
    leave: int | None = None
    motion: Motion = Motion.NONE
    motion_frames: int = 0
    text: tuple[Box, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Soundscape:
    """A still ground on which bars move: ``bars`` are heights, 0 to ``steps``, one a frame.

    The newest stands in the middle of ``bars_box``, and runs from there to both sides. The cover
    fills its box, square and with round corners.
    """

    picture: Rgb
    bars: tuple[int, ...]
    steps: int
    bars_box: Box
    colour: str
    """As ``#rrggbb``."""
    cover: Footage | None = None
    cover_box: Box | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Composition:
    """A shot drawn: a still ground, sound or footage, and layers from back to front."""

    ground: Rgb | PictureShot | RecordingShot | Soundscape
    layers: tuple[Layer, ...]


class Illustrator(Protocol):
    """Draws what shots and captions look like. Picklable, so that workers can have it."""

    def compose(self, shot: Shot, look: Look) -> Composition:
        """Draw a shot.

        Raises:
            TextDoesNotFit, GlyphMissing.
        """

    def captions(self, cues: Sequence[CaptionUse], look: Look) -> tuple[Layer, ...]:
        """Draw captions; each state of a cue (which word is heard) is a layer."""

    def overlay(self, use: OverlayUse, look: Look) -> tuple[Layer, ...]:
        """Draw what stands over a clip; layers enter at frames of the piece, also before it."""

    def undrawable(self, text: str, look: Look) -> str:
        """The characters of a text that no font here can draw (emoji are dropped, not counted)."""

    def backdrop(self, pictures: Sequence[Path]) -> Path | None:
        """The picture that stands best behind a title: the sharpest of those that are not dark."""

    def thumbnail(
        self,
        title: str,
        picture: Path | None,
        look: Look,
        destination: Path,
        *,
        faces: Sequence[Box] | None = None,
    ) -> None:
        """Write a JPEG of 1280x720 under 2,000,000 bytes with the title in few heavy words.

        Where ``faces`` in the picture are told (boxes of that size), the title is something that
        was said, of which whole clauses stand beside them.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class PieceJob:
    """A piece to render into a file (MP4, one video stream, a closed group of pictures)."""

    piece: Piece
    destination: Path


class PieceRenderer(Protocol):
    """Renders pieces; their bytes do not depend on the number of cores."""

    def render(
        self, jobs: Sequence[PieceJob], footage: Mapping[str, Path], progress: Progress
    ) -> Iterator[PieceJob]:
        """Render, and yield each job as soon as its file is whole.

        ``footage`` maps a SHA-256 to the file to open. Closing the iterator stops the work.

        Raises:
            RenderFailed, Cancelled, DiskFull (``ports.disk``).
        """

    def still(self, shot: Shot, look: Look, footage: Mapping[str, Path], destination: Path) -> None:
        """Write a shot with everything entered as a JPEG, without captions.

        Raises:
            RenderFailed, TextDoesNotFit, GlyphMissing, DiskFull.
        """

    def join(
        self,
        pieces: Sequence[Path],
        frames: Sequence[int],
        sound: Path,
        destination: Path,
        progress: Progress,
    ) -> None:
        """Join pieces by packet copy with the sound beside them into a faststart MP4.

        Raises:
            RenderFailed, Cancelled, DiskFull (``ports.disk``).
        """
