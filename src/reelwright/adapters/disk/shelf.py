"""Productions that were put away into a bucket."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Protocol

from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.records import trash_record
from reelwright.adapters.disk.trash import RECORD, deleted_by
from reelwright.ports.productions import ArchiveDamaged, DeletedProduction, ProductionMissing

_SUMS = "sums.json"
_CHUNK = 1 << 20


class Objects(Protocol):
    """A folder in a bucket, as ``adapters.s3.bucket.Bucket`` has it."""

    def upload(self, file: Path, name: str) -> None:
        """Write a file under a name."""

    def download(self, name: str, to: Path) -> bool:
        """Write an object to a file; whether there is one."""

    def read(self, name: str) -> bytes | None:
        """A small object; None where there is none."""

    def names(self) -> Iterator[str]:
        """Every object."""

    def remove(self, names: list[str]) -> None:
        """Remove objects."""


class BucketShelf:
    """Puts productions of a home into a bucket, ``<entry>/files/...`` each, and brings them back.

    What goes there stands in ``<home>/archive-unfinished`` until every file was read back from the
    bucket; the record goes last, so that an entry is whole once it is listed. Whatever was broken
    off goes on when it is asked for again.
    """

    def __init__(self, home: Path, objects: Objects, address: str) -> None:
        self._productions = FolderProductions(home)
        self._leaving = home / "archive-unfinished" / "leaving"
        self._coming = home / "archive-unfinished" / "coming"
        self._objects = objects
        self._address = address

    def archive(self, name: str) -> DeletedProduction:
        """Move a production's files there; files of the owner's own stay.

        Raises:
            ProductionMissing, ProductionBusy, ProductionFull, ProductionForbidden, ArchiveDamaged.
            StoreUnreachable, StoreRefused: it stands here until it is archived again.
        """
        next(self._objects.names(), None)  # Nothing is moved for a bucket that does not answer.
        try:
            archived = self._productions.archive(name, self._leaving)
        except ProductionMissing:
            begun = [one for one in self._productions.archived(self._leaving) if _is(one, name)]
            if not begun:
                raise
            archived = begun[0]
        for record in sorted(self._leaving.glob(f"*/{RECORD}")):
            self._put(record.parent)
        return archived

    def archived(self) -> tuple[DeletedProduction, ...]:
        """What is there, and what has not arrived yet; the newest first."""
        there = [one for _, one in self._entries()]
        everything = (*there, *self._productions.archived(self._leaving))
        return tuple(sorted(everything, key=lambda one: one.deleted, reverse=True))

    def unarchive(self, name: str) -> Path:
        """Bring the last production of this name back; return its folder.

        Raises:
            ProductionMissing, FolderTaken, ProductionFull, ProductionForbidden.
            ArchiveDamaged: a file is not what was put there; nothing is changed.
            StoreUnreachable, StoreRefused.
        """
        for entry, one in self._entries():
            if _is(one, name):
                with self._fetched(entry) as fetched:
                    folder = self._productions.unarchive(name, fetched)
                self._forget(entry)
                return folder
        if any(_is(one, name) for one in self._productions.archived(self._leaving)):
            return self._productions.unarchive(name, self._leaving)
        message = f"There is no production {name} in {self._address}."
        raise ProductionMissing(message)

    def _put(self, entry: Path) -> None:
        files = sorted(file for file in (entry / "files").rglob("*") if file.is_file())
        sums = {file.relative_to(entry).as_posix(): _hash(file) for file in files}
        for name, expected in sums.items():
            self._objects.upload(entry / name, f"{entry.name}/{name}")
            with self._copy(f"{entry.name}/{name}", expected):
                pass
        (entry / _SUMS).write_text(json.dumps(sums, indent=1), encoding="utf-8")
        for name in (_SUMS, RECORD):
            self._objects.upload(entry / name, f"{entry.name}/{name}")
        shutil.rmtree(entry)

    def _entries(self) -> Iterator[tuple[str, DeletedProduction]]:
        """The newest first."""
        found = []
        for name in self._objects.names():
            entry, _, rest = name.partition("/")
            if rest == RECORD:
                with tempfile.TemporaryDirectory() as folder:
                    copy = Path(folder) / RECORD
                    self._objects.download(name, copy)
                    record = trash_record.read(copy)
                if record is not None:
                    found.append((entry, deleted_by(record)))
        return iter(sorted(found, key=lambda pair: pair[1].deleted, reverse=True))

    @contextmanager
    def _fetched(self, entry: str) -> Iterator[Path]:
        """A folder with this one entry, whole."""
        self._coming.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._coming) as folder:
            target = Path(folder) / entry
            for name, expected in self._sums(entry).items():
                with self._copy(f"{entry}/{name}", expected) as copy:
                    (target / name).parent.mkdir(parents=True, exist_ok=True)
                    copy.replace(target / name)
            target.mkdir(exist_ok=True)
            self._objects.download(f"{entry}/{RECORD}", target / RECORD)
            yield Path(folder)

    def _sums(self, entry: str) -> dict[str, str]:
        text = self._objects.read(f"{entry}/{_SUMS}")
        sums: dict[str, str] = json.loads(text or b"{}")
        for name in sums:
            parts = PurePosixPath(name).parts
            if parts[:1] != ("files",) or ".." in parts:
                raise self._damaged(f"{entry}/{name}")
        return sums

    @contextmanager
    def _copy(self, name: str, expected: str) -> Iterator[Path]:
        """An object as a file, which is what was put there."""
        self._coming.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._coming) as folder:
            copy = Path(folder) / "object"
            if not self._objects.download(name, copy):
                raise self._damaged(name)
            if _hash(copy) != expected:
                raise self._damaged(name)
            yield copy

    def _damaged(self, name: str) -> ArchiveDamaged:
        return ArchiveDamaged(
            f"{self._address}/{name} is not what was put there, so nothing is removed: try again, "
            "or bring the object back from an older version of the bucket."
        )

    def _forget(self, entry: str) -> None:
        """Remove an entry; its record first, without which nothing of it is listed."""
        self._objects.remove([f"{entry}/{RECORD}"])
        self._objects.remove(
            [name for name in self._objects.names() if name.startswith(f"{entry}/")]
        )


def _is(one: DeletedProduction, name: str) -> bool:
    return name in {one.name, str(one.folder)}


def _hash(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while chunk := opened.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
