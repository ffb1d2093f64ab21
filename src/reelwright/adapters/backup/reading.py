"""Reading a backup: nothing in it is believed before it was compared with its hash."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from reelwright.adapters.backup.databases import damage_of, is_database, keep_log_ahead
from reelwright.adapters.backup.record import KEYS, NAME, SERVER, record_in
from reelwright.adapters.backup.selection import OURS_AS_DATABASES
from reelwright.adapters.backup.workspace import sync
from reelwright.ports.backup import BackupDamaged, BackupRecord, Member

_CHUNK = 1 << 20
_LARGEST_RECORD = 200_000_000


def verify(file: Path, scratch: Path) -> BackupRecord:
    """Read every byte of a backup, and look through its databases, unpacked into ``scratch``.

    Raises:
        BackupDamaged, BackupTooNew.
    """
    with _opened(file) as archive:
        record = _record(archive, file)
        for member in record.members:
            copy = scratch / "checked" if _is_database(member.name) else None
            _read(archive, file, member, copy)
            if copy is not None:
                if _must_be_whole(copy, member.name):
                    _require_whole(copy, member.name, file)
                copy.unlink()
        return record


def extract(file: Path, home: Path) -> BackupRecord:
    """Write all but the keys and a server's database into an empty folder, and wait for the disk.

    Raises:
        BackupDamaged, BackupTooNew, OSError.
    """
    with _opened(file) as archive:
        record = _record(archive, file)
        folders = {home}
        for member in record.members:
            if member.name in {KEYS, SERVER}:
                continue
            target = home / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            folders |= {target.parent}
            _read(archive, file, member, target)
            if _is_database(member.name) and _must_be_whole(target, member.name):
                target.chmod(0o600)
                _require_whole(target, member.name, file)
                keep_log_ahead(target)
            sync(target)
        for folder in folders:
            sync(folder)
        return record


def content_of(file: Path, name: str, to: Path) -> bool:
    """Write one file of a backup elsewhere; whether there is one of that name.

    Raises:
        BackupDamaged, BackupTooNew.
    """
    with _opened(file) as archive:
        for member in _record(archive, file).members:
            if member.name == name:
                _read(archive, file, member, to)
                return True
    return False


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except FileNotFoundError as error:
        message = f"There is no backup {file}."
        raise BackupDamaged(message) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BackupDamaged(_DAMAGED.format(file=file, why=error)) from error


def _record(archive: zipfile.ZipFile, file: Path) -> BackupRecord:
    try:
        about = archive.getinfo(NAME)
    except KeyError as error:
        message = f"{file} is not a backup of Reelwright: it has no {NAME}."
        raise BackupDamaged(message) from error
    if about.file_size > _LARGEST_RECORD:
        raise BackupDamaged(_DAMAGED.format(file=file, why="its record is far too long"))
    record = record_in(archive.read(about), str(file))
    names = [member.name for member in record.members]
    for name in names:
        _require_inside(name, file)
    if len(set(names)) != len(names) or {*names, NAME} != set(archive.namelist()):
        raise BackupDamaged(_DAMAGED.format(file=file, why="its files are not those it records"))
    return record


def _require_inside(name: str, file: Path) -> None:
    path = PurePosixPath(name)
    odd = path.is_absolute() or ".." in path.parts or "\\" in name or ":" in path.parts[0]
    if odd or path.as_posix() != name:
        raise BackupDamaged(_DAMAGED.format(file=file, why=f"{name!r} leads elsewhere"))


def _read(archive: zipfile.ZipFile, file: Path, member: Member, to: Path | None) -> None:
    digest, left = hashlib.sha256(), member.size
    with archive.open(member.name) as source:
        target: IO[bytes] | None = None if to is None else to.open("xb")
        try:
            # What is longer than recorded is not unpacked to its end: it may be a bomb.
            while left >= 0 and (chunk := source.read(_CHUNK)):
                left -= len(chunk)
                digest.update(chunk)
                if target is not None:
                    target.write(chunk)
        finally:
            if target is not None:
                target.close()
    if left or digest.hexdigest() != member.sha256:
        why = f"{member.name} is not what was written"
        raise BackupDamaged(_DAMAGED.format(file=file, why=why))


def _require_whole(database: Path, name: str, file: Path) -> None:
    wrong = damage_of(database)
    if wrong:
        raise BackupDamaged(_DAMAGED.format(file=file, why=f"{name}: {wrong}"))


def _must_be_whole(file: Path, name: str) -> bool:
    """Whether it is a database, or ought to be one: others may lie there under such a name."""
    return name in OURS_AS_DATABASES or is_database(file)


def _is_database(name: str) -> bool:
    return "/" not in name and name.endswith(".db")


_DAMAGED = "{file} is damaged ({why}), so nothing of it is restored: use another backup."
