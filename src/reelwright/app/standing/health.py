"""How every outside service is: whether it may be called, and what is remembered of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from decimal import Decimal
from enum import StrEnum

from reelwright.app.wiring.providers import Providers
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import NOTHING
from reelwright.domain.services.breaker import Breaker, BreakerPolicy, BreakerState
from reelwright.ports.ledger import Books, By, CostLine, Health, RateLeft
from reelwright.ports.services import Kind, ServiceFacts


class Readiness(StrEnum):
    """Whether calls may be made."""

    READY = "ready"
    NO_KEY = "no key"
    RESTING = "resting"
    """It asked for a pause, or its breaker is open."""
    TRYING = "trying again"
    """Its breaker lets single calls through."""
    BROKEN = "broken"
    """The provider itself, or its key, cannot be used."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ServiceState:
    """One service. ``again`` is when a resting one is called again; None otherwise."""

    service: str
    title: str
    kinds: tuple[Kind, ...]
    readiness: Readiness
    reason: str = ""
    """Why it is not ready, as a sentence."""
    key_needed: bool = False
    key_set: bool = False
    breaker: Breaker | None = None
    """None where it was never called."""
    again: datetime | None = None
    answered: datetime | None = None
    failed: datetime | None = None
    error: str = ""
    rates: tuple[RateLeft, ...] = ()
    calls_today: int = 0
    cost_today: Decimal = NOTHING


def states(providers: Providers, books: Books, policy: BreakerPolicy) -> tuple[ServiceState, ...]:
    """Every service that there is a provider for, in the order of kinds.

    Raises:
        LibraryDamaged, LibraryTooNew, LibraryBusy, DiskFull, DiskForbidden.
    """
    now = datetime.now(tz=UTC)
    midnight = datetime.combine(now.date(), time(), tzinfo=UTC)
    remembered = _Remembered(
        now=now,
        books=books,
        policy=policy,
        health={each.service: each for each in books.health()},
        today={line.key: line for line in books.costs(By.SERVICE, since=midnight)},
    )
    found, broken = _services(providers)
    return (
        *(_state(facts, kinds, providers, remembered) for facts, kinds in found),
        *broken,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Remembered:
    now: datetime
    books: Books
    policy: BreakerPolicy
    health: Mapping[str, Health]
    today: Mapping[str, CostLine]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Standing:
    """What a key or a breaker makes of a service."""

    readiness: Readiness = Readiness.READY
    reason: str = ""
    again: datetime | None = None
    key_set: bool = False


def _services(
    providers: Providers,
) -> tuple[list[tuple[ServiceFacts, tuple[Kind, ...]]], list[ServiceState]]:
    found: dict[str, tuple[ServiceFacts, tuple[Kind, ...]]] = {}
    broken: list[ServiceState] = []
    for kind, name, provider in providers.every():
        if isinstance(provider, ReelwrightError):
            broken.append(
                ServiceState(
                    service=name,
                    title=name,
                    kinds=(kind,),
                    readiness=Readiness.BROKEN,
                    reason=str(provider),
                )
            )
            continue
        facts, kinds = found.get(provider.facts.name, (provider.facts, ()))
        found[facts.name] = (facts, (*kinds, kind))
    return list(found.values()), broken


def _state(
    facts: ServiceFacts, kinds: tuple[Kind, ...], providers: Providers, remembered: _Remembered
) -> ServiceState:
    health = remembered.health.get(facts.name)
    today = remembered.today.get(facts.name)
    standing = _standing(facts, providers, remembered)
    return ServiceState(
        service=facts.name,
        title=facts.title,
        kinds=kinds,
        readiness=standing.readiness,
        reason=standing.reason,
        again=standing.again,
        key_needed=bool(facts.key),
        key_set=standing.key_set,
        breaker=health.breaker if health else None,
        answered=health.answered if health else None,
        failed=health.failed if health else None,
        error=health.error if health else "",
        rates=remembered.books.rates_left(facts.name, facts.limits),
        calls_today=today.calls if today else 0,
        cost_today=today.amount + today.unclear if today else NOTHING,
    )


def _standing(facts: ServiceFacts, providers: Providers, remembered: _Remembered) -> _Standing:
    try:
        key_set = providers.key(facts) is not None
    except ReelwrightError as error:
        return _Standing(readiness=Readiness.BROKEN, reason=str(error))
    if facts.key and not key_set:
        reason = f"It needs a key: reelwright keys set {facts.name} (from {facts.key_page})."
        return _Standing(readiness=Readiness.NO_KEY, reason=reason)
    return replace(_resting(facts.name, remembered), key_set=key_set)


def _resting(service: str, remembered: _Remembered) -> _Standing:
    health, now = remembered.health.get(service), remembered.now
    if health is None:
        return _Standing()
    breaker = health.breaker
    reopens = breaker.since + remembered.policy.open_lasts
    if breaker.state is BreakerState.OPEN and now < reopens:
        reason = f"It failed {breaker.failures} times in a row: {health.error}"
        return _Standing(readiness=Readiness.RESTING, reason=reason, again=reopens)
    if breaker.state is not BreakerState.CLOSED:
        reason = f"The next call tries it after failures: {health.error}"
        return _Standing(readiness=Readiness.TRYING, reason=reason)
    if health.not_before is not None and now < health.not_before:
        reason = "It asked for a pause."
        return _Standing(readiness=Readiness.RESTING, reason=reason, again=health.not_before)
    return _Standing()
