"""One production folder, locked by the run that works in it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from filelock import FileLock, Timeout

from reelwright.adapters.disk.durable import explained
from reelwright.adapters.disk.publication import HIDDEN, commit, is_ours, is_pending, recover, stage
from reelwright.adapters.disk.records import Journal, read_manifest
from reelwright.domain.production.manifest import MANIFEST, SCRIPT, Manifest, RunRecord
from reelwright.ports.productions import (
    FolderTaken,
    ManifestDamaged,
    ProductionBusy,
    ProductionForbidden,
    ProductionFull,
    Published,
)

# What file browsers leave in any folder that a person looks at.
_CLUTTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class FolderProduction:
    """A production folder that this run alone works in; see ``locked``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self._folder

    @property
    def workspace(self) -> Path:
        """A hidden folder on the same file system, for files that will be published."""
        return self._folder / HIDDEN / "work"

    @property
    def manifest(self) -> Manifest | None:
        """How it was last made; None where it never was."""
        return read_manifest(self._folder / MANIFEST)

    @property
    def script_edited(self) -> bool:
        """Whether a person changed ``script.md``, since it was last made or before."""
        script, manifest = self._folder / SCRIPT, self.manifest
        if not script.exists():
            return False
        if manifest is None or manifest.script_by_hand:
            return True
        return not is_ours(script, manifest.file(SCRIPT))

    def publish(self, files: Mapping[str, Path], manifest: Manifest, run: RunRecord) -> Published:
        """Put a whole new set of files in place of the last one.

        Raises:
            ProductionFull, ProductionForbidden.
        """
        records = stage(self._folder, files, self.workspace)
        complete = replace(manifest, files=records)
        notes = commit(self._folder, Journal(manifest=complete, run=run))
        return Published(manifest=complete, notes=notes)


@contextmanager
def locked(folder: Path) -> Iterator[FolderProduction]:
    """Work in a folder that is empty, new, or a production; complete what a kill cut off.

    Raises:
        FolderTaken, ProductionBusy, ManifestDamaged, ProductionFull, ProductionForbidden.
    """
    hidden = folder / HIDDEN
    with writing(folder):
        check_usable(folder)
        stood = folder.exists()
        hidden.mkdir(parents=True, exist_ok=True)
        lock = _acquired(folder)
        try:
            recover(folder)
            production = FolderProduction(folder)
            shutil.rmtree(production.workspace, ignore_errors=True)
            production.workspace.mkdir()
            yield production
        finally:
            shutil.rmtree(hidden / "work", ignore_errors=True)
            if not (folder / MANIFEST).exists() and not is_pending(folder):
                _leave_no_trace(folder, keep=stood)
            lock.release()


def check_usable(folder: Path) -> None:
    """Make sure that a folder may become, or is, a production.

    Raises:
        FolderTaken, ManifestDamaged.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        message = f"{folder} is a file: choose a folder for the production."
        raise FolderTaken(message)
    known = (folder / HIDDEN).is_dir()
    try:
        manifest = read_manifest(folder / MANIFEST)
    except ManifestDamaged:
        if known:
            raise
        manifest = None
    occupied = any(entry.name not in _CLUTTER for entry in folder.iterdir())
    if occupied and manifest is None and not known:
        message = (
            f"{folder} is not empty and not a production of Reelwright: choose an empty folder, "
            "or a name that does not exist yet."
        )
        raise FolderTaken(message)


def writing(folder: Path) -> AbstractContextManager[None]:
    """Tell of a full or forbidden disk in one sentence."""
    return explained("the production", folder, full=ProductionFull, forbidden=ProductionForbidden)


def _acquired(folder: Path) -> FileLock:
    lock = FileLock(folder / HIDDEN / "lock", thread_local=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        message = f"Another run is working in {folder}: wait until it has ended."
        raise ProductionBusy(message) from None
    return lock


def _leave_no_trace(folder: Path, *, keep: bool) -> None:
    """Nothing was made: our hidden folder goes again, and the folder if we made it."""
    shutil.rmtree(folder / HIDDEN, ignore_errors=True)
    if not keep:
        with suppress(OSError):  # It is not empty: a person put something there.
            folder.rmdir()
