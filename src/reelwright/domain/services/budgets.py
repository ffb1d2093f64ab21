"""Budgets: what a video, a channel's day and a day may cost at most."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reelwright.domain.money import NOTHING


class Budget(StrEnum):
    """A budget, by the name of its setting."""

    VIDEO = "budget_video"
    CHANNEL_DAY = "budget_channel_day"
    DAY = "budget_day"


SCOPES = {
    Budget.VIDEO: "this video",
    Budget.CHANNEL_DAY: "this channel today",
    Budget.DAY: "all channels today",
}
"""What each budget is for, in words that follow "for"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Budgets:
    """Limits in US dollars; None: no limit. A limit of 0 lets only free calls through."""

    video: Decimal | None = None
    channel_day: Decimal | None = None
    day: Decimal | None = None

    def limit(self, budget: Budget) -> Decimal | None:
        """The limit of one budget."""
        limits = {
            Budget.VIDEO: self.video,
            Budget.CHANNEL_DAY: self.channel_day,
            Budget.DAY: self.day,
        }
        return limits[budget]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    """What each budget has to bear already: settled charges, and reservations at their most."""

    video: Decimal = NOTHING
    channel_day: Decimal = NOTHING
    day: Decimal = NOTHING

    def of(self, budget: Budget) -> Decimal:
        """What one budget bears."""
        spent = {
            Budget.VIDEO: self.video,
            Budget.CHANNEL_DAY: self.channel_day,
            Budget.DAY: self.day,
        }
        return spent[budget]


@dataclass(frozen=True, kw_only=True, slots=True)
class Shortfall:
    """A budget that a call would pass."""

    budget: Budget
    limit: Decimal
    left: Decimal
    needed: Decimal


def shortfall(budgets: Budgets, spent: Spent, needed: Decimal) -> Shortfall | None:
    """The budget with the least left that a call of this price could pass; None: it is within.

    A call that costs nothing passes no budget, even one that is spent.
    """
    if needed <= NOTHING:
        return None
    short = [
        Shortfall(budget=budget, limit=limit, left=max(NOTHING, limit - bears), needed=needed)
        for budget in Budget
        for limit, bears in ((budgets.limit(budget), spent.of(budget)),)
        if limit is not None and bears + needed > limit
    ]
    return min(short, key=lambda one: one.left, default=None)


def dollars(amount: Decimal) -> str:
    """An amount as people read it: cents, or four places where there are parts of a cent."""
    places = 2 if amount == amount.quantize(Decimal("0.01")) else 4
    shown = f"{amount:.{places}f}"
    return "under 0.0001 USD" if amount > NOTHING and Decimal(shown) == NOTHING else f"{shown} USD"
