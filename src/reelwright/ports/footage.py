"""Pictures and clips that may be shown: the owner's own, and what stock services offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.footage.candidates import Candidate
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
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
    ``rate`` is a clip's own mean rate, None for a still. ``whole`` is False where it is cut off
    or damaged, though a part of it can be shown.
    """

    footage: Footage
    rate: FrameRate | None = None
    notes: tuple[str, ...] = ()
    whole: bool = True


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
    """The owner's folder, which can be told whole; a stock service is searched instead."""

    def find(self, progress: Progress) -> FoundFootage:
        """Everything there, each described by words to match.

        Raises:
            FootageFolderMissing, Cancelled.
        """


class StockSource(Protocol):
    """A service that offers pictures or clips. One call a search; the files are others' work.

    Errors are those of ``ports.services``.
    """

    @property
    def service(self) -> str:
        """The service's name, as in settings."""

    @property
    def kinds(self) -> frozenset[StockKind]:
        """What it can be searched for."""

    def search(self, query: StockQuery) -> tuple[StockItem, ...]:
        """What it offers for a query, in its own order; sizes and licences are as it says.

        Raises:
            ServiceError, BudgetPassed.
        """


class FootageHistory(Protocol):
    """What a channel's delivered videos have shown, as far back as it matters."""

    def shown_before(self, production: str) -> tuple[Footage, ...]:
        """What other productions of the channel showed recently: hashes and names."""

    def remember(self, production: str, footage: Sequence[Footage]) -> None:
        """A production was delivered with this footage; replaces what was told of it before."""
