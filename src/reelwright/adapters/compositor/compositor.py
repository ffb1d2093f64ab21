"""The renderer: pieces in, files out."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reelwright.adapters.compositor.joining import join_pieces
from reelwright.adapters.compositor.pool import UNMETERED, render_apart, render_here
from reelwright.adapters.compositor.settled import write_settled
from reelwright.domain.render.pieces import Look, Shot
from reelwright.ports.cpu import CpuMeter
from reelwright.ports.picture import Illustrator, PieceJob
from reelwright.ports.progress import Progress, Silent

SILENT = Silent()
_WORTH_A_PROCESS = 150
"""Frames. With fewer, starting a second process costs more CPU than its share is worth."""


class Compositor:
    """Renders pieces on so many processes (None: one a core); the bytes are always the same.

    What those take is told to the ``meter``.
    """

    def __init__(
        self, illustrator: Illustrator, workers: int | None = None, meter: CpuMeter = UNMETERED
    ) -> None:
        self._illustrator = illustrator
        self._meter = meter
        self._workers = workers or os.cpu_count() or 1

    def render(
        self, jobs: Sequence[PieceJob], footage: Mapping[str, Path], progress: Progress
    ) -> Iterator[PieceJob]:
        """Render, and yield each job as soon as its file is whole.

        Raises:
            RenderFailed, TextDoesNotFit, GlyphMissing, Cancelled.
        """
        frames = sum(job.piece.frames for job in jobs)
        workers = min(self._workers, len(jobs), frames // _WORTH_A_PROCESS)
        if workers <= 1:
            return render_here(self._illustrator, jobs, footage, progress)
        return render_apart(self._illustrator, jobs, footage, progress, workers, meter=self._meter)

    def still(self, shot: Shot, look: Look, footage: Mapping[str, Path], destination: Path) -> None:
        """Write a shot with everything entered as a JPEG, without captions.

        Raises:
            RenderFailed, TextDoesNotFit, GlyphMissing.
        """
        write_settled(self._illustrator, shot, look, footage, destination)

    def join(
        self,
        pieces: Sequence[Path],
        frames: Sequence[int],
        sound: Path,
        destination: Path,
        progress: Progress = SILENT,
    ) -> None:
        """Join pieces by packet copy with the sound beside them into a faststart MP4.

        Raises:
            RenderFailed, Cancelled.
        """
        join_pieces(pieces, frames, sound, destination, progress)
