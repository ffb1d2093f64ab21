"""Glancing at the picture of a whole recording, every few seconds."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from reelwright.domain.clips.scenes import Glance
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span


class Glancer(Protocol):
    """Looks at a recording cheaply: at pictures that stand by themselves in the file."""

    def glances(self, file: Path, span: Span, progress: Progress) -> Sequence[Glance]:
        """Tiny copies of the pictures of a span, two seconds apart or more.

        What cannot be decoded is left out; of what cannot be opened there is nothing.

        Raises:
            Cancelled.
        """


class Unseeing:
    """A glancer for whom there is nothing to see."""

    def glances(self, file: Path, span: Span, progress: Progress) -> Sequence[Glance]:
        """Nothing."""
        del file, span, progress
        return ()
