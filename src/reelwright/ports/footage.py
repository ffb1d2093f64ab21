"""Pictures and clips that may be shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.visual import Footage


class FootageUnreadable(ReelwrightError):
    """A picture or clip cannot be shown."""


class FootageProbe(Protocol):
    """Opens a picture or clip and tells what it is."""

    def probe(self, file: Path, *, sha256: str) -> tuple[Footage, tuple[str, ...]]:
        """What it is (size as shown, rotation applied) and notes on what was odd.

        Raises:
            FootageUnreadable: truncated beyond use, 1x1, or not a picture.
        """


class FootageSource(Protocol):
    """Somewhere that footage comes from: the owner's folder, later a stock service."""

    def candidates(self) -> Sequence["Candidate"]:
        """Everything there, described by words to match."""


class Candidate(Protocol):
    """A file and the words that describe it."""

    @property
    def file(self) -> Path:
        """Where it lies."""

    @property
    def words(self) -> frozenset[str]:
        """From its name, its folders, its tags and the text file beside it; lower case."""
