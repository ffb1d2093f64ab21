"""A research source whose every search is made under the guard."""

from reelwright.domain.money import Charge
from reelwright.domain.own_prices import OwnPrices
from reelwright.domain.research.findings import Finding, ResearchQuery
from reelwright.ports.guard import Guard, Meter, ServiceCall, guarded
from reelwright.ports.research import ResearchSource
from reelwright.ports.services import ServiceFacts


class GuardedResearch:
    """Implements ``ResearchSource``: waits, repeats, refuses and records as the guard decides.

    ``own`` are prices of the owner, which stand instead of the source's.
    """

    def __init__(
        self,
        source: ResearchSource,
        facts: ServiceFacts,
        guard: Guard,
        own: OwnPrices | None = None,
    ) -> None:
        self._source = source
        self._facts = facts
        self._guard = guard
        self._own = own or OwnPrices()

    @property
    def service(self) -> str:
        """That of the source."""
        return self._source.service

    @property
    def price(self) -> Charge:
        """That of the owner, else of the source."""
        return self._own.of_search(self._facts.name, self._source.price)

    def search(self, query: ResearchQuery) -> tuple[Finding, ...]:
        """Search under the guard; its price is reserved before and settled after.

        Raises:
            ServiceError, BudgetPassed.
        """

        def searched(meter: Meter) -> tuple[Finding, ...]:
            found = self._source.search(query)
            meter.settle(self.price)
            return found

        call = ServiceCall(service=self._facts, operation="search", most=self.price)
        return guarded(self._guard, call, searched)
