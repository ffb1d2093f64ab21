"""The renderer: pieces in, files out."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import cv2

from reelwright.adapters.compositor.files import whole_file
from reelwright.adapters.compositor.joining import join_pieces
from reelwright.adapters.compositor.piece import write_piece
from reelwright.adapters.compositor.studio import Studio
from reelwright.ports.picture import Illustrator, PieceJob
from reelwright.ports.progress import Progress


class Compositor:
    """Renders pieces on so many processes; their bytes do not depend on the number."""

    def __init__(self, illustrator: Illustrator, workers: int = 1) -> None:
        self._illustrator = illustrator
        self._workers = workers

    def render(
        self, jobs: Sequence[PieceJob], footage: Mapping[str, Path], progress: Progress
    ) -> Iterator[PieceJob]:
        """Render, and yield each job as soon as its file is whole.

        Raises:
            RenderFailed, Cancelled.
        """
        cv2.setNumThreads(1)
        studio = Studio(self._illustrator, footage)
        total = sum(job.piece.frames for job in jobs)
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1
            progress.advance("render", done, total)

        for job in jobs:
            with whole_file(job.destination) as temporary:
                write_piece(job.piece, studio.picture(job.piece), temporary, advance)
            yield job

    def join(
        self, pieces: Sequence[Path], frames: Sequence[int], sound: Path, destination: Path
    ) -> None:
        """Join pieces by packet copy with the sound beside them into a faststart MP4.

        Raises:
            RenderFailed.
        """
        join_pieces(pieces, frames, sound, destination)
