"""The money of one run: which video pays, and what it has cost so far."""

from decimal import Decimal
from typing import Protocol

from reelwright.domain.money import NOTHING
from reelwright.domain.production.manifest import CostRecord
from reelwright.domain.services.budgets import Shortfall
from reelwright.ports.progress import Progress


class Spending(Protocol):
    """The account that the guarded calls of a run are written to."""

    def begin(self, production: str, title: str, progress: Progress) -> None:
        """From now on calls are of this production; waits are told to ``progress``."""

    def entitle(self, title: str, accounts: tuple[str, ...] = ()) -> None:
        """The production is called so; it takes over what was paid under these accounts."""

    def shortfall(self, needed: Decimal) -> Shortfall | None:
        """The budget with the least left that so much more would pass; None: it is within."""

    def spent(self) -> Decimal:
        """What the calls of this run have cost so far, in US dollars."""

    def costs(self) -> tuple[CostRecord, ...]:
        """What the production has cost over all its runs, by service and purpose."""


class Free:
    """Nothing that costs can be called."""

    def begin(self, production: str, title: str, progress: Progress) -> None:
        """Nobody has to pay."""

    def entitle(self, title: str, accounts: tuple[str, ...] = ()) -> None:
        """Nothing is kept."""

    def shortfall(self, needed: Decimal) -> Shortfall | None:  # noqa: ARG002 - the port's
        """Nothing is ever short."""
        return None

    def spent(self) -> Decimal:
        """Nothing."""
        return NOTHING

    def costs(self) -> tuple[CostRecord, ...]:
        """Nothing."""
        return ()
