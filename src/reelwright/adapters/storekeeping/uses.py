"""A store that knows what one run used of it, and writes that down for the run's production."""

import threading
from contextlib import AbstractContextManager
from pathlib import Path

from reelwright.domain.artefact import Artefact
from reelwright.ports.storage import References
from reelwright.ports.store import Store


class RecordedStore:
    """Implements ``Store`` and ``Uses`` for one run."""

    def __init__(self, store: Store, references: References) -> None:
        self._store = store
        self._references = references
        self._used: set[Artefact] = set()
        self._held: frozenset[Artefact] = frozenset()
        self._using = threading.Lock()

    def staging(self, suffix: str) -> AbstractContextManager[Path]:
        """See ``Store``."""
        return self._store.staging(suffix)

    def adopt(self, file: Path) -> str:
        """See ``Store``."""
        suffix = file.suffix
        sha256 = self._store.adopt(file)
        self._use(sha256, suffix)
        return sha256

    def path(self, sha256: str, suffix: str) -> Path:
        """See ``Store``."""
        path = self._store.path(sha256, suffix)
        self._use(sha256, suffix)
        return path

    def recall(self, key: str) -> str | None:
        """See ``Store``."""
        return self._store.recall(key)

    def remember(self, key: str, result: str) -> None:
        """See ``Store``."""
        self._store.remember(key, result)

    def hold(self, owner: str, *, finished: bool = False) -> None:
        """Keep what was used so far for an owner, beside what it has."""
        used = self._so_far()
        if used <= self._held and not finished:
            return
        known = self._references.of(owner)
        self._held = used | (known.artefacts if known else frozenset())
        self._references.refer(owner, self._held, finished=finished)

    def settle(self, owner: str) -> None:
        """The owner is made of what was used, and of nothing else."""
        self._references.refer(owner, self._so_far(), finished=True)

    def _use(self, sha256: str, suffix: str) -> None:
        with self._using:
            self._used.add(Artefact(sha256=sha256, suffix=suffix))

    def _so_far(self) -> frozenset[Artefact]:
        with self._using:
            return frozenset(self._used)
