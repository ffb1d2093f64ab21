"""Any order of reserving, settling and failing, over the real database."""

import tempfile
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule

from builders.services import call, charge
from reelwright.adapters.library.opening import open_home
from reelwright.domain.services.breaker import BreakerPolicy
from reelwright.domain.services.budgets import Budgets
from reelwright.ports.guard import BudgetPassed
from reelwright.ports.ledger import By, CallState, Claim, Ending, Payer, Word

pytestmark = pytest.mark.integration

BUDGETS = Budgets(video=Decimal("0.30"), channel_day=Decimal("0.50"), day=Decimal("0.70"))
CENTS = st.integers(0, 20).map(lambda cents: f"{cents / 100:.2f}")


class Reservations(RuleBasedStateMachine):
    """Beside the books a list in memory, which adds up by itself."""

    reserved = Bundle("reserved")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.now = datetime(2026, 3, 1, tzinfo=UTC)
        self.books = open_home(Path(self.folder.name), now=lambda: self.now)
        self.counted: dict[str, tuple[Payer, Decimal]] = {}

    def teardown(self) -> None:
        self.books.dispose()
        self.folder.cleanup()

    def borne(self, payer: Payer) -> tuple[Decimal, Decimal, Decimal]:
        every = list(self.counted.values())
        return (
            sum((amount for by, amount in every if by.production == payer.production), Decimal(0)),
            sum((amount for by, amount in every if by.channel == payer.channel), Decimal(0)),
            sum((amount for _, amount in every), Decimal(0)),
        )

    @rule(target=reserved, video=st.sampled_from("ab"), channel=st.sampled_from("xy"), most=CENTS)
    def reserve(self, video: str, channel: str, most: str) -> str:
        self.now += timedelta(seconds=1)
        payer = Payer(channel=channel, production=f"{channel}{video}", title=video)
        claim = Claim(
            id=f"call {len(self.counted)} {self.now.timestamp()}",
            call=call(most),
            payer=payer,
            budgets=BUDGETS,
            breaker=BreakerPolicy(),
        )
        video_borne, channel_borne, day_borne = self.borne(payer)
        needed = Decimal(most)
        fits = not needed or (
            video_borne + needed <= Decimal("0.30")
            and channel_borne + needed <= Decimal("0.50")
            and day_borne + needed <= Decimal("0.70")
        )
        try:
            assert self.books.admit(claim) is None
        except BudgetPassed:
            assert not fits
            return ""
        assert fits
        self.counted[claim.id] = (payer, needed)
        return claim.id

    @rule(reservation=consumes(reserved), share=st.sampled_from(["0", "0.5", "1"]))
    def close(self, reservation: str, share: str) -> None:
        if reservation:
            payer, most = self.counted[reservation]
            amount = most * Decimal(share)
            state = CallState.SETTLED if amount else CallState.RELEASED
            ending = Ending(
                state=state, charge=charge(str(amount)), word=Word.ANSWERED, outcome="ok"
            )
            self.books.close(reservation, ending)
            self.books.close(reservation, ending)
            self.counted[reservation] = (payer, amount)

    @invariant()
    def books_agree_and_stay_within(self) -> None:
        lines = self.books.costs(By.CHANNEL)
        total = sum((line.amount + line.unclear for line in lines), Decimal(0))
        assert total == sum((amount for _, amount in self.counted.values()), Decimal(0))
        assert total <= Decimal("0.70")


Reservations.TestCase.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
TestReservations = Reservations.TestCase
