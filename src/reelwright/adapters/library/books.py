"""The library of a home as the rest of the program opens it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from reelwright.adapters.library.costs import DatabaseCostBook
from reelwright.adapters.library.engine import file_engine
from reelwright.adapters.library.explaining import explained
from reelwright.adapters.library.health import DatabaseHealthBook
from reelwright.adapters.library.ledger import DatabaseLedger
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.revisions import revision_of
from reelwright.domain.services.rates import RateLimit
from reelwright.ports.ledger import (
    By,
    Claim,
    CostLine,
    Ending,
    Health,
    Later,
    PaidFor,
    RateLeft,
)

FILE_NAME = "library.db"


def _now() -> datetime:
    return datetime.now(tz=UTC)


def standing_home(home: Path, *, now: Callable[[], datetime] = _now) -> "DatabaseBooks | None":
    """The books of a home; None where its library has to be made or brought up to date first.

    Raises:
        LibraryDamaged, LibraryBusy, DiskFull, DiskForbidden.
    """
    file = library_file(home)
    if not file.exists():
        return None
    with explained(str(file)):
        engine = file_engine(file)
        if revision_of(engine) == HEAD:
            return DatabaseBooks(engine, now=now)
        engine.dispose()
    return None


def library_file(home: Path) -> Path:
    """Where a home's library stands."""
    return home.expanduser().absolute() / FILE_NAME


class DatabaseBooks:
    """Every book on one database; the driver's errors come out as sentences."""

    def __init__(self, engine: Engine, *, now: Callable[[], datetime] = _now) -> None:
        self._engine = engine
        self._place = str(engine.url.database)
        self._ledger = DatabaseLedger(engine, now)
        self._costs = DatabaseCostBook(engine)
        self._health = DatabaseHealthBook(engine, now)

    def admit(self, claim: Claim) -> Later | None:
        """Reserve the call's most; None: it may be made now.

        Raises:
            BreakerOpen, BudgetPassed.
        """
        with explained(self._place):
            return self._ledger.admit(claim)

    def close(self, call_id: str, ending: Ending) -> None:
        """Write down how an admitted call ended; closing again changes nothing."""
        with explained(self._place):
            self._ledger.close(call_id, ending)

    def costs(self, by: By, *, since: datetime | None = None) -> tuple[CostLine, ...]:
        """The sums of every call, or of those since a time."""
        with explained(self._place):
            return self._costs.costs(by, since=since)

    def paid_for(self, production: str) -> tuple[PaidFor, ...]:
        """What a production has cost, over all its runs, by service."""
        with explained(self._place):
            return self._costs.paid_for(production)

    def health(self) -> tuple[Health, ...]:
        """Every service that was ever called, by name."""
        with explained(self._place):
            return self._health.health()

    def rates_left(self, service: str, limits: tuple[RateLimit, ...]) -> tuple[RateLeft, ...]:
        """How much of each limit is left now."""
        with explained(self._place):
            return self._health.rates_left(service, limits)

    def dispose(self) -> None:
        """Close every connection."""
        self._engine.dispose()
