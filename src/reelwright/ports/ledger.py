"""The book of every call to an outside service: what may be made, what was, what it cost.

Shared by every process that works in a home. ``admit`` decides and reserves in one transaction,
so that many processes together keep a rate limit, a breaker and a budget as one would.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from reelwright.domain.money import NOTHING, Charge
from reelwright.domain.services.breaker import Breaker, BreakerPolicy
from reelwright.domain.services.budgets import Budgets, Spent
from reelwright.ports.guard import ServiceCall
from reelwright.ports.services import RateLimit

RESERVATION_HOLDS = timedelta(hours=24)
"""How long a reservation that nobody closed still counts at its most.

Its process died between asking and writing down the answer, so the service may have charged.
A day covers every daily budget whole; then the video's budget is free of it, and reports go on
telling of it.
"""


class CallState(StrEnum):
    """How far a call came."""

    RESERVED = "reserved"
    """It may be under way; it counts at its most."""
    SETTLED = "settled"
    """It ended well, and counts at its charge."""
    FAILED = "failed"
    """It ended in an error after which the service may have charged."""
    RELEASED = "released"
    """It ended in an error, and cost nothing."""


class Word(StrEnum):
    """What the end of a call says of the service's health."""

    ANSWERED = "answered"
    FAILED = "failed"
    NOTHING = "nothing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Payer:
    """For whom calls are made. ``production`` is empty for calls outside of any video."""

    channel: str
    production: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """A call that somebody wants to make now. ``id`` is unique for ever."""

    id: str
    call: ServiceCall
    payer: Payer
    budgets: Budgets
    breaker: BreakerPolicy


@dataclass(frozen=True, kw_only=True, slots=True)
class Later:
    """Not now: a rate limit, ours or the service's, is used up until ``until``."""

    until: datetime
    reason: str
    """A part of a sentence that a person reads."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """How a call ended. ``outcome`` is ``ok`` or the error's name; ``said`` is its sentence."""

    state: CallState
    charge: Charge
    word: Word
    outcome: str
    said: str = ""
    request_id: str = ""
    not_before: datetime | None = None
    """When the service takes calls again, where it said so."""
    breaker: BreakerPolicy = field(default_factory=BreakerPolicy)


class Ledger(Protocol):
    """Where calls are admitted and closed."""

    def admit(self, claim: Claim) -> Later | None:
        """Reserve the call's most; None: it may be made now.

        Raises:
            BreakerOpen, BudgetPassed.
            LibraryDamaged, LibraryTooNew, LibraryBusy, DiskFull, DiskForbidden.
        """

    def close(self, call_id: str, ending: Ending) -> None:
        """Write down how an admitted call ended; closing again changes nothing.

        Raises:
            As ``admit``, but for the first line.
        """

    def entitle(self, payer: Payer, accounts: tuple[str, ...] = ()) -> None:
        """Keep the present title of a production that has paid anything.

        What was paid under ``accounts``, before there was a video, is its own from now on.

        Raises:
            As ``close``.
        """

    def spent(self, payer: Payer) -> Spent:
        """What the payer's budgets bear already."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CostLine:
    """What calls of one group cost.

    ``key`` is a production's id, a channel, a service's name or a day; ``title`` is for people.
    ``unclear`` may have been paid besides: the most of calls that are under way or were cut off.
    """

    key: str
    title: str
    calls: int
    failed: int
    amount: Decimal = NOTHING
    unclear: Decimal = NOTHING


@dataclass(frozen=True, kw_only=True, slots=True)
class PaidFor:
    """What a production paid one service for one operation, by one price table.

    ``unclear`` may have been paid besides, by calls that were cut off.
    """

    service: str
    operation: str
    subject: str
    amount: Decimal
    source: str
    unclear: Decimal = NOTHING


class By(StrEnum):
    """What costs are added up by."""

    VIDEO = "video"
    SERVICE = "service"
    DAY = "day"
    CHANNEL = "channel"


class CostBook(Protocol):
    """What was paid."""

    def costs(self, by: By, *, since: datetime | None = None) -> tuple[CostLine, ...]:
        """The sums, the newest or dearest first; of every call, or of those since a time."""

    def paid_for(self, production: str) -> tuple[PaidFor, ...]:
        """What a production has cost, over all its runs, by service."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RateLeft:
    """How much of a rate limit is left."""

    limit: RateLimit
    left: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Health:
    """What is remembered of a service."""

    service: str
    breaker: Breaker
    answered: datetime | None = None
    """When it last answered a call."""
    failed: datetime | None = None
    error: str = ""
    """What its last failure said."""
    not_before: datetime | None = None


class HealthBook(Protocol):
    """How services are."""

    def health(self) -> tuple[Health, ...]:
        """Every service that was ever called, by name."""

    def rates_left(self, service: str, limits: tuple[RateLimit, ...]) -> tuple[RateLeft, ...]:
        """How much of each limit is left now."""


class Books(Ledger, CostBook, HealthBook, Protocol):
    """All that is kept of calls."""
