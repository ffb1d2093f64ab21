"""What the end of a call says: to the books, and of the service's health."""

from datetime import datetime, timedelta

from reelwright.domain.money import Charge, Usage
from reelwright.domain.services.breaker import BreakerPolicy
from reelwright.ports.ledger import CallState, Ending, Word
from reelwright.ports.services import (
    AnswerUnusable,
    KeyMissing,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)

OK = "ok"


def ended_well(charge: Charge, request_id: str, *, breaker: BreakerPolicy) -> Ending:
    """The call did what it should."""
    return Ending(
        state=CallState.SETTLED,
        charge=charge,
        word=Word.ANSWERED,
        outcome=OK,
        request_id=request_id,
        breaker=breaker,
    )


def ended_in(
    error: BaseException,
    settled: Charge | None,
    most: Charge,
    *,
    now: datetime,
    breaker: BreakerPolicy,
) -> Ending:
    """The call ended in an error.

    What the provider settled before it raised is what it cost. Else it cost its most where the
    service may have charged, which is also so when we stopped in the middle, and nothing where
    the service says that it did not do the work.
    """
    charge = settled or (most if _may_have_charged(error) else Charge(usage=Usage(requests=1)))
    asked = error.retry_after if isinstance(error, ServiceError) else None
    return Ending(
        state=CallState.FAILED if charge.amount else CallState.RELEASED,
        charge=charge,
        word=_word(error),
        outcome=type(error).__name__,
        said=str(error) if isinstance(error, ServiceError) else "",
        not_before=None if asked is None else now + timedelta(seconds=asked),
        breaker=breaker,
    )


def _may_have_charged(error: BaseException) -> bool:
    return error.charged if isinstance(error, ServiceError) else True


def _word(error: BaseException) -> Word:
    """Refusals are answers: the service is well, whatever it thinks of us."""
    if isinstance(error, ServiceUnreachable | ServiceFailed | AnswerUnusable):
        return Word.FAILED
    if isinstance(error, ServiceBusy | KeyMissing):
        return Word.NOTHING
    return Word.ANSWERED if isinstance(error, ServiceError) else Word.NOTHING
