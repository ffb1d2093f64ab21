"""Backups of a home: what they hold, and what can go wrong with making and restoring one."""

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.disk import DiskForbidden, DiskFull


class BackupDamaged(ReelwrightError):
    """A backup is not whole, or not one of ours."""


class BackupTooNew(ReelwrightError):
    """A backup was written by a newer Reelwright."""


class BackupFull(DiskFull):
    """The disk has no room for the backup, or for what is restored."""


class BackupForbidden(DiskForbidden):
    """A folder of the backup, or of what is restored, may not be written."""


class HomeTaken(ReelwrightError):
    """Something stands where a backup should be restored."""


class HomeBusy(ReelwrightError):
    """A process is working in the home, or another backup of it is being made."""

    retryable: ClassVar[bool] = True


class HomeDamaged(ReelwrightError):
    """Something in the home cannot be backed up as it is."""


class PassphraseWrong(ReelwrightError):
    """The keys in a backup do not open with this passphrase."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """A file of a backup, by its path in the home (with ``/``)."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BackupRecord:
    """What a backup holds."""

    made: datetime
    version: str
    """Of the Reelwright that wrote it."""
    members: tuple[Member, ...]
    notes: tuple[str, ...] = ()
    whole: bool = True
    """Whether productions and all else are in it; else databases and settings alone."""
    home: str = ""
    """Where the home stood; empty in backups that do not tell."""

    @property
    def size(self) -> int:
        """Bytes of everything in it."""
        return sum(member.size for member in self.members)


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What of a home is backed up."""

    home: Path
    mark: str = ""
    """What the home is called among those that share a place, in hexadecimal digits."""
    whole: bool = True
    """Whether all of it; else databases and settings alone."""
    store: bool = False
    """Whether the store too; without it, making a production again takes longer."""
    needed: frozenset[str] = frozenset()
    """SHA-256 of artefacts that are in it without the store: releases that wait upload them."""
    server: Callable[[Path], None] | None = None
    """Writes a verified copy of the server's database; None where databases are files."""
    secrets: Mapping[str, Path] | None = None
    """Files of the keys by their path in the home; None to leave the keys out."""
    passphrase: str = ""
    """What the keys are encrypted with."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BackedUp:
    """A backup that was verified after it was written."""

    place: str
    """Its file, or its address."""
    size: int
    """Bytes of the file."""
    record: BackupRecord


@dataclass(frozen=True, kw_only=True, slots=True)
class Restored:
    """A home that stands as it was backed up."""

    home: Path
    record: BackupRecord
    aside: Path | None
    """Where what stood there before is now."""
    dump: Path | None = None
    """A copy of the server's database as it stood before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Undone:
    """A home that is again as it was before a restore."""

    home: Path
    aside: Path | None
    """Where what had been restored is now."""
    dump: Path | None = None
    """A copy of the server's database as it had been restored."""


class BackupPlace(Protocol):
    """Where backups are kept: a folder, or a bucket."""

    def keep(self, contents: Contents) -> BackedUp:
        """Write a backup there; it has its name only once it was read again and is whole.

        Raises:
            HomeDamaged, BackupFull, BackupForbidden, BackupDamaged.
            StoreUnreachable, StoreRefused: a bucket's.
        """

    def names(self) -> tuple[str, ...]:
        """What lies there, whatever it is."""

    def remove(self, names: Collection[str]) -> None:
        """Remove backups."""

    def fetch(self, name: str) -> AbstractContextManager[Path]:
        """A backup as a file, as long as it is needed.

        Raises:
            BackupDamaged: there is none of this name.
        """
