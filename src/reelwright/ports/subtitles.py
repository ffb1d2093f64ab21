"""Captions as files beside a video."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from reelwright.domain.captions.cues import Cue


class SubtitleWriter(Protocol):
    """Writes the caption files of a production; the same cues give the same bytes."""

    def write(self, cues: Sequence[Cue], language: str, folder: Path) -> tuple[Path, ...]:
        """Write the files into ``folder`` and return them.

        ``language`` is an ISO 639-1 code. A file gets its final name when it is whole.

        Raises:
            OSError: the folder cannot be written to.
        """
