"""Telling what happens to productions, and taking it into the library later.

A run tells its life to a journal, which costs next to nothing and does not need the library, whose
import takes longer than a run that finds everything made. The library takes journals in when it is
next opened. So a database that is down delays what is known, and stops nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.production.contents import Contents
from reelwright.domain.production.life import Birth, Event, EventKind


class Life(Protocol):
    """Where one run of a production tells what happens. Nothing here ever fails."""

    def begin(self, birth: Birth) -> None:
        """From now on, and what was told before: of this production."""

    def tell(
        self,
        kind: EventKind,
        *,
        stage: str = "",
        seconds: float = 0.0,
        cpu: float | None = None,
        said: str = "",
    ) -> None:
        """Something happened just now. ``cpu``: seconds that were taken since it last told."""

    def keep(self, contents: Contents) -> None:
        """The production was delivered, and is made of this."""


class Untold:
    """Listens to nothing."""

    def begin(self, birth: Birth) -> None:
        """Ignore it."""

    def tell(
        self,
        kind: EventKind,
        *,
        stage: str = "",
        seconds: float = 0.0,
        cpu: float | None = None,
        said: str = "",
    ) -> None:
        """Ignore it."""

    def keep(self, contents: Contents) -> None:
        """Ignore it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ToldRun:
    """What a run has told so far. ``run`` is unique for ever; ``ended``: nothing more comes."""

    run: str
    birth: Birth
    events: tuple[Event, ...]
    """In order; one that was read before keeps its place."""
    contents: Contents | None = None
    ended: bool = False


class Journals(Protocol):
    """The journals of a home that the library has not forgotten yet."""

    def runs(self) -> Iterator[ToldRun]:
        """Every run, the oldest first."""

    def forget(self, run: str) -> None:
        """The library has the whole of an ended run."""
