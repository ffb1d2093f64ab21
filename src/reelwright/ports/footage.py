"""Pictures and clips that may be shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.footage.subjects import Candidate
from reelwright.domain.script.visuals import Footage
from reelwright.domain.time import FrameRate
from reelwright.ports.progress import Progress


class FootageUnreadable(ReelwrightError):
    """A picture or clip cannot be shown."""


class FootageFolderMissing(ReelwrightError):
    """The owner's footage folder is not there, or may not be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Probed:
    """What a picture or clip is, and what was odd about it, a sentence each.

    ``footage`` has the size as shown (rotation and pixel shape applied) and its near hash;
    ``rate`` is a clip's own mean rate, None for a still.
    """

    footage: Footage
    rate: FrameRate | None = None
    notes: tuple[str, ...] = ()


class FootageProbe(Protocol):
    """Opens a picture or clip and tells what it is."""

    def probe(self, file: Path, *, sha256: str) -> Probed:
        """What it is, found from its content whatever its name says.

        Raises:
            FootageUnreadable: not a picture or clip, truncated beyond use, or tiny.
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class FoundFootage:
    """What a source has: candidates, the file of each by SHA-256, and what could not be used."""

    candidates: tuple[Candidate, ...]
    files: Mapping[str, Path]
    notes: tuple[str, ...] = ()


class FootageSource(Protocol):
    """Somewhere that footage comes from: the owner's folder, later a stock service."""

    def find(self, progress: Progress) -> FoundFootage:
        """Everything there, each described by words to match.

        Raises:
            FootageFolderMissing, Cancelled.
        """
