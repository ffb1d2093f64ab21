"""A page to look at all clips of a run."""

from pathlib import Path
from typing import Protocol

from reelwright.domain.production.clips import ClipsRecord


class ClipPage(Protocol):
    """Draws the page of a run."""

    def page(self, record: ClipsRecord, folder: Path) -> str:
        """An HTML document that stands in ``folder`` beside the clips' own folders.

        It needs nothing but the videos that it names, and runs no script.
        """
