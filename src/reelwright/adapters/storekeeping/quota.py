"""A store that keeps to a quota: what may go makes room, and beyond that nothing is taken."""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from reelwright.ports.store import Store, StoreFull


class QuotaStore:
    """Implements ``Store``.

    ``measure`` tells the bytes that count, ``make_room`` removes what may go. What this process
    adds is counted as it goes; what others add is seen at the next measurement, which comes
    before anything is refused.
    """

    def __init__(
        self,
        store: Store,
        quota: int,
        *,
        measure: Callable[[], int],
        make_room: Callable[[int], object],
        place: Path,
    ) -> None:
        self._store = store
        self._quota = quota
        self._measure = measure
        self._make_room = make_room
        self._place = place
        self._counted: int | None = None
        self._counting = threading.Lock()

    def staging(self, suffix: str) -> AbstractContextManager[Path]:
        """See ``Store``."""
        return self._store.staging(suffix)

    def adopt(self, file: Path) -> str:
        """See ``Store``.

        Raises:
            StoreFull: the quota would be passed, and nothing more may go.
        """
        self._require(file.stat().st_size)
        return self._store.adopt(file)

    def path(self, sha256: str, suffix: str) -> Path:
        """See ``Store``."""
        return self._store.path(sha256, suffix)

    def recall(self, key: str) -> str | None:
        """See ``Store``."""
        return self._store.recall(key)

    def remember(self, key: str, result: str) -> None:
        """See ``Store``; results are small, and counted at the next measurement."""
        self._store.remember(key, result)

    def _require(self, size: int) -> None:
        with self._counting:
            if self._counted is None or self._counted + size > self._quota:
                self._counted = self._measure()
            if self._counted + size > self._quota:
                self._make_room(size)
                self._counted = self._measure()
            if self._counted + size > self._quota:
                raise StoreFull(self._refusal())
            self._counted += size

    def _refusal(self) -> str:
        held, quota = ((self._counted or 0) / 1e6, self._quota / 1e6)
        return (
            f"The store in {self._place} holds {held:.1f} MB of the {quota:.1f} MB that "
            "store_quota allows, with trash and archive, and nothing more of it may go: see "
            "reelwright storage, then empty the trash, move the archive elsewhere, or raise "
            "store_quota."
        )
