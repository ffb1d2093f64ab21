"""Searches of stock that are not made twice in a day."""

import time
from collections.abc import Callable

from pydantic import TypeAdapter, ValidationError

from reelwright.domain.digest import digest_of
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.ports.footage import StockSource
from reelwright.ports.store import Store

ANSWER_VERSION = 1
"""Raised when the same search would be kept otherwise."""
LASTS = 24 * 3600
"""Seconds: Pixabay asks that answers are cached for 24 hours, and the others have no rule."""

_KEPT = TypeAdapter(tuple[float, tuple[StockItem, ...]])


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
        self._store = store
        self._address = address
        self._clock = clock

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
        kept = self._kept(key)
        if kept is not None:
            return kept
        found = self._source.search(query)
        self._store.remember(key, _KEPT.dump_json((self._clock(), found)).decode())
        return found

    def _kept(self, key: str) -> tuple[StockItem, ...] | None:
        known = self._store.recall(key)
        if known is None:
            return None
        try:
            at, found = _KEPT.validate_json(known)
        except ValidationError:
            return None
        return found if 0 <= self._clock() - at < LASTS else None
