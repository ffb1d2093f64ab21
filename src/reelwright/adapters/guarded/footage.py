"""Stock sources and their downloads, every call of them made under the guard."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.domain.money import Charge, Usage
from reelwright.domain.own_prices import OwnPrices
from reelwright.ports.footage import StockSource
from reelwright.ports.guard import Guard, ServiceCall, guarded
from reelwright.ports.services import ServiceFacts
from reelwright.ports.web import Downloader

FREE = Charge(usage=Usage())


class GuardedStock:
    """Implements ``StockSource``: waits, repeats, refuses and records as the guard decides.

    A search is free where ``own``, the prices of the owner, do not say otherwise.
    """

    def __init__(
        self, source: StockSource, facts: ServiceFacts, guard: Guard, own: OwnPrices | None = None
    ) -> None:
        self._source = source
        self._facts = facts
        self._guard = guard
        self._price = (own or OwnPrices()).of_search(facts.name, FREE)

    @property
    def service(self) -> str:
        """That of the source."""
        return self._source.service

    @property
    def kinds(self) -> frozenset[StockKind]:
        """Those of the source."""
        return self._source.kinds

    def search(self, query: StockQuery) -> tuple[StockItem, ...]:
        """Search under the guard; it counts against the service's limits.

        Raises:
            ServiceError, BudgetPassed.
        """
        call = ServiceCall(service=self._facts, operation="search", most=self._price)
        return guarded(self._guard, call, lambda _meter: self._source.search(query))


class GuardedDownloads:
    """Implements ``Downloader``.

    Files stand on other machines than the service's API: they have a breaker of their own,
    and do not count against the API's limits.
    """

    def __init__(
        self, downloader: Downloader, facts: Mapping[str, ServiceFacts], guard: Guard
    ) -> None:
        self._downloader = downloader
        self._facts = {name: files_of(one) for name, one in facts.items()}
        self._guard = guard

    def download(self, service: str, url: str, to: Path, *, largest: int) -> None:
        """Download under the guard.

        Raises:
            ServiceError.
        """
        call = ServiceCall(service=self._facts[service], operation="download", most=FREE)
        guarded(
            self._guard,
            call,
            lambda _meter: self._downloader.download(service, url, to, largest=largest),
        )


def files_of(facts: ServiceFacts) -> ServiceFacts:
    """The files of a service as a service of their own."""
    return replace(facts, name=f"{facts.name}-files", title=f"{facts.title} files", limits=())
