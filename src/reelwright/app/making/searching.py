"""Every research service that is set, as one that reports and tells what it cost."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from reelwright.adapters.guarded.kept_research import KeptResearch
from reelwright.adapters.guarded.research import GuardedResearch
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.providers import RESEARCH, Providers
from reelwright.domain.money import Charge, Usage
from reelwright.domain.research.findings import ResearchQuery
from reelwright.domain.research.suggestions import Report
from reelwright.domain.services.budgets import dollars
from reelwright.domain.services.rates import RateLimit
from reelwright.ports.guard import Guard
from reelwright.ports.ledger import RateLeft
from reelwright.ports.research import ResearchSource
from reelwright.ports.services import KeyMissing, ServiceFacts
from reelwright.ports.store import Store
from reelwright.workflows.research.research import research

_SPANS = {60: "a minute", 3600: "an hour", 24 * 3600: "a day"}


class Purse(Guard, Protocol):
    """A guard that tells what its calls have cost."""

    def spent(self) -> Decimal:
        """In US dollars, by all calls of this run."""


class Rates(Protocol):
    """The part of the books that tells how much of a limit is left."""

    def rates_left(self, service: str, limits: tuple[RateLimit, ...]) -> tuple[RateLeft, ...]:
        """How much of each limit is left now."""


@dataclass(frozen=True, kw_only=True)
class Searching:
    """Implements ``Researcher``: each search is kept for a day, and made under the guard."""

    settings: Settings
    providers: Providers
    store: Store
    guard: Purse
    rates: Rates

    @property
    def price(self) -> Charge:
        """What asking every service costs, where nothing of it was kept."""
        sources, _ = self._sources()
        charges = [source.price for _, source in sources]
        return Charge(
            usage=Usage(requests=len(charges)),
            amount=sum((charge.amount for charge in charges), Decimal(0)),
            source=", ".join(dict.fromkeys(charge.source for charge in charges if charge.source)),
        )

    def report(self, topic: str, language: str) -> Report:
        """Ask the services in order, and count.

        Raises:
            ResearchUnavailable, ProviderUnknown, Cancelled.
        """
        sources, notes = self._sources()
        query = ResearchQuery(
            topic=" ".join(topic.split()),
            language=language or "en",
            country=self.settings.country.upper(),
        )
        before = self.guard.spent()
        found = research(query, [source for _, source in sources], notes)
        paid = f"This research cost {dollars(self.guard.spent() - before)}."
        return replace(found, account=(paid, *self._left([facts for facts, _ in sources])))

    def _sources(self) -> tuple[list[tuple[ServiceFacts, ResearchSource]], list[str]]:
        """The sources in order, and notes on those that cannot be asked."""
        sources: list[tuple[ServiceFacts, ResearchSource]] = []
        notes: list[str] = []
        for name in dict.fromkeys(self.settings.research):
            facts = self.providers.provider(RESEARCH, name).facts
            try:
                connected = self.providers.connect(RESEARCH, name)
            except KeyMissing as error:
                notes.append(f"Without {facts.title}: {error}")
                continue
            source = GuardedResearch(connected, facts, self.guard, self.settings.own_prices)
            address = self.providers.access(facts).address
            sources.append((facts, KeptResearch(source, self.store, address)))
        return sources, notes

    def _left(self, services: Sequence[ServiceFacts]) -> tuple[str, ...]:
        return tuple(
            f"{facts.title}: {rate.left} of {rate.limit.calls} {_span(rate.limit)} left."
            for facts in services
            for rate in self.rates.rates_left(facts.name, facts.limits)
        )


def _span(limit: RateLimit) -> str:
    hours, rest = divmod(limit.seconds, 3600)
    span = _SPANS.get(limit.seconds, f"{limit.seconds} s" if rest else f"{hours} hours")
    return f"searches in {span}"
