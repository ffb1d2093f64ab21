"""The artefact store in a folder: ``ab/cdef….wav``, ``results/ab/cdef….json``, ``staging/``."""

import time
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from reelwright.adapters.disk.durable import (
    explained,
    is_plain_file,
    move,
    sha256_of,
    size_of,
    sync_file,
    sync_folder,
)
from reelwright.adapters.disk.staging import Staging
from reelwright.domain.artefact import (
    checked_suffix,
    name_of,
    named,
    result_name_of,
    sealed,
    unsealed,
)
from reelwright.ports.store import ArtefactMissing, StoreForbidden, StoreFull

VERIFIED_UP_TO = 256 * 1024 * 1024
"""Bytes up to which an artefact is hashed when a process first asks for it (about 0.15 s)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StoreSize:
    """What a store holds: numbers of files, and bytes."""

    artefacts: int
    artefact_bytes: int
    results: int
    result_bytes: int
    unfinished_bytes: int


class FileStore:
    """Keeps artefacts and results in one folder, safely under many processes and threads.

    An artefact whose bytes no longer match its name counts as missing, so that the step that
    made it makes it again. Results are opaque: a caller that recalls one and finds that an
    artefact named in it is gone (``ArtefactMissing``) does the step again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._results = folder / "results"
        self._staging = Staging(folder / "staging")
        self._verified: dict[Path, tuple[int, int]] = {}

    @contextmanager
    def staging(self, suffix: str) -> Iterator[Path]:
        """A path to write to, on the store's file system; removed at the end unless adopted.

        A disk that fills while the body writes is told as ``StoreFull``, whatever error the
        writer made of it.

        Raises:
            StoreFull, StoreForbidden.
        """
        with self._explained(f"a new {suffix or 'file'}"):
            path = self._staging.new(checked_suffix(suffix))
            try:
                yield path
            finally:
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def adopt(self, file: Path) -> str:
        """Move a finished file into the store and return its SHA-256.

        Raises:
            StoreFull, StoreForbidden.
        """
        if not is_plain_file(file):
            message = f"{file} is a link or no file; only a plain file can be moved in"
            raise ValueError(message)
        with self._explained(file.name):
            sha256 = sha256_of(file)
            final = self._artefact(sha256, file.suffix)
            final.parent.mkdir(parents=True, exist_ok=True)
            sync_file(file)
            move(file, final)
            sync_folder(final.parent)
            self._verified[final] = _stamp(final)
        return sha256

    def path(self, sha256: str, suffix: str) -> Path:
        """Where an artefact can be read.

        Raises:
            ArtefactMissing: it is not in the store, or no longer the bytes of its name.
        """
        path = self._artefact(sha256, suffix)
        if not self._whole(path, sha256):
            message = (
                f"The artefact {sha256[:12]}{suffix} is not in {self._folder} any more: "
                "run the same command again to make it anew."
            )
            raise ArtefactMissing(message)
        return path

    def recall(self, key: str) -> str | None:
        """The result that a step left under its key; None where it never finished."""
        try:
            text = (self._folder / result_name_of(key)).read_bytes().decode()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        return unsealed(text)

    def remember(self, key: str, result: str) -> None:
        """Leave a step's result (JSON text) under its key.

        Raises:
            StoreFull, StoreForbidden.
        """
        final = self._folder / result_name_of(key)
        with self.staging(".json") as temporary:
            final.parent.mkdir(parents=True, exist_ok=True)
            # Its own hash stands before it, so no fsync: what a power cut tears is not recalled.
            temporary.write_bytes(sealed(result).encode())
            temporary.replace(final)

    def size(self) -> StoreSize:
        """Count what is there."""
        artefacts = [size_of(file) for file in self._artefacts()]
        results = [size_of(file) for file in self._results.glob("*/*.json")]
        return StoreSize(
            artefacts=len(artefacts),
            artefact_bytes=sum(artefacts),
            results=len(results),
            result_bytes=sum(results),
            unfinished_bytes=sum(self._staging.sizes()),
        )

    def prune(self, keep: Collection[str], *, younger_than: float = 3600) -> int:
        """Remove artefacts whose SHA-256 is not kept; return the bytes that came free.

        Those younger than ``younger_than`` seconds stay: a run may be about to use them.
        Leftovers of killed processes go as well.
        """
        self._staging.sweep()
        freed, newest = 0, time.time() - younger_than
        for file in tuple(self._artefacts()):
            state = file.stat()
            if _name_of(file) not in keep and state.st_mtime <= newest:
                file.unlink(missing_ok=True)
                freed += state.st_size
        return freed

    def _whole(self, path: Path, sha256: str) -> bool:
        if not is_plain_file(path):
            return False
        stamp = _stamp(path)
        if self._verified.get(path) == stamp:
            return True
        size = stamp[0]
        whole = size > 0 if size > VERIFIED_UP_TO else sha256_of(path) == sha256
        if whole:
            self._verified[path] = stamp
        return whole

    def _artefact(self, sha256: str, suffix: str) -> Path:
        return self._folder / name_of(sha256, suffix)

    def _artefacts(self) -> Iterator[Path]:
        for file in self._folder.glob("[0-9a-f][0-9a-f]/*"):
            if named(f"{file.parent.name}/{file.name}"):
                yield file

    def _explained(self, what: str) -> AbstractContextManager[None]:
        return explained(what, self._folder, full=StoreFull, forbidden=StoreForbidden)


def _name_of(file: Path) -> str:
    return file.parent.name + file.name.partition(".")[0]


def _stamp(file: Path) -> tuple[int, int]:
    state = file.stat()
    return state.st_size, state.st_mtime_ns
