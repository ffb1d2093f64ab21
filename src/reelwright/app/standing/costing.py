"""What outside services cost, and how much of each budget is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

from reelwright.app.settings.model import Settings
from reelwright.domain.money import NOTHING
from reelwright.domain.production.identity import production_id
from reelwright.domain.services.budgets import Budget
from reelwright.ports.ledger import By, CostBook, CostLine, PaidFor
from reelwright.ports.productions import Productions


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetState:
    """A budget of today: its limit, None for none, and what it bears already."""

    budget: Budget
    limit: Decimal | None
    borne: Decimal


@dataclass(frozen=True, kw_only=True, slots=True)
class CostReport:
    """Costs by one key, and today's budgets."""

    by: By
    lines: tuple[CostLine, ...]
    budgets: tuple[BudgetState, ...]

    @property
    def total(self) -> Decimal:
        """What every line together cost."""
        return sum((line.amount for line in self.lines), NOTHING)

    @property
    def unclear(self) -> Decimal:
        """What may have been paid besides."""
        return sum((line.unclear for line in self.lines), NOTHING)


@dataclass(frozen=True, kw_only=True, slots=True)
class VideoCosts:
    """What one production cost, and its budget."""

    title: str
    paid: tuple[PaidFor, ...]
    limit: Decimal | None

    @property
    def total(self) -> Decimal:
        """What every service together cost."""
        return sum((one.amount for one in self.paid), NOTHING)

    @property
    def unclear(self) -> Decimal:
        """What may have been paid besides."""
        return sum((one.unclear for one in self.paid), NOTHING)


def report(books: CostBook, settings: Settings, by: By, days: int | None = None) -> CostReport:
    """The costs of the last days, today among them, or of all time."""
    midnight = datetime.combine(datetime.now(tz=UTC).date(), time(), tzinfo=UTC)
    since = None if days is None else midnight - timedelta(days=days - 1)
    today = books.costs(By.CHANNEL, since=midnight)
    channel = [line for line in today if line.key == settings.channel]
    return CostReport(
        by=by,
        lines=books.costs(by, since=since),
        budgets=(
            BudgetState(
                budget=Budget.CHANNEL_DAY, limit=settings.budget_channel_day, borne=_borne(channel)
            ),
            BudgetState(budget=Budget.DAY, limit=settings.budget_day, borne=_borne(today)),
        ),
    )


def video_costs(
    books: CostBook, productions: Productions, settings: Settings, name: str
) -> VideoCosts:
    """What the production of this slug or folder cost, over all its runs.

    Raises:
        ProductionMissing, ProductionUnclear.
    """
    manifest = productions.find(name).manifest
    known = manifest.id or production_id(manifest.slug, manifest.source.location)
    return VideoCosts(
        title=manifest.title,
        paid=books.paid_for(known),
        limit=settings.budget_video,
    )


def _borne(lines: Sequence[CostLine]) -> Decimal:
    return sum((line.amount + line.unclear for line in lines), NOTHING)
