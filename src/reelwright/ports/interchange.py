"""The timeline for other editing programs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reelwright.domain.canvas import Canvas
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.time import FrameRate


class TimelineExporter(Protocol):
    """Writes OpenTimelineIO and FCP7 XML."""

    def export(
        self, timeline: Timeline, canvas: Canvas, media: Mapping[str, Path], folder: Path
    ) -> tuple[Path, ...]:
        """Write ``timeline.otio`` and ``timeline.xml`` into ``folder``; return both.

        ``media`` maps a scene (``scene-3``) or a take's SHA-256 to a file inside ``folder``,
        to which the documents refer by relative path.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcedClip:
    """A part of a recording, in samples of its line of time.

    ``rate`` is that of the clip's frames; ``seconds`` the length that the recording's header
    says, 0 where it says nothing.
    """

    title: str
    recording: Path
    seconds: float
    start: int
    end: int
    rate: FrameRate
    with_picture: bool = True
    id: str = ""
    text: str = ""
    kept: tuple[tuple[int, int], ...] = ()
    """The stretches of it that are heard, where something was left out between them."""


class ClipExporter(Protocol):
    """Writes where in a recording a clip is, for whoever wants to cut it anew."""

    def export_clip(self, clip: SourcedClip, folder: Path) -> Path:
        """Write ``timeline.otio``, which refers to the recording by its path; return it."""
