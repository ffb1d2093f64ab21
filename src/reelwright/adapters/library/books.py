"""The library of a home as the rest of the program opens it."""

from collections.abc import Callable
from datetime import UTC, datetime

from reelwright.adapters.library.costs import DatabaseCostBook
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.health import DatabaseHealthBook
from reelwright.adapters.library.ledger import DatabaseLedger
from reelwright.adapters.library.showings import DatabaseShowings
from reelwright.adapters.library.standing import standing
from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.services.budgets import Spent
from reelwright.domain.services.rates import RateLimit
from reelwright.ports.ledger import (
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


def _now() -> datetime:
    return datetime.now(tz=UTC)


def standing_books(
    address: LibraryAddress, *, now: Callable[[], datetime] = _now
) -> "DatabaseBooks | None":
    """The books of a library; None where it has to be made or brought up to date first.

    Raises:
        LibraryDamaged, LibraryBusy, LibraryUnreachable, LibraryForbidden, DiskFull, DiskForbidden.
    """
    database = standing(address)
    return None if database is None else DatabaseBooks(database, now=now)


class DatabaseBooks:
    """Every book on one database; the driver's errors come out as sentences."""

    def __init__(self, database: Database, *, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._now = now
        engine = database.engine
        self._ledger = DatabaseLedger(engine, now)
        self._costs = DatabaseCostBook(engine)
        self._health = DatabaseHealthBook(engine, now)

    def admit(self, claim: Claim) -> Later | None:
        """Reserve the call's most; None: it may be made now.

        Raises:
            BreakerOpen, BudgetPassed.
        """
        return self._database.whole(lambda: self._ledger.admit(claim))

    def close(self, call_id: str, ending: Ending) -> None:
        """Write down how an admitted call ended; closing again changes nothing."""
        self._database.whole(lambda: self._ledger.close(call_id, ending), repeatable=True)

    def entitle(self, payer: Payer, accounts: tuple[str, ...] = ()) -> None:
        """Keep the title of a production that has paid, and give it what its accounts have."""
        self._database.whole(lambda: self._ledger.entitle(payer, accounts), repeatable=True)

    def spent(self, payer: Payer) -> Spent:
        """What the payer's budgets bear already."""
        return self._database.whole(lambda: self._ledger.spent(payer), repeatable=True)

    def costs(self, by: By, *, since: datetime | None = None) -> tuple[CostLine, ...]:
        """The sums of every call, or of those since a time."""
        return self._database.whole(lambda: self._costs.costs(by, since=since), repeatable=True)

    def paid_for(self, production: str) -> tuple[PaidFor, ...]:
        """What a production has cost, over all its runs, by service."""
        return self._database.whole(lambda: self._costs.paid_for(production), repeatable=True)

    def health(self) -> tuple[Health, ...]:
        """Every service that was ever called, by name."""
        return self._database.whole(self._health.health, repeatable=True)

    def rates_left(self, service: str, limits: tuple[RateLimit, ...]) -> tuple[RateLeft, ...]:
        """How much of each limit is left now."""
        return self._database.whole(
            lambda: self._health.rates_left(service, limits), repeatable=True
        )

    def dispose(self) -> None:
        """Close every connection."""
        self._database.dispose()

    def showings(self, channel: str, window: ShownLately) -> DatabaseShowings:
        """What a channel has shown, over the same connections."""
        return DatabaseShowings(
            database=self._database, channel=channel, window=window, now=self._now
        )
