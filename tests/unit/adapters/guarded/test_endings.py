from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from builders.services import charge
from reelwright.adapters.guarded.endings import ended_in, ended_well
from reelwright.domain.services.breaker import BreakerPolicy
from reelwright.ports.ledger import CallState, Ending, Word
from reelwright.ports.progress import Cancelled
from reelwright.ports.services import (
    AllowanceSpent,
    AnswerUnusable,
    KeyMissing,
    KeyRefused,
    RequestRefused,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)

pytestmark = pytest.mark.unit

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MOST = charge("0.10")


def ending(error: BaseException, settled: str | None = None) -> Ending:
    known = None if settled is None else charge(settled)
    return ended_in(error, known, MOST, now=NOW, breaker=BreakerPolicy())


@pytest.mark.parametrize(
    ("kind", "word", "amount"),
    [
        (ServiceUnreachable, Word.FAILED, "0"),
        (ServiceFailed, Word.FAILED, "0"),
        (AnswerUnusable, Word.FAILED, "0.10"),
        (ServiceBusy, Word.NOTHING, "0"),
        (KeyMissing, Word.NOTHING, "0"),
        (KeyRefused, Word.ANSWERED, "0"),
        (AllowanceSpent, Word.ANSWERED, "0"),
        (RequestRefused, Word.ANSWERED, "0"),
    ],
)
def test_what_an_error_costs_and_says(kind: type[ServiceError], word: Word, amount: str) -> None:
    ended = ending(kind("It said so.", service="chatter"))
    assert (ended.word, ended.charge.amount) == (word, Decimal(amount))
    assert ended.state is (CallState.FAILED if Decimal(amount) else CallState.RELEASED)
    assert (ended.outcome, ended.said) == (kind.__name__, "It said so.")


def test_a_call_that_broke_off_after_it_was_sent_costs_its_most() -> None:
    broken = ServiceUnreachable("It broke off.", service="chatter", charged=True)
    assert ending(broken).charge == MOST


def test_what_the_provider_knows_is_believed() -> None:
    unusable = AnswerUnusable("Not JSON.", service="chatter")
    assert ending(unusable, settled="0.02").charge.amount == Decimal("0.02")
    assert ending(unusable, settled="0").state is CallState.RELEASED


@pytest.mark.parametrize("error", [Cancelled("Stopped."), ValueError("ours"), KeyboardInterrupt()])
def test_an_error_of_ours_costs_the_most_and_is_kept_to_ourselves(error: BaseException) -> None:
    ended = ending(error)
    assert (ended.charge, ended.word, ended.said) == (MOST, Word.NOTHING, "")


def test_a_pause_that_was_asked_for_is_kept() -> None:
    busy = ServiceBusy("Slow down.", service="chatter", retry_after=7.5)
    assert ending(busy).not_before == NOW + timedelta(seconds=7.5)


def test_a_good_end_is_settled() -> None:
    ended = ended_well(charge("0.03"), "request 1", breaker=BreakerPolicy())
    assert (ended.state, ended.word) == (CallState.SETTLED, Word.ANSWERED)
    assert (ended.outcome, ended.request_id) == ("ok", "request 1")
