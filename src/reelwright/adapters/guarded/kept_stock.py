"""Searches of stock that are not made twice in a day."""

import time
from collections.abc import Callable

from pydantic import TypeAdapter

from reelwright.adapters.guarded.kept_answers import KeptForADay
from reelwright.domain.digest import digest_of
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.ports.footage import StockSource
from reelwright.ports.store import Store

ANSWER_VERSION = 1
"""Raised when the same search would be kept otherwise."""

_FORM = TypeAdapter(tuple[float, tuple[StockItem, ...]])


class KeptStock:
    """Implements ``StockSource``: what a search found is kept by what was searched for."""

    def __init__(
        self,
        source: StockSource,
        store: Store,
        address: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._source = source
        self._address = address
        self._kept = KeptForADay(store=store, form=_FORM, clock=clock)

    @property
    def service(self) -> str:
        """That of the source."""
        return self._source.service

    @property
    def kinds(self) -> frozenset[StockKind]:
        """Those of the source."""
        return self._source.kinds

    def search(self, query: StockQuery) -> tuple[StockItem, ...]:
        """What was found in the last day, else what the source finds; errors as the source's."""
        key = digest_of("stock search", ANSWER_VERSION, self.service, self._address, query)
        return self._kept.answer(key, lambda: self._source.search(query))
