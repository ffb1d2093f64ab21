"""What a store holds, who needs it, and making room; beside ``Store``, which runs work with."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from reelwright.domain.artefact import Artefact
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.retention import Holding

DAMAGED = (
    "{name} is damaged, so that nobody knows what that production is made of: remove it to go on; "
    "making the production again writes it anew."
)


class ReferencesDamaged(ReelwrightError):
    """What an owner needs cannot be read: nothing may be cleaned up by guess."""


class CleaningBusy(ReelwrightError):
    """Another process cleans up, and takes long, or stands still."""

    retryable: ClassVar[bool] = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Removed:
    """What a removal came to."""

    artefacts: tuple[Artefact, ...] = ()
    """Those that are gone."""
    freed: int = 0
    """Bytes that came free."""
    in_use: tuple[Artefact, ...] = ()
    """Those that stayed, as a process is reading them."""
    waiting: tuple[Artefact, ...] = ()
    """Those that go next time, unless somebody needs them by then."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sizes:
    """Bytes and numbers of what a store holds, beside its artefacts."""

    results: int = 0
    result_bytes: int = 0
    unfinished_bytes: int = 0
    damaged: int = 0
    damaged_bytes: int = 0


class Depot(Protocol):
    """A store as its keeper sees it. Every method may raise what ``Store`` may."""

    def holdings(self) -> Iterator[Holding]:
        """Every artefact that is there."""

    def sizes(self) -> Sizes:
        """Everything else that is there."""

    def remove(self, artefacts: Collection[Artefact]) -> Removed:
        """Remove artefacts, but none that a process is reading or has just asked for."""

    def sweep(self, results_before: datetime) -> int:
        """Remove leftovers of dead processes, temporary files older than 48 h, and old results.

        Returns:
            The bytes that came free.
        """

    def check(self, artefact: Artefact) -> bool:
        """Whether its bytes are those of its name; one that is damaged is set aside."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """What one owner, such as a production, is made of."""

    owner: str
    artefacts: frozenset[Artefact]
    changed: datetime
    finished: bool
    """Whether it is done; else a run is making it, or waits to go on."""


class References(Protocol):
    """Who needs which artefacts, written down in the store itself.

    So everybody who shares a store knows all of them, whatever library each works with. An owner
    is named by letters, digits, ``-`` and ``_``.
    """

    def refer(self, owner: str, artefacts: Collection[Artefact], *, finished: bool) -> None:
        """From now on the owner needs exactly these."""

    def of(self, owner: str) -> Reference | None:
        """What an owner needs; None where nothing is known of it."""

    def forget(self, owner: str) -> None:
        """From now on the owner needs nothing."""

    def all(self) -> Iterator[Reference]:
        """Every owner of everybody who shares the store."""

    def own(self) -> Iterator[Reference]:
        """The owners of this home alone."""


class Uses(Protocol):
    """What one run reads from its store and leaves in it."""

    def hold(self, owner: str, *, finished: bool = False) -> None:
        """Keep what was used so far for an owner, beside what it has."""

    def settle(self, owner: str) -> None:
        """The run is done: the owner is made of what was used, and of nothing else."""


class Unrecorded:
    """For runs whose store keeps no account."""

    def hold(self, owner: str, *, finished: bool = False) -> None:
        """Nothing is written down."""

    def settle(self, owner: str) -> None:
        """Nothing is written down."""
