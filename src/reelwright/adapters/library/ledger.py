"""Admitting calls and closing them, each in one transaction."""

import math
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    and_,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from reelwright.adapters.library import health, titles
from reelwright.adapters.library.engine import go_through, reading, writing
from reelwright.adapters.library.tables.calls import calls
from reelwright.adapters.library.tables.gates import CALLS
from reelwright.domain.money import NOTHING, Charge
from reelwright.domain.services.breaker import Breaker, Refused, let_through
from reelwright.domain.services.budgets import SCOPES, Shortfall, Spent, dollars, shortfall
from reelwright.domain.services.rates import RateLimit, free_at
from reelwright.ports.guard import BreakerOpen, BudgetPassed
from reelwright.ports.ledger import (
    RESERVATION_HOLDS,
    CallState,
    Claim,
    Ending,
    Health,
    Later,
    Payer,
)

_TRY_AGAIN = timedelta(seconds=1)
"""How soon to ask again while another call tries a service that had failed."""
_LONGEST_SAID = 500
"""Characters of an error's sentence that are kept."""


class DatabaseLedger:
    """The ledger on a database of either kind."""

    def __init__(self, engine: Engine, now: Callable[[], datetime]) -> None:
        self._engine = engine
        self._now = now

    def admit(self, claim: Claim) -> Later | None:
        """Reserve the call's most; None: it may be made now.

        Raises:
            BreakerOpen, BudgetPassed.
        """
        with writing(self._engine) as connection:
            go_through(connection, CALLS)
            now = self._now()
            standing = health.of(connection, claim.call.service.name, now)
            passed = let_through(standing.breaker, claim.id, now, claim.breaker)
            if isinstance(passed, Refused) and not passed.probing:
                raise _breaker_open(claim, standing, passed.until, now)
            _check_budgets(connection, claim, now)
            later = _probed(passed, now) or _asked_to_wait(standing, now)
            later = later or _used_up(connection, claim, now)
            if later or isinstance(passed, Refused):
                return later
            titles.remember(connection, claim.payer, now)
            connection.execute(insert(calls).values(_reservation(claim, now)))
            _keep_breaker(connection, claim, standing, passed, now)
        return None

    def close(self, call_id: str, ending: Ending) -> None:
        """Write down how an admitted call ended; closing again changes nothing."""
        with writing(self._engine) as connection:
            go_through(connection, CALLS)
            now = self._now()
            open_call = and_(calls.c.id == call_id, calls.c.state == CallState.RESERVED)
            service = connection.execute(select(calls.c.service).where(open_call)).scalar()
            if service is None:
                return
            connection.execute(update(calls).where(open_call).values(_closing(ending, now)))
            health.hear(connection, service, call_id, ending, now)

    def entitle(self, payer: Payer, accounts: tuple[str, ...] = ()) -> None:
        """Keep the title of a production that has paid, and give it what its accounts have."""
        others = [account for account in accounts if account != payer.production]
        with writing(self._engine) as connection:
            go_through(connection, CALLS)
            theirs = calls.c.production.in_([payer.production, *others])
            if not connection.execute(select(exists().where(theirs))).scalar_one():
                return
            titles.remember(connection, payer, self._now())
            if others:
                moved = update(calls).where(calls.c.production.in_(others))
                connection.execute(moved.values(production=payer.production))
                titles.forget(connection, others)

    def spent(self, payer: Payer) -> Spent:
        """What the payer's budgets bear already."""
        with reading(self._engine) as connection:
            return _spent(connection, payer, self._now())


def counts(now: datetime) -> ColumnElement[bool]:
    """Which calls count at present: those closed, and reservations that still hold."""
    return or_(calls.c.charged.is_not(None), calls.c.holds_until > now)


def day_of(now: datetime) -> datetime:
    """When the budgets' day began: midnight in UTC, as services bill."""
    return datetime.combine(now.astimezone(UTC).date(), time(), tzinfo=UTC)


def _check_budgets(connection: Connection, claim: Claim, now: datetime) -> None:
    needed = claim.call.most.amount
    if needed <= NOTHING:
        return
    short = shortfall(claim.budgets, _spent(connection, claim.payer, now), needed)
    if short is not None:
        raise _budget_passed(claim, short)


