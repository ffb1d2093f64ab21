"""Searches for a topic that are not made, nor paid, twice in a day."""

import time
from collections.abc import Callable

from pydantic import TypeAdapter, ValidationError

from reelwright.domain.digest import digest_of
from reelwright.domain.money import Charge
from reelwright.domain.research.findings import Finding, ResearchQuery
from reelwright.ports.research import ResearchSource
from reelwright.ports.store import Store

ANSWER_VERSION = 1
"""Raised when the same search would be kept otherwise."""
LASTS = 24 * 3600
"""Seconds: YouTube lets its answers be kept for 30 days; results are of the day."""

_KEPT = TypeAdapter(tuple[float, tuple[Finding, ...]])


class KeptResearch:
    """Implements ``ResearchSource``: what a search found is kept by what was searched for."""

    def __init__(
        self,
        source: ResearchSource,
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
    def price(self) -> Charge:
        """That of the source."""
        return self._source.price

    def search(self, query: ResearchQuery) -> tuple[Finding, ...]:
        """What was found in the last day, else what the source finds; errors as the source's."""
        key = digest_of("research", ANSWER_VERSION, self.service, self._address, query)
        kept = self._kept(key)
        if kept is not None:
            return kept
        found = self._source.search(query)
        self._store.remember(key, _KEPT.dump_json((self._clock(), found)).decode())
        return found

    def _kept(self, key: str) -> tuple[Finding, ...] | None:
        known = self._store.recall(key)
        if known is None:
            return None
        try:
            at, found = _KEPT.validate_json(known)
        except ValidationError:
            return None
        return found if 0 <= self._clock() - at < LASTS else None
