"""The timeline for other editing programs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from reelwright.domain.canvas import Canvas
from reelwright.domain.edit.timeline import Timeline


class TimelineExporter(Protocol):
    """Writes OpenTimelineIO and FCP7 XML."""

    def export(
        self, timeline: Timeline, canvas: Canvas, media: Mapping[str, Path], folder: Path
    ) -> tuple[Path, ...]:
        """Write ``timeline.otio`` and ``timeline.xml`` into ``folder``; return both.

        ``media`` maps a scene (``scene-3``) or a take's SHA-256 to a file inside ``folder``,
        to which the documents refer by relative path.
        """