def _spent(connection: Connection, payer: Payer, now: datetime) -> Spent:
    today = and_(calls.c.begun >= day_of(now), counts(now))
    total = func.coalesce(func.sum(func.coalesce(calls.c.charged, calls.c.most)), NOTHING)
    day, channel_day = (
        connection.execute(select(total).where(*conditions)).scalar_one()
        for conditions in ((today,), (today, calls.c.channel == payer.channel))
    )
    video = NOTHING
    if payer.production:
        of_video = select(total).where(calls.c.production == payer.production, counts(now))
        video = connection.execute(of_video).scalar_one()
    return Spent(video=video, channel_day=channel_day, day=day)


def _probed(passed: Breaker | Refused, now: datetime) -> Later | None:
    if not isinstance(passed, Refused):
        return None
    soon = min(passed.until, now + _TRY_AGAIN)
    return Later(until=soon, reason="another call is trying it after failures")


def _asked_to_wait(standing: Health, now: datetime) -> Later | None:
    until = standing.not_before
    if until is None or until <= now:
        return None
    return Later(until=until, reason="it asked for a pause")


def _used_up(connection: Connection, claim: Claim, now: datetime) -> Later | None:
    """The rate limit that keeps the call longest, if one does."""
    service = claim.call.service
    waits = [
        Later(
            until=until, reason=f"its limit of {limit.calls} calls in {limit.seconds} s is used up"
        )
        for limit in service.limits
        for until in (free_at(limit, _nth_last(connection, service.name, limit, now)),)
        if until is not None
    ]
    return max(waits, key=lambda later: later.until, default=None)


def _nth_last(
    connection: Connection, service: str, limit: RateLimit, now: datetime
) -> datetime | None:
    """When the call began that has to leave the window before the next; None: there is room."""
    begun = connection.execute(
        select(calls.c.begun)
        .where(
            calls.c.service == service,
            calls.c.begun > now - timedelta(seconds=limit.seconds),
        )
        .order_by(calls.c.begun.desc())
        .limit(1)
        .offset(limit.calls - 1)
    ).scalar()
    return begun if isinstance(begun, datetime) else None


def _keep_breaker(
    connection: Connection, claim: Claim, standing: Health, passed: Breaker, now: datetime
) -> None:
    if passed != standing.breaker:
        health.keep_breaker(connection, claim.call.service.name, passed, now)


def _reservation(claim: Claim, now: datetime) -> dict[str, object]:
    call = claim.call
    return {
        "id": claim.id,
        "service": call.service.name,
        "operation": call.operation,
        "subject": call.subject,
        "channel": claim.payer.channel,
        "production": claim.payer.production or None,
        "state": CallState.RESERVED,
        "most": call.most.amount,
        "begun": now,
        "holds_until": now + RESERVATION_HOLDS,
        "request_id": "",
        "outcome": "",
        "said": "",
        **_used(call.most),
    }


def _closing(ending: Ending, now: datetime) -> dict[str, object]:
    return {
        "state": ending.state,
        "charged": ending.charge.amount,
        "request_id": ending.request_id[:200],
        "ended": now,
        "outcome": ending.outcome,
        "said": ending.said[:_LONGEST_SAID],
        **_used(ending.charge),
    }


def _used(charge: Charge) -> dict[str, object]:
    usage = charge.usage
    return {
        "requests": usage.requests,
        "input_tokens": usage.input_tokens,
        "cached_tokens": usage.cached_tokens,
        "output_tokens": usage.output_tokens,
        "characters": usage.characters,
        "seconds": usage.seconds,
        "price_source": charge.source,
    }


def _breaker_open(claim: Claim, standing: Health, until: datetime, now: datetime) -> BreakerOpen:
    service = claim.call.service
    seconds = max(1, math.ceil((until - now).total_seconds()))
    last = f" (the last time: {standing.error.rstrip('.')})" if standing.error else ""
    message = (
        f"{service.title} failed {standing.breaker.failures} times in a row{last}, so it is left "
        f"alone for {seconds} s more: run it again then, or choose another service."
    )
    return BreakerOpen(message, service=service.name, retry_after=float(seconds))


def _budget_passed(claim: Claim, short: Shortfall) -> BudgetPassed:
    message = (
        f"The next call to {claim.call.service.title} could cost {dollars(short.needed)}, and "
        f"{dollars(short.left)} of the {dollars(short.limit)} for {SCOPES[short.budget]} is left: "
        f"raise {short.budget}, or make do with less."
    )
    return BudgetPassed(message, budget=short.budget, left=short.left, needed=short.needed)
