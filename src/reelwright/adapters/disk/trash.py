"""Deleted productions, each with a record of where its files were."""

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reelwright.adapters.disk.durable import move, write_whole
from reelwright.adapters.disk.publication import remove_empty
from reelwright.adapters.disk.records import TrashRecord, trash_record
from reelwright.adapters.disk.session import HIDDEN
from reelwright.domain.production.manifest import MANIFEST, RUN, Manifest
from reelwright.ports.productions import DeletedProduction, FolderTaken, ProductionMissing

RECORD = "record.json"


class Trash:
    """A folder of deleted productions. What is moved only in part can be deleted or restored on."""

    def __init__(self, folder: Path, *, holds: str = "deleted") -> None:
        """``holds``: what became of the productions in it, for the sentence that one is missing."""
        self._folder = folder
        self._holds = holds

    def put(self, folder: Path, manifest: Manifest, now: datetime) -> DeletedProduction:
        """Move a production's files here; the manifest last, so that a kill leaves it listed."""
        record = _record(folder, manifest, now)
        entry = self._folder / uuid.uuid4().hex
        begun = self._begun(folder)
        if begun is not None:
            entry, earlier = begun
            record = replace(record, files=tuple(dict.fromkeys((*earlier.files, *record.files))))
        entry.mkdir(parents=True, exist_ok=True)
        write_whole(trash_record.text(record), entry / RECORD, entry / "record.new")
        for name in (*(name for name in record.files if name != MANIFEST), MANIFEST):
            if (folder / name).exists():
                move(folder / name, entry / "files" / name)
                remove_empty((folder / name).parent, folder)
        return deleted_by(record)

    def all(self) -> tuple[DeletedProduction, ...]:
        """What is here, the newest first."""
        return tuple(deleted_by(record) for _, record in self._entries())

    def restore(self, name: str) -> Path:
        """Bring back the last production deleted under this name.

        Raises:
            ProductionMissing, FolderTaken.
        """
        entry, record = self._newest(name)
        for file in record.files:
            taken = record.folder / file
            if taken.exists() and (entry / "files" / file).exists():
                message = f"{taken} stands where {name} was: move or delete it, then restore again."
                raise FolderTaken(message)
        for file in record.files:
            if (entry / "files" / file).exists():
                move(entry / "files" / file, record.folder / file)
        shutil.rmtree(entry)
        return record.folder

    def purge(self, before: datetime) -> int:
        """Remove for good what was deleted before a moment; return the bytes that came free."""
        freed = 0
        for entry, record in tuple(self._entries()):
            if record.deleted < before:
                shutil.rmtree(entry)
                freed += record.size
        return freed

    def _begun(self, folder: Path) -> tuple[Path, TrashRecord] | None:
        """A deletion of this folder that was killed half-way: its manifest has not come yet."""
        for entry, record in self._entries():
            if record.folder == folder and not (entry / "files" / MANIFEST).exists():
                return entry, record
        return None

    def _newest(self, name: str) -> tuple[Path, TrashRecord]:
        for entry, record in self._entries():
            if name in {record.name, str(record.folder)}:
                return entry, record
        known = ", ".join(sorted({record.name for _, record in self._entries()})) or "nothing"
        message = f"There is no {self._holds} production {name}; there is: {known}."
        raise ProductionMissing(message)

    def _entries(self) -> Iterator[tuple[Path, TrashRecord]]:
        read = ((file.parent, trash_record.read(file)) for file in self._folder.glob(f"*/{RECORD}"))
        entries = [(entry, record) for entry, record in read if record is not None]
        yield from sorted(entries, key=lambda pair: pair[1].deleted, reverse=True)


def _record(folder: Path, manifest: Manifest, now: datetime) -> TrashRecord:
    own = [*(record.name for record in manifest.files), RUN, MANIFEST]
    files = tuple(name for name in own if (folder / name).is_file())
    kept = sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and HIDDEN not in file.relative_to(folder).parts
    )
    return TrashRecord(
        name=folder.name,
        title=manifest.title,
        folder=folder,
        deleted=now,
        size=sum((folder / name).stat().st_size for name in files),
        files=files,
        kept=tuple(name for name in kept if name not in own),
        id=manifest.id,
    )


def deleted_by(record: TrashRecord) -> DeletedProduction:
    """What a record tells."""
    return DeletedProduction(
        name=record.name,
        title=record.title,
        folder=record.folder,
        deleted=record.deleted,
        size=record.size,
        kept=record.kept,
        id=record.id,
    )
