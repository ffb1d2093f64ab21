"""Production folders: making, finding, deleting and bringing back."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import ClassVar, Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.production.manifest import Manifest, RunRecord
from reelwright.ports.disk import DiskForbidden, DiskFull
from reelwright.ports.lease import NamedLease


class FolderTaken(ReelwrightError):
    """The folder holds something else."""


class ProductionBusy(ReelwrightError):
    """Another run is working in the folder."""

    retryable: ClassVar[bool] = True


class ProductionMissing(ReelwrightError):
    """There is no such production."""


class ProductionUnclear(ReelwrightError):
    """Several productions have this name."""


class ManifestDamaged(ReelwrightError):
    """The manifest cannot be read, so that nobody knows whose the files are."""


class ArchiveDamaged(ReelwrightError):
    """What is archived is not what was put there."""


class ProductionFull(DiskFull):
    """The disk has no room for the production's files."""


class ProductionForbidden(DiskForbidden):
    """The production's folder may not be written."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownProduction:
    """A production that was made: its folder, its manifest, when its last run ended."""

    folder: Path
    manifest: Manifest
    size: int
    """Bytes of its files."""
    ended: datetime | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class DeletedProduction:
    """A production in the trash, where it was, and when it was deleted."""

    name: str
    title: str
    folder: Path
    deleted: datetime
    size: int
    kept: tuple[str, ...] = ()
    """The owner's own files, which stayed in the folder."""
    id: str = ""
    """Its name in the library; empty where it is older than the library."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """What stands in the folder now; a note for each file of the owner's that was moved aside."""

    manifest: Manifest
    notes: tuple[str, ...] = ()


class OpenProduction(Protocol):
    """A production folder that this run alone works in."""

    @property
    def folder(self) -> Path:
        """The folder itself."""

    @property
    def workspace(self) -> Path:
        """A hidden folder on the same file system, for files that will be published."""

    @property
    def manifest(self) -> Manifest | None:
        """How it was last made; None where it never was."""

    @property
    def script_edited(self) -> bool:
        """Whether a person changed ``script.md``, since it was last made or before."""

    def publish(self, files: Mapping[str, Path], manifest: Manifest, run: RunRecord) -> Published:
        """Put a whole new set of files in place of the last one.

        ``files`` maps each path inside the folder (with ``/``) to a finished file: moved if it
        lies in ``workspace``, copied otherwise. The manifest's ``files`` are filled in, and it
        and ``run.json`` are written. Until every file is whole on the folder's disk nothing
        that stands is touched; from then on a killed run is completed by the next. Files of the
        last set that are no longer part go; what a person made or changed is never removed,
        but renamed where it is in the way (``thumbnail.yours.jpg``).

        Raises:
            LeaseLost: somebody else has taken over; from then on nothing is changed.
            ProductionFull, ProductionForbidden.
        """


class Productions(Protocol):
    """The productions of a home, and those made elsewhere with ``--output``."""

    def folder_for(self, slug: str, source: str) -> Path:
        """Where in the home a source's production belongs.

        The folder that holds the slug's production of this source already, else one that is
        free: ``slug``, ``slug-2`` ...
        """

    def open(
        self, folder: Path, lease: NamedLease | None = None
    ) -> AbstractContextManager[OpenProduction]:
        """Work in a folder, which is made if it does not exist, and remember it.

        Who works under a lease takes over from who has lost theirs.

        Raises:
            FolderTaken, ProductionBusy, ManifestDamaged, ProductionFull, ProductionForbidden.
        """

    def owner_of(self, file: Path) -> Path | None:
        """The production folder whose own file this is; None where it is nobody's."""

    def all(self) -> tuple[KnownProduction, ...]:
        """Every production, the newest first; folders that are gone are left out."""

    def find(self, name: str) -> KnownProduction:
        """The production of this slug or folder.

        Raises:
            ProductionMissing: with the names that are near.
            ProductionUnclear: several are called so.
        """

    def delete(self, name: str) -> DeletedProduction:
        """Move a production's files to the trash; files of the owner's own stay.

        Raises:
            ProductionMissing, ProductionBusy, ProductionFull, ProductionForbidden.
        """

    def deleted(self) -> tuple[DeletedProduction, ...]:
        """What is in the trash, the newest first."""

    def restore(self, name: str) -> Path:
        """Bring the last deleted production of this name back; return its folder.

        Raises:
            ProductionMissing, FolderTaken, ProductionFull, ProductionForbidden.
        """

    def purge(self, older_than: timedelta) -> int:
        """Empty the trash of what was deleted longer ago; return the bytes that came free."""


class Archive(Protocol):
    """Productions that were put away: they take no part, and can be brought back."""

    def archive(self, name: str, to: Path) -> DeletedProduction:
        """Move a production's files to a folder elsewhere; files of the owner's own stay.

        Raises:
            ProductionMissing, ProductionBusy, ProductionFull, ProductionForbidden.
        """

    def archived(self, folder: Path) -> tuple[DeletedProduction, ...]:
        """What is in an archive, the newest first."""

    def unarchive(self, name: str, folder: Path) -> Path:
        """Bring a production back from an archive; return its folder.

        Raises:
            ProductionMissing, FolderTaken, ProductionFull, ProductionForbidden.
        """


class Shelf(Protocol):
    """An archive in a bucket."""

    def archive(self, name: str) -> DeletedProduction:
        """Move a production's files there; files of the owner's own stay.

        Raises:
            ProductionMissing, ProductionBusy, ProductionFull, ProductionForbidden, ArchiveDamaged.
            StoreUnreachable, StoreRefused: it stands here until it is archived again.
        """

    def archived(self) -> tuple[DeletedProduction, ...]:
        """What is there, the newest first."""

    def unarchive(self, name: str) -> Path:
        """Bring a production back; return its folder.

        Raises:
            ProductionMissing, FolderTaken, ProductionFull, ProductionForbidden, ArchiveDamaged.
            StoreUnreachable, StoreRefused.
        """
