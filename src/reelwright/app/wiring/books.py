"""The books of a home, opened when something is first written or read.

A run that calls no service does not import the database library, which takes half a second of
CPU, and only one that finds a new or older library imports the migrations, as much again.
"""

import importlib
import threading
from datetime import datetime
from pathlib import Path
from typing import Protocol

from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.services.budgets import Spent
from reelwright.domain.services.rates import RateLimit
from reelwright.ports.footage import FootageHistory
from reelwright.ports.ledger import (
    Books,
    By,
    Claim,
    CostLine,
    Ending,
    Health,
    Later,
    PaidFor,
    Payer,
    RateLeft,
)
from reelwright.ports.library import LibraryAddress

_BOOKS = "reelwright.adapters.library.books"
_OPENING = "reelwright.adapters.library.opening"
_FILE = "library.db"


class Shelf(Books, Protocol):
    """All that a library keeps for a run."""

    def showings(self, channel: str, window: ShownLately) -> FootageHistory:
        """What a channel has shown."""


class HomeBooks:
    """The books of a home. Reading where nothing was ever written leaves nothing behind."""

    def __init__(self, home: Path, database: str = "", replica: str = "") -> None:
        home = home.expanduser()
        self._address = LibraryAddress(home=home, database=database, replica=replica)
        self._books: Shelf | None = None
        self._opening = threading.Lock()

    def admit(self, claim: Claim) -> Later | None:
        """Reserve the call's most; None: it may be made now."""
        return self._opened().admit(claim)

    def close(self, call_id: str, ending: Ending) -> None:
        """Write down how an admitted call ended."""
        self._opened().close(call_id, ending)

    def entitle(self, payer: Payer, accounts: tuple[str, ...] = ()) -> None:
        """Keep the title of a production that has paid, and give it what its accounts have."""
        if self._begun():
            self._opened().entitle(payer, accounts)

    def spent(self, payer: Payer) -> Spent:
        """What the payer's budgets bear already."""
        return self._opened().spent(payer) if self._begun() else Spent()

    def costs(self, by: By, *, since: datetime | None = None) -> tuple[CostLine, ...]:
        """The sums of every call, or of those since a time."""
        return self._opened().costs(by, since=since) if self._begun() else ()

    def paid_for(self, production: str) -> tuple[PaidFor, ...]:
        """What a production has cost, over all its runs, by service."""
        return self._opened().paid_for(production) if self._begun() else ()

    def health(self) -> tuple[Health, ...]:
        """Every service that was ever called, by name."""
        return self._opened().health() if self._begun() else ()

    def rates_left(self, service: str, limits: tuple[RateLimit, ...]) -> tuple[RateLeft, ...]:
        """How much of each limit is left now."""
        if self._begun():
            return self._opened().rates_left(service, limits)
        return tuple(RateLeft(limit=limit, left=limit.calls) for limit in limits)

    def showings(self, channel: str, window: ShownLately, *, begin: bool) -> FootageHistory | None:
        """What a channel has shown; None where nothing was written yet and none is begun."""
        return self._opened().showings(channel, window) if begin or self._begun() else None

    def _begun(self) -> bool:
        address = self._address
        return bool(self._books or address.database) or (address.home / _FILE).exists()

    def _opened(self) -> Shelf:
        with self._opening:
            if self._books is None:
                self._books = _open(self._address)
            return self._books


def _open(address: LibraryAddress) -> Shelf:
    standing: Shelf | None = importlib.import_module(_BOOKS).standing_books(address)
    if standing is not None:
        return standing
    opened: Shelf = importlib.import_module(_OPENING).open_books(address)
    return opened
