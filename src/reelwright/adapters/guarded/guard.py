"""The guard of a run: admission, repetition and book-keeping around every outside call."""

import random
import threading
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from types import TracebackType
from typing import Protocol, Self

from reelwright.adapters.guarded.endings import ended_in, ended_well
from reelwright.adapters.guarded.waiting import wait
from reelwright.domain.money import NOTHING, Charge
from reelwright.domain.production.manifest import CostRecord
from reelwright.domain.services.backoff import RetryPolicy, wait_before_next
from reelwright.domain.services.breaker import BreakerPolicy
from reelwright.domain.services.budgets import Budgets, Shortfall, Spent, shortfall
from reelwright.ports.guard import ServiceCall
from reelwright.ports.lease import Lease, Unleased
from reelwright.ports.ledger import Claim, Ending, Later, Ledger, PaidFor, Payer
from reelwright.ports.progress import Progress, Silent
from reelwright.ports.services import ServiceBusy, ServiceError


class Accounts(Ledger, Protocol):
    """The part of the books that a guard needs."""

    def paid_for(self, production: str) -> tuple[PaidFor, ...]:
        """What a production has cost, over all its runs, by service."""

    def spent(self, payer: Payer) -> Spent:
        """What the payer's budgets bear already."""


def _now() -> datetime:
    return datetime.now(tz=UTC)


@dataclass(frozen=True, kw_only=True, slots=True)
class Policy:
    """How calls are guarded."""

    budgets: Budgets = field(default_factory=Budgets)
    breaker: BreakerPolicy = field(default_factory=BreakerPolicy)
    retry: RetryPolicy = field(default_factory=RetryPolicy)


class ServiceGuard:
    """Guards the calls of one run, and keeps its account.

    No call is made where the ``lease`` on the work is lost; what earlier ones cost is still
    written down, since it was paid.

    Safe to use from several threads. ``now`` and ``pause`` are the clock's, ``chance`` is
    drawn from 0 to 1 before every wait.
    """

    def __init__(
        self,
        accounts: Accounts,
        channel: str,
        policy: Policy,
        *,
        lease: Lease | None = None,
        now: Callable[[], datetime] = _now,
        pause: Callable[[str, float, Progress], None] = wait,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._accounts = accounts
        self._policy = policy
        self._lease = lease or Unleased()
        self._payer = Payer(channel=channel)
        self._progress: Progress = Silent()
        self._spent = NOTHING
        self._called = False
        self._adding = threading.Lock()
        self._now = now
        self._pause = pause
        self._chance = chance

    def begin(self, production: str, title: str, progress: Progress) -> None:
        """From now on calls are of this production; waits are told to ``progress``."""
        self._payer = Payer(channel=self._payer.channel, production=production, title=title)
        self._progress = progress

    def entitle(self, title: str, accounts: tuple[str, ...] = ()) -> None:
        """The production is called so; it takes over what was paid under these accounts.

        A run that called nothing and has nothing to take over leaves the books closed.
        """
        self._payer = replace(self._payer, title=title)
        if self._payer.production and (accounts or self._called):
            self._lease.check()
            self._accounts.entitle(self._payer, accounts)

    def shortfall(self, needed: Decimal) -> Shortfall | None:
        """The budget with the least left that so much more would pass; None: it is within."""
        if needed <= NOTHING:
            return None
        return shortfall(self._policy.budgets, self._accounts.spent(self._payer), needed)

    def spent(self) -> Decimal:
        """What the calls of this run have cost so far, in US dollars."""
        return self._spent

    def costs(self) -> tuple[CostRecord, ...]:
        """What the production has cost over all its runs, by service and purpose."""
        if not self._payer.production:
            return ()
        return tuple(
            record
            for paid in self._accounts.paid_for(self._payer.production)
            for record in _cost_records(paid)
        )

    def attempts(self, call: ServiceCall) -> Iterator["Attempt"]:
        """Attempts until one ends without a retryable error.

        Raises:
            BreakerOpen, BudgetPassed, Cancelled, LeaseLost.
            ServiceBusy: a rate limit leaves no room for longer than our patience.
        """
        number = 1
        while True:
            attempt = Attempt(self, call, number)
            yield attempt
            if attempt.wait is None:
                return
            self._pause(call.service.title, attempt.wait, self._progress)
            number += 1

    def admit(self, call: ServiceCall) -> str:
        """Wait until the call may be made; return the id of its reservation."""
        claim = Claim(
            id=uuid.uuid4().hex,
            call=call,
            payer=self._payer,
            budgets=self._policy.budgets,
            breaker=self._policy.breaker,
        )
        self._lease.check()
        waited = 0.0
        while (later := self._accounts.admit(claim)) is not None:
            seconds = max(0.0, (later.until - self._now()).total_seconds())
            if waited + seconds > self._policy.retry.patience:
                raise _no_room(call, later, seconds)
            self._pause(call.service.title, seconds, self._progress)
            waited += seconds
            self._lease.check()
        self._called = True
        return claim.id

    def close(self, call_id: str, ending: Ending) -> None:
        """Write down how a call ended."""
        with self._adding:
            self._spent += ending.charge.amount
        self._accounts.close(call_id, ending)

    def ending_of(self, error: BaseException, settled: Charge | None, most: Charge) -> Ending:
        """How a call ended that left its block by an error."""
        return ended_in(error, settled, most, now=self._now(), breaker=self._policy.breaker)

    def ending_well(self, charge: Charge, request_id: str) -> Ending:
        """How a call ended that did what it should."""
        return ended_well(charge, request_id, breaker=self._policy.breaker)

    def wait_after(self, error: ServiceError, number: int) -> float | None:
        """Seconds until the next attempt; None: there is none."""
        return wait_before_next(
            self._policy.retry, number, retry_after=error.retry_after, chance=self._chance()
        )


class Attempt:
    """One attempt at a call: reserved on entering, closed on leaving, however it is left."""

    def __init__(self, guard: ServiceGuard, call: ServiceCall, number: int) -> None:
        self._guard = guard
        self._call = call
        self._number = number
        self._id = ""
        self._settled: Charge | None = None
        self._request_id = ""
        self.wait: float | None = None
        """Seconds until the next attempt, once this one has failed; None: it was the last."""

    def __enter__(self) -> Self:
        self._id = self._guard.admit(self._call)
        return self

    def settle(self, charge: Charge, request_id: str = "") -> None:
        """What the call did cost."""
        self._settled = charge
        self._request_id = request_id

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        if error is None:
            charge = self._settled or self._call.most
            self._guard.close(self._id, self._guard.ending_well(charge, self._request_id))
            return False
        self._guard.close(self._id, self._guard.ending_of(error, self._settled, self._call.most))
        if isinstance(error, ServiceError) and error.retryable:
            self.wait = self._guard.wait_after(error, self._number)
        return self.wait is not None


def _no_room(call: ServiceCall, later: Later, seconds: float) -> ServiceBusy:
    message = (
        f"{call.service.title} takes no calls for {seconds:.0f} s more ({later.reason}): run it "
        "again then, or choose another service."
    )
    return ServiceBusy(message, service=call.service.name, retry_after=seconds)


def _cost_records(paid: PaidFor) -> Iterator[CostRecord]:
    purpose = f"{paid.operation} {paid.subject}".strip()
    if paid.amount:
        yield CostRecord(
            service=paid.service, purpose=purpose, amount=paid.amount, basis=paid.source
        )
    if paid.unclear:
        basis = "the most that calls which were cut off can have cost"
        yield CostRecord(service=paid.service, purpose=purpose, amount=paid.unclear, basis=basis)
