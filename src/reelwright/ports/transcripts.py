"""Reading transcripts that others made."""

from pathlib import Path
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.transcript.given import GivenTranscript


class TranscriptUnreadable(ReelwrightError):
    """The file cannot be read as a transcript."""


class TranscriptEmpty(ReelwrightError):
    """The file is a transcript in which nothing is said."""


class TranscriptReader(Protocol):
    """Reads a transcript file of any form that recordings are delivered with."""

    def read(self, file: Path) -> GivenTranscript:
        """The transcript; its form is found in what the file holds, not in its name.

        Raises:
            TranscriptUnreadable, TranscriptEmpty.
        """
