"""Backups in a bucket, each written and verified here before it goes there."""

import hashlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from reelwright.adapters.backup.workspace import explained, workspace
from reelwright.adapters.backup.writing import back_up
from reelwright.ports.backup import BackedUp, BackupDamaged, Contents

_CHUNK = 1 << 20


class Objects(Protocol):
    """A folder in a bucket, as ``adapters.s3.bucket.Bucket`` has it."""

    def upload(self, file: Path, name: str) -> None:
        """Write a file under a name."""

    def download(self, name: str, to: Path) -> bool:
        """Write an object to a file; whether there is one."""

    def names(self) -> Iterator[str]:
        """Every object."""

    def remove(self, names: list[str]) -> None:
        """Remove objects."""


class BackupObjects:
    """Implements ``BackupPlace``; ``scratch`` is a folder with room for one backup, twice."""

    def __init__(self, objects: Objects, address: str, scratch: Path) -> None:
        self._objects = objects
        self._address = address.rstrip("/")
        self._scratch = scratch

    def keep(self, contents: Contents) -> BackedUp:
        """Write a backup there, and read it back.

        Raises:
            HomeDamaged, BackupFull, BackupForbidden, BackupDamaged.
            StoreUnreachable, StoreRefused.
        """
        with explained("the backup", self._scratch), workspace(self._scratch) as work:
            made = back_up(contents, work)
            name = made.file.name
            self._objects.upload(made.file, name)
            returned = work / "returned"
            place = f"{self._address}/{name}"
            if not self._objects.download(name, returned) or _hash(returned) != _hash(made.file):
                self._objects.remove([name])
                message = f"{place} did not come back as it was sent: back up again."
                raise BackupDamaged(message)
        return BackedUp(place=place, size=made.size, record=made.record)

    def names(self) -> tuple[str, ...]:
        """What lies there, whatever it is."""
        return tuple(sorted(self._objects.names()))

    def remove(self, names: Collection[str]) -> None:
        """Remove backups."""
        self._objects.remove(sorted(names))

    @contextmanager
    def fetch(self, name: str) -> Iterator[Path]:
        """A copy, as long as it is needed.

        Raises:
            BackupDamaged: there is none of this name. StoreUnreachable, StoreRefused.
        """
        with explained("the backup", self._scratch), workspace(self._scratch) as work:
            copy = work / name
            if not self._objects.download(name, copy):
                message = f"There is no backup {self._address}/{name}."
                raise BackupDamaged(message)
            yield copy


def _hash(file: Path) -> bytes:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.digest()
