"""What may leave a store: rules of age, of use and of room. Who reads it now is not known here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from reelwright.domain.artefact import Artefact


@dataclass(frozen=True, kw_only=True, slots=True)
class Holding:
    """An artefact that a store holds."""

    artefact: Artefact
    size: int
    """Bytes."""
    used: datetime
    """When it was last used, as far as the store can tell; when it was made at the earliest."""


class Why(StrEnum):
    """Why an artefact leaves."""

    UNUSED = "unused"
    """No production is made of it, and nothing used it for long."""
    ROOM = "room"
    """The store is fuller than its quota, and no production is made of it."""
    REMADE = "remade"
    """The store is still fuller, and it can be rendered again when it is asked for."""


RENDERED = frozenset({".mp4", ".m4a"})
"""Suffixes of what is rendered for nothing from what stays; takes may have been paid for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Needed:
    """SHA-256 of what is needed by somebody."""

    under_way: frozenset[str] = frozenset()
    """By what is being made, or waits to be: it never goes."""
    finished: frozenset[str] = frozenset()
    """By productions that are done."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Leaving:
    """An artefact that may go."""

    holding: Holding
    why: Why


@dataclass(frozen=True, kw_only=True, slots=True)
class Retention:
    """How long and how much is kept."""

    unused: timedelta
    """How long what no production is made of is kept after its last use."""
    fresh: timedelta = timedelta(hours=48)
    """How long it stays even where room is needed: a run that was killed comes back for it."""
    settled: timedelta = timedelta(days=7)
    """How long a finished production keeps what could be rendered again, where room is needed."""
    quota: int | None = None
    """Most bytes to hold; None for no limit."""


def leaving(
    holdings: Iterable[Holding],
    needed: Needed,
    rules: Retention,
    now: datetime,
    *,
    beside: int = 0,
) -> tuple[Leaving, ...]:
    """What may go, in the order in which it should: the least recently used first.

    ``beside`` are bytes that count towards the quota and are not among the holdings.
    """
    everything = sorted(holdings, key=_by_use)
    over = beside + sum(each.size for each in everything) - (rules.quota or 0)
    chosen: dict[int, Leaving] = {}
    for why in Why:
        for number, each in enumerate(everything):
            if why is not Why.UNUSED and (rules.quota is None or over <= 0):
                break
            if number not in chosen and _may_go(each, why, needed, rules, now):
                chosen[number] = Leaving(holding=each, why=why)
                over -= each.size
    return tuple(chosen.values())


def _may_go(holding: Holding, why: Why, needed: Needed, rules: Retention, now: datetime) -> bool:
    sha256, age = holding.artefact.sha256, now - holding.used
    if sha256 in needed.under_way:
        return False
    if why is Why.REMADE:
        return holding.artefact.suffix in RENDERED and age >= rules.settled
    return sha256 not in needed.finished and age >= (
        rules.unused if why is Why.UNUSED else rules.fresh
    )


def _by_use(holding: Holding) -> tuple[datetime, str, str]:
    return holding.used, holding.artefact.sha256, holding.artefact.suffix
