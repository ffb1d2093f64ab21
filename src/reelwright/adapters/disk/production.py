"""One production folder, locked by the run that works in it."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from reelwright.adapters.disk.durable import explained
from reelwright.adapters.disk.publication import commit, is_ours, recover, stage
from reelwright.adapters.disk.records import Journal, read_manifest
from reelwright.adapters.disk.session import HIDDEN, Session, alone_in
from reelwright.domain.production.manifest import MANIFEST, SCRIPT, Manifest, RunRecord
from reelwright.ports.lease import LeaseLost, NamedLease, Unleased
from reelwright.ports.productions import (
    FolderTaken,
    ManifestDamaged,
    ProductionForbidden,
    ProductionFull,
    Published,
)

# What file browsers leave in any folder that a person looks at.
_CLUTTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})


class FolderProduction:
    """A production folder that this run alone works in; see ``locked``."""

    def __init__(self, folder: Path, session: Session) -> None:
        self._folder = folder
        self._session = session

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self._folder

    @property
    def workspace(self) -> Path:
        """A hidden folder on the same file system, for files that will be published."""
        return self._session.work

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
            LeaseLost: somebody else has taken over; from then on nothing is changed.
            ProductionFull, ProductionForbidden.
        """
        try:
            return self._published(files, manifest, run)
        except FileNotFoundError as error:
            if self._session.stands:
                raise
            message = f"Another run has taken over the work in {self._folder}; this one ends."
            raise LeaseLost(message) from error

    def _published(
        self, files: Mapping[str, Path], manifest: Manifest, run: RunRecord
    ) -> Published:
        if self._session.is_pending:  # By an attempt of this run that a full disk ended.
            recover(self._folder, self._session.folder)
        records = stage(self._session.folder, files, self.workspace)
        complete = replace(manifest, files=records)
        journal = Journal(manifest=complete, run=run)
        return Published(
            manifest=complete, notes=commit(self._folder, self._session.folder, journal)
        )


@contextmanager
def locked(folder: Path, lease: NamedLease | None = None) -> Iterator[FolderProduction]:
    """Work in a folder that is empty, new, or a production; complete what a kill cut off.

    Who works under a lease takes over from who has lost theirs.

    Raises:
        FolderTaken, ProductionBusy, ManifestDamaged, ProductionFull, ProductionForbidden.
    """
    with writing(folder):
        check_usable(folder)
        stood = folder.exists()
        try:
            with alone_in(folder, lease or Unleased()) as session:
                for former in session.former:
                    recover(folder, former)
                session.forget_former()
                yield FolderProduction(folder, session)
        finally:
            if not (folder / MANIFEST).exists():
                _leave_no_trace(folder, keep=stood)


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


def _leave_no_trace(folder: Path, *, keep: bool) -> None:
    """Nothing was made: our hidden folder goes again, and the folder if we made it."""
    with suppress(OSError):  # It is not empty: there is something to complete, or a person's file.
        (folder / HIDDEN).rmdir()
        if not keep:
            folder.rmdir()
