"""Watching a stretch of a recording: whose face is where, and where the camera changes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reelwright.domain.clips.faces import Look
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.time import FrameRate
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span


class PictureUnwatchable(ReelwrightError):
    """The recording's picture cannot be decoded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Watched:
    """What was seen; frames are those of the clip, at its own rate, from 0.

    ``cuts`` are first frames of new camera shots. ``frames`` is how many there are in all.
    """

    looks: tuple[Look, ...]
    cuts: tuple[int, ...]
    frames: int


class FaceFinder(Protocol):
    """Finds faces."""

    def watch(self, file: Path, span: Span, rate: FrameRate, progress: Progress) -> Watched:
        """Watch the picture of a span, as it is shown.

        Raises:
            PictureUnwatchable, Cancelled.
        """
