"""Writing a backup: gathered at one moment, hashed on the way, read again before it counts."""

import hashlib
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reelwright import __version__
from reelwright.adapters.backup.ages import SUFFIX, name_of
from reelwright.adapters.backup.databases import snapshot
from reelwright.adapters.backup.reading import verify
from reelwright.adapters.backup.record import KEYS, NAME, SERVER, text_of
from reelwright.adapters.backup.sealing import sealed
from reelwright.adapters.backup.selection import (
    databases,
    freeze_productions,
    plain_files,
    settings_files,
)
from reelwright.adapters.backup.workspace import explained, sync, workspace
from reelwright.ports.backup import BackupFull, BackupRecord, Contents, Member

_PACKED = frozenset(
    {".db", ".json", ".md", ".srt", ".toml", ".txt", ".vtt", ".xml", ".otio", ".wav"}
)
"""Suffixes of what becomes smaller by packing; pictures and videos do not."""
_CHUNK = 1 << 20


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """A file on the disk, and its name in the backup."""

    name: str
    file: Path


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenBackup:
    """A backup in a file."""

    file: Path
    size: int
    record: BackupRecord


def back_up(contents: Contents, folder: Path) -> WrittenBackup:
    """Write a backup into a folder; it has its name only once it was read again and is whole.

    Raises:
        HomeDamaged, BackupFull, BackupForbidden, BackupDamaged.
    """
    home = contents.home
    made = datetime.now(tz=UTC)
    with (
        explained("the backup", folder),
        workspace(folder) as work,
        # Links reach no other disk; of a home that nobody can write into, copies are as good.
        workspace(home if os.access(home, os.W_OK) else folder) as frozen,
    ):
        notes = freeze_productions(home, frozen / "productions") if contents.whole else ()
        entries = [*_gathered(contents, work), *_entries(frozen / "productions", frozen)]
        unfinished = work / "unfinished"
        about = BackupRecord(
            made=made,
            version=__version__,
            members=(),
            notes=notes,
            whole=contents.whole,
            home=str(home),
        )
        record = _written(entries, unfinished, about)
        sync(unfinished)
        verify(unfinished, work)
        size = unfinished.stat().st_size
        file = _placed(unfinished, folder, name_of(made, contents.mark, whole=contents.whole))
    return WrittenBackup(file=file, size=size, record=record)


def _gathered(contents: Contents, work: Path) -> Iterator[_Entry]:
    for database in databases(contents.home):
        copy = work / database.name
        try:
            snapshot(database, copy)
        except sqlite3.OperationalError as error:
            message = f"There is no room for a copy of {database} in {work.parent}."
            raise BackupFull(message) from error
        yield _Entry(name=database.name, file=copy)
    if contents.server is not None:
        contents.server(work / SERVER)
        yield _Entry(name=SERVER, file=work / SERVER)
    if contents.secrets is not None:
        kept = {name: file.read_bytes() for name, file in contents.secrets.items()}
        (work / KEYS).write_bytes(sealed(kept, contents.passphrase))
        yield _Entry(name=KEYS, file=work / KEYS)
    chosen = (
        plain_files(contents.home, store=contents.store, needed=contents.needed)
        if contents.whole
        else settings_files(contents.home)
    )
    for file in chosen:
        yield _Entry(name=file.relative_to(contents.home).as_posix(), file=file)


def _entries(folder: Path, root: Path) -> Iterator[_Entry]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield _Entry(name=file.relative_to(root).as_posix(), file=file)


def _written(entries: list[_Entry], destination: Path, about: BackupRecord) -> BackupRecord:
    members = []
    destination.touch(mode=0o600)
    with zipfile.ZipFile(destination, "w", allowZip64=True) as archive:
        for entry in entries:
            try:
                members.append(_added(archive, entry))
            except FileNotFoundError:
                continue  # It was removed since it was listed, so it is not part of the home.
        record = replace(about, members=tuple(members))
        archive.writestr(NAME, text_of(record), zipfile.ZIP_DEFLATED)
    return record


def _added(archive: zipfile.ZipFile, entry: _Entry) -> Member:
    about = zipfile.ZipInfo(entry.name)
    packed = entry.file.suffix.lower() in _PACKED
    about.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    digest, size = hashlib.sha256(), 0
    with entry.file.open("rb") as source, archive.open(about, "w", force_zip64=True) as target:
        while chunk := source.read(_CHUNK):
            target.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return Member(name=entry.name, sha256=digest.hexdigest(), size=size)


def _placed(unfinished: Path, folder: Path, stem: str) -> Path:
    """Give the backup a name that nothing has yet."""
    number = 1
    while True:
        final = folder / f"{stem}{'' if number == 1 else f'-{number}'}{SUFFIX}"
        if not final.exists():
            unfinished.replace(final)
            sync(folder)
            return final
        number += 1
