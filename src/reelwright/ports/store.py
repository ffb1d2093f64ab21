"""Artefacts by content, and the results of steps by key."""

from contextlib import AbstractContextManager
from pathlib import Path
from typing import ClassVar, Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.disk import DiskForbidden, DiskFull


class ArtefactMissing(ReelwrightError):
    """An artefact that was kept is no longer there."""


class StoreFull(DiskFull):
    """The disk has no room for another artefact."""


class StoreForbidden(DiskForbidden):
    """The store's folder may not be written."""


class StoreUnreachable(ReelwrightError):
    """Storage over the network did not answer, or failed, for as long as we kept trying."""

    retryable: ClassVar[bool] = True


class StoreRefused(ReelwrightError):
    """Storage over the network does not take our keys, or has no such bucket."""


class Store(Protocol):
    """Keeps files under the hash of their bytes. Nothing half-written ever has a final name.

    A suffix is as ``Path.suffix`` gives it, with its dot. Where the files lie elsewhere than on
    this machine, every method may raise ``StoreUnreachable`` and ``StoreRefused``.
    """

    def staging(self, suffix: str) -> AbstractContextManager[Path]:
        """A path for a file or a folder, on the store's file system; removed at the end.

        A file that was adopted stays. What a killed process leaves there, the next one removes.
        A disk that fills while the body writes is told as ``StoreFull``.

        Raises:
            StoreFull, StoreForbidden.
        """

    def adopt(self, file: Path) -> str:
        """Move a finished file into the store and return its SHA-256.

        Raises:
            StoreFull, StoreForbidden.
        """

    def path(self, sha256: str, suffix: str) -> Path:
        """Where an artefact can be read.

        Raises:
            ArtefactMissing: it is not in the store.
        """

    def recall(self, key: str) -> str | None:
        """The result that a step left under its key; None where it never finished.

        Artefacts that it names may be gone since: ``path`` then raises ``ArtefactMissing``, and
        the caller does the step again.
        """

    def remember(self, key: str, result: str) -> None:
        """Leave a step's result (JSON text) under its key.

        Raises:
            StoreFull, StoreForbidden.
        """
