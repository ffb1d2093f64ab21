"""Putting a new set of files in place of the last: staged, written down, then renamed.

Everything is whole on the folder's disk before the journal is written, and the journal before
anything that stands is touched; whoever finds a journal completes it. So a kill leaves the old
set or, after the next run, the new one.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from reelwright.adapters.disk.durable import (
    is_plain_file,
    sha256_of,
    sync_file,
    sync_folder,
    write_whole,
)
from reelwright.adapters.disk.records import (
    Journal,
    journal_record,
    manifest_text,
    read_manifest,
    run_record,
)
from reelwright.domain.production.manifest import MANIFEST, RUN, SCRIPT, FileRecord, Manifest

HIDDEN = ".reelwright"
"""The folder inside a production for its lock, its journal and unfinished files."""
_JOURNAL = "journal.json"
_STAGED = "staged"
_RECORDS = (MANIFEST, RUN)


def stage(folder: Path, files: Mapping[str, Path], workspace: Path) -> tuple[FileRecord, ...]:
    """Gather finished files on the folder's disk: moved from the workspace, else copied."""
    staged = folder / HIDDEN / _STAGED
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir(parents=True)
    records = []
    for name in sorted(files):
        _check(name)
        source, target = files[name], staged / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_relative_to(workspace):
            source.replace(target)
        else:
            shutil.copyfile(source, target)
        sync_file(target)
        size = target.stat().st_size
        records.append(FileRecord(name=name, sha256=sha256_of(target), size=size))
    for parent in {(staged / name).parent for name in files}:
        sync_folder(parent)
    return tuple(records)


def commit(folder: Path, journal: Journal) -> tuple[str, ...]:
    """Publish what is staged; return a note for each file of the owner's moved aside."""
    hidden = folder / HIDDEN
    write_whole(journal_record.text(journal), hidden / _JOURNAL, hidden / "journal.new")
    return recover(folder)


def recover(folder: Path) -> tuple[str, ...]:
    """Complete a publication that was begun; drop one that never got that far."""
    hidden = folder / HIDDEN
    journal = journal_record.read(hidden / _JOURNAL)
    notes: tuple[str, ...] = ()
    if journal is not None:
        last = read_manifest(folder / MANIFEST)
        notes = _place_all(folder, journal.manifest, last)
        _drop_former(folder, journal.manifest, last)
        run = run_record.text(journal.run)
        write_whole(run, folder / RUN, hidden / "run.new")
        write_whole(manifest_text(journal.manifest), folder / MANIFEST, hidden / "manifest.new")
        (hidden / _JOURNAL).unlink()
    shutil.rmtree(hidden / _STAGED, ignore_errors=True)
    for unfinished in hidden.glob("*.new"):
        unfinished.unlink()
    return notes


def is_pending(folder: Path) -> bool:
    """Whether a publication was begun and not completed."""
    return (folder / HIDDEN / _JOURNAL).exists()


def is_ours(file: Path, record: FileRecord | None) -> bool:
    """Whether a file is still the bytes that we wrote there."""
    return (
        record is not None
        and is_plain_file(file)
        and file.stat().st_size == record.size
        and sha256_of(file) == record.sha256
    )


def _place_all(folder: Path, new: Manifest, last: Manifest | None) -> tuple[str, ...]:
    notes = []
    for record in new.files:
        staged, target = folder / HIDDEN / _STAGED / record.name, folder / record.name
        if not staged.exists():
            continue  # A run that was killed had placed it already.
        written = _written(last, record.name)
        if target.exists() and not (is_ours(target, written) or is_ours(target, record)):
            aside = _move_aside(target)
            notes.append(f"Your own {record.name} was kept as {aside.name}.")
        target.parent.mkdir(parents=True, exist_ok=True)
        staged.replace(target)
    for parent in {(folder / record.name).parent for record in new.files}:
        sync_folder(parent)
    return tuple(notes)


def _written(last: Manifest | None, name: str) -> FileRecord | None:
    """The record of what we wrote under a name; a script by hand is its writer's."""
    if last is None or (name == SCRIPT and last.script_by_hand):
        return None
    return last.file(name)


def _drop_former(folder: Path, new: Manifest, last: Manifest | None) -> None:
    names = {record.name for record in new.files}
    for record in last.files if last else ():
        file = folder / record.name
        if record.name not in names and is_ours(file, record):
            file.unlink()
            remove_empty(file.parent, folder)


def remove_empty(inner: Path, outer: Path) -> None:
    """Remove folders that have become empty, from ``inner`` up to but without ``outer``."""
    while inner != outer and inner.is_dir() and not any(inner.iterdir()):
        inner.rmdir()
        inner = inner.parent


def _move_aside(file: Path) -> Path:
    """Rename to the first free of ``name.yours.ext``, ``name.yours-2.ext`` ..."""
    number = 1
    while True:
        mark = "yours" if number == 1 else f"yours-{number}"
        aside = file.with_name(f"{file.stem}.{mark}{file.suffix}")
        if not aside.exists() and not aside.is_symlink():
            return file.rename(aside)
        number += 1


def _check(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or path.parts[0] == HIDDEN:
        message = f"{name!r} is not a path inside a production"
        raise ValueError(message)
    if name in _RECORDS:
        message = f"{name} is written by the publication itself"
        raise ValueError(message)
