"""Measuring a master as a stranger's file would be measured."""

from pathlib import Path
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.inspection.verdict import Expectation, Verdict
from reelwright.ports.progress import Progress


class VideoUnreadable(ReelwrightError):
    """The file is not a video that can be opened."""


class Inspector(Protocol):
    """Measures a file and judges it by the rules of ``domain.inspection``."""

    def inspect(self, master: Path, expected: Expectation, progress: Progress) -> Verdict:
        """Measure and judge.

        Raises:
            VideoUnreadable, Cancelled.
        """
