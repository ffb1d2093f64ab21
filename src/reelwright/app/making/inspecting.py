"""Measuring a finished file."""

from pathlib import Path

from reelwright.app.wiring.production import inspector
from reelwright.domain.inspection.verdict import Expectation, Verdict
from reelwright.ports.progress import Progress


def inspect(video: Path, progress: Progress) -> Verdict:
    """Measure a file about which nothing is known.

    Raises:
        VideoUnreadable, Cancelled.
    """
    return inspector().inspect(video, Expectation(), progress)
