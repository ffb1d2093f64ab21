"""The circuit breaker: a service that keeps failing is left alone for a while.

::

    closed ──5 failures in a row──▶ open ──60 s──▶ half-open ──2 probes succeed──▶ closed
                                     ▲                 │
                                     └──a probe fails──┘

The pattern is Michael Nygard's (*Release It!*, "Circuit Breaker"). Half-open lets one call
through at a time; a probe that never reports, because its process died, is given up after
``BreakerPolicy.probe_lasts``.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum


class BreakerState(StrEnum):
    """Whether calls are let through."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


@dataclass(frozen=True, kw_only=True, slots=True)
class BreakerPolicy:
    """When a breaker opens and closes."""

    failures: int = 5
    """In a row, over all processes, after which it opens."""
    open_lasts: timedelta = timedelta(seconds=60)
    successes: int = 2
    """Of probes in a row, after which it closes."""
    probe_lasts: timedelta = timedelta(minutes=5)
    """After which a probe that told nothing no longer keeps others out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Breaker:
    """The breaker of one service. ``since`` is when it came into its state."""

    since: datetime
    state: BreakerState = BreakerState.CLOSED
    failures: int = 0
    """In a row."""
    successes: int = 0
    """Of probes, in a row."""
    probe: str = ""
    """The call that is trying the service now; empty where none is."""
    probed: datetime | None = None
    """When that call began."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """The breaker lets nothing through before ``until``, and then one call."""

    until: datetime
    probing: bool = False
    """Whether a call is trying the service now, so that it may be over sooner."""


def let_through(
    breaker: Breaker, call: str, now: datetime, policy: BreakerPolicy
) -> Breaker | Refused:
    """The breaker once ``call`` is let through, or why it is not."""
    if breaker.state is BreakerState.CLOSED:
        return breaker
    reopens = breaker.since + policy.open_lasts
    if breaker.state is BreakerState.OPEN:
        if now < reopens:
            return Refused(until=reopens)
        half_open = replace(breaker, state=BreakerState.HALF_OPEN, since=now, successes=0)
        return replace(half_open, probe=call, probed=now)
    if breaker.probed is not None and now < breaker.probed + policy.probe_lasts:
        return Refused(until=breaker.probed + policy.probe_lasts, probing=True)
    return replace(breaker, probe=call, probed=now)


def succeeded(breaker: Breaker, call: str, now: datetime, policy: BreakerPolicy) -> Breaker:
    """The breaker after the service answered a call.

    A call that was let through before the breaker opened says nothing of the service now.
    """
    if breaker.state is BreakerState.CLOSED:
        return replace(breaker, failures=0)
    if breaker.probe != call:
        return breaker
    successes = breaker.successes + 1
    if successes >= policy.successes:
        return Breaker(since=now)
    return replace(breaker, successes=successes, probe="", probed=None)


def failed(breaker: Breaker, call: str, now: datetime, policy: BreakerPolicy) -> Breaker:
    """The breaker after the service failed a call."""
    if breaker.state is BreakerState.CLOSED:
        failures = breaker.failures + 1
        if failures < policy.failures:
            return replace(breaker, failures=failures)
        return Breaker(since=now, state=BreakerState.OPEN, failures=failures)
    if breaker.probe != call:
        return breaker
    return Breaker(since=now, state=BreakerState.OPEN, failures=breaker.failures + 1)


def undecided(breaker: Breaker, call: str) -> Breaker:
    """The breaker after a call ended without a word about the service, such as by a stop."""
    if breaker.probe != call:
        return breaker
    return replace(breaker, probe="", probed=None)
