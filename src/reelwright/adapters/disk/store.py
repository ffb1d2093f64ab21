"""The artefact store in a folder: ``ab/cdef….wav``, ``results/ab/cdef….json``, ``staging/``."""

import shutil
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime, timedelta
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
from reelwright.adapters.disk.pins import Pins
from reelwright.adapters.disk.staging import STAGING, Staging
from reelwright.adapters.disk.used import keeping_times, mark_used, used
from reelwright.domain.artefact import (
    Artefact,
    checked_suffix,
    name_of,
    named,
    result_name_of,
    sealed,
    unsealed,
)
from reelwright.domain.retention import Holding
from reelwright.ports.storage import Removed, Sizes
from reelwright.ports.store import ArtefactMissing, StoreForbidden, StoreFull

DAMAGED_KEPT = timedelta(days=2)
"""How long what is damaged lies aside, to be looked at."""
VERIFIED_UP_TO = 256 * 1024 * 1024
"""Bytes up to which an artefact is hashed when a process first asks for it (about 0.15 s)."""


class FileStore:
    """Keeps artefacts and results in one folder, safely under many processes and threads.

    An artefact whose bytes no longer match its name counts as missing, so that the step that
    made it makes it again. Results are opaque: a caller that recalls one and finds that an
    artefact named in it is gone (``ArtefactMissing``) does the step again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._results = folder / "results"
        self._damaged = folder / "damaged"
        self._staging = Staging(folder / STAGING)
        self._pins = Pins(folder / ".pins")
        self._verified: dict[Path, tuple[int, int]] = {}

    @contextmanager
    def staging(self, suffix: str) -> Iterator[Path]:
        """A path for a file or a folder, on the store's file system; removed at the end.

        A file that was adopted stays. A disk that fills while the body writes is told as
        ``StoreFull``, whatever error the writer made of it.

        Raises:
            StoreFull, StoreForbidden.
        """
        with self._explained(f"a new {suffix or 'file'}"):
            path = self._staging.new(checked_suffix(suffix))
            try:
                yield path
            finally:
                _removed(path)

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
            self._pins.hold(sha256)
            sync_file(file)
            move(file, final)
            sync_folder(final.parent)
            self._verified[final] = _stamp(final)
        return sha256

    def path(self, sha256: str, suffix: str) -> Path:
        """Where an artefact can be read; it is not removed under this process.

        Raises:
            ArtefactMissing: it is not in the store, or no longer the bytes of its name.
        """
        path = self._artefact(sha256, suffix)
        self._pins.hold(sha256)
        if not self._whole(path, sha256):
            message = (
                f"The artefact {sha256[:12]}{suffix} is not in {self._folder} any more: "
                "run the same command again to make it anew."
            )
            raise ArtefactMissing(message)
        mark_used(path)
        return path

    def recall(self, key: str) -> str | None:
        """The result that a step left under its key; None where it never finished."""
        file = self._folder / result_name_of(key)
        try:
            text = file.read_bytes().decode()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        mark_used(file)
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

    def holdings(self) -> Iterator[Holding]:
        """Every artefact that is there."""
        for file in self._artefacts():
            with suppress(FileNotFoundError):  # Another process has just removed it.
                yield Holding(
                    artefact=_artefact_in(file),
                    size=file.stat().st_size,
                    used=used(file),
                )

    def sizes(self) -> Sizes:
        """Everything else that is there."""
        results = [size_of(file) for file in self._results.glob("*/*.json")]
        damaged = [size_of(file) for file in self._damaged.glob("*")]
        return Sizes(
            results=len(results),
            result_bytes=sum(results),
            unfinished_bytes=sum(self._staging.sizes()),
            damaged=len(damaged),
            damaged_bytes=sum(damaged),
        )

    def remove(self, artefacts: Collection[Artefact]) -> Removed:
        """Remove artefacts, but none that a process of this machine is reading."""
        gone, in_use, freed = [], [], 0
        for artefact in artefacts:
            file = self._artefact(artefact.sha256, artefact.suffix)
            with self._explained(file.name), self._pins.alone_with(artefact.sha256) as alone:
                if not alone:
                    in_use.append(artefact)
                    continue
                freed += size_of(file)
                file.unlink(missing_ok=True)
                gone.append(artefact)
        return Removed(artefacts=tuple(gone), freed=freed, in_use=tuple(in_use))

    def sweep(self, results_before: datetime) -> int:
        """Remove what dead processes left, what is damaged for two days, and old results."""
        before = sum(self._staging.sizes())
        self._staging.sweep()
        freed = before - sum(self._staging.sizes())
        long_ago = datetime.now(tz=UTC) - DAMAGED_KEPT
        for files, oldest in (
            (self._results.glob("*/*.json"), results_before),
            (self._damaged.glob("*"), long_ago),
        ):
            for file in files:
                with suppress(FileNotFoundError):
                    if used(file) < oldest:
                        freed += size_of(file)
                        file.unlink()
        return freed

    def check(self, artefact: Artefact) -> bool:
        """Whether its bytes are those of its name; one that is damaged is set aside."""
        file = self._artefact(artefact.sha256, artefact.suffix)
        try:
            with keeping_times(file):
                whole = is_plain_file(file) and sha256_of(file) == artefact.sha256
        except FileNotFoundError:
            return True  # It was removed meanwhile.
        if not whole:
            with self._explained(file.name):
                self._damaged.mkdir(parents=True, exist_ok=True)
                file.replace(self._damaged / f"{artefact.sha256}{artefact.suffix}")
        return whole

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


def _removed(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
    shutil.rmtree(path, ignore_errors=True)


def _artefact_in(file: Path) -> Artefact:
    stem, dot, suffix = file.name.partition(".")
    return Artefact(sha256=file.parent.name + stem, suffix=dot + suffix)


def _stamp(file: Path) -> tuple[int, int]:
    state = file.stat()
    return state.st_size, state.st_mtime_ns
