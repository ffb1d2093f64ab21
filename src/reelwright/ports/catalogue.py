"""The catalogue: every production of a library, found quickly among a million."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.contents import AssetEntry, MasterEntry
from reelwright.domain.production.life import Event, ProductionState
from reelwright.ports.life import ToldRun


class EntryMissing(ReelwrightError):
    """The library knows no such production."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which productions; what is empty does not matter.

    Each word of ``text`` must begin a word of the title, the slug or the source, whatever the case
    and the accents.
    """

    text: str = ""
    channel: str = ""
    state: ProductionState | None = None
    language: str = ""
    archived: bool = False
    """Those that were put away, instead of those that were not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A production in the library. ``number`` counts them in the order of their making."""

    number: int
    id: str
    slug: str
    title: str
    channel: str
    state: ProductionState
    language: str
    source: str
    folder: str
    size: int
    """Bytes of its files."""
    created: datetime
    updated: datetime
    archived: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A production in a list of all, by the library or by its folder.

    ``here``: its folder stands on this machine.
    """

    id: str
    slug: str
    title: str
    channel: str
    state: ProductionState
    folder: str
    size: int
    """Bytes of its files."""
    ended: datetime | None
    here: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A page of productions, the newest first; ``before`` asks for the next one, if there is."""

    entries: tuple[Entry, ...]
    before: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """All that the library tells of one production."""

    entry: Entry
    masters: tuple[MasterEntry, ...]
    assets: tuple[AssetEntry, ...]
    events: tuple[Event, ...]
    """Its life, the oldest first."""

    @property
    def jobs(self) -> tuple[str, ...]:
        """The ids of the jobs that worked on it, the first one first."""
        return tuple(dict.fromkeys(event.job for event in self.events if event.job))


class Catalogue(Protocol):
    """The productions of a library."""

    def learn(self, runs: Iterable[ToldRun]) -> None:
        """Take in what runs have told; what was taken in before changes nothing."""

    def page(self, wanted: Wanted, *, limit: int = 50, before: int | None = None) -> Listing:
        """The newest productions that are wanted, or those before a number."""

    def sheet(self, production: str) -> Sheet:
        """One production, by its id.

        Raises:
            EntryMissing.
        """

    def of_jobs(self, jobs: Collection[str]) -> Mapping[str, Entry]:
        """The production that each of these jobs worked on, where it is known."""

    def unknown(self, productions: Collection[str]) -> frozenset[str]:
        """Which of these ids the library does not know."""

    def archive(self, production: str, *, away: bool = True) -> None:
        """Put a production away, or bring it back; nothing of it is lost.

        Raises:
            EntryMissing.
        """
