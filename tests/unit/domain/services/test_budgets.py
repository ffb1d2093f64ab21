from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.services.budgets import (
    Budget,
    Budgets,
    Shortfall,
    Spent,
    dollars,
    shortfall,
)

pytestmark = pytest.mark.unit

AMOUNTS = st.decimals(0, 100, places=6)
LIMITS = st.one_of(st.none(), AMOUNTS)


def test_a_call_that_just_fits_is_let_through() -> None:
    budgets = Budgets(video=Decimal("1.00"))
    assert shortfall(budgets, Spent(video=Decimal("0.70")), Decimal("0.30")) is None


def test_a_call_that_could_pass_a_budget_is_named_with_what_is_left() -> None:
    budgets = Budgets(video=Decimal("1.00"), day=Decimal("1.05"))
    spent = Spent(video=Decimal("0.80"), day=Decimal("1.00"))
    assert shortfall(budgets, spent, Decimal("0.30")) == Shortfall(
        budget=Budget.DAY, limit=Decimal("1.05"), left=Decimal("0.05"), needed=Decimal("0.30")
    )


def test_free_calls_pass_no_budget_even_a_spent_one() -> None:
    budgets = Budgets(video=Decimal(0), channel_day=Decimal(0), day=Decimal(0))
    assert shortfall(budgets, Spent(day=Decimal(3)), Decimal(0)) is None


@given(LIMITS, LIMITS, LIMITS, AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS)
def test_what_is_let_through_stays_within_every_budget(  # noqa: PLR0917 - drawn one by one
    video: Decimal | None,
    channel_day: Decimal | None,
    day: Decimal | None,
    spent_video: Decimal,
    spent_channel: Decimal,
    spent_day: Decimal,
    needed: Decimal,
) -> None:
    budgets = Budgets(video=video, channel_day=channel_day, day=day)
    spent = Spent(video=spent_video, channel_day=spent_channel, day=spent_day)
    passed = any(
        (limit := budgets.limit(budget)) is not None and spent.of(budget) + needed > limit
        for budget in Budget
    )
    assert (shortfall(budgets, spent, needed) is not None) == (passed and needed > 0)


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0", "0.00 USD"),
        ("5", "5.00 USD"),
        ("0.31", "0.31 USD"),
        ("0.0277", "0.0277 USD"),
        ("0.00001", "under 0.0001 USD"),
    ],
)
def test_amounts_are_shown_as_people_read_them(amount: str, shown: str) -> None:
    assert dollars(Decimal(amount)) == shown
