"""Putting a new set of files in place of the last: staged, written down, then renamed.

Everything is whole on the folder's disk before the journal is written, and the journal before
anything that stands is touched; whoever finds a journal completes it. So a kill leaves the old
set or, after the next run, the new one. Every rename begins or ends in the session, and nothing is
removed elsewhere: who has lost the session changes nothing.
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
from reelwright.adapters.disk.session import HIDDEN, JOURNAL
from reelwright.domain.production.manifest import MANIFEST, RUN, SCRIPT, FileRecord, Manifest

_STAGED = "staged"
_ASIDE = "aside"
_DROPPED = "dropped"
_RECORDS = (MANIFEST, RUN)


def stage(session: Path, files: Mapping[str, Path], workspace: Path) -> tuple[FileRecord, ...]:
    """Gather finished files on the folder's disk: moved from the workspace, else copied."""
    staged = session / _STAGED
    shutil.rmtree(staged, ignore_errors=True)
    staged.mkdir()
    records = []
    for name in sorted(files):
        _check(name)
        source, target = files[name], _with_parents(staged, name)
        if source.is_relative_to(workspace):
            source.replace(target)
        else:
            shutil.copyfile(source, target)
        sync_file(target)
        size = target.stat().st_size
        records.append(FileRecord(name=name, sha256=sha256_of(target), size=size))
    for parent in {(staged / name).parent for name in files} | {staged}:
        sync_folder(parent)
    return tuple(records)


def commit(folder: Path, session: Path, journal: Journal) -> tuple[str, ...]:
    """Publish what is staged; return a note for each file of the owner's moved aside."""
    write_whole(journal_record.text(journal), session / JOURNAL, session / "journal.new")
    for parent in (session.parent, folder):
        sync_folder(parent)
    return recover(folder, session)


def recover(folder: Path, session: Path) -> tuple[str, ...]:
    """Complete a publication that was begun in a session; one that never got that far is none."""
    journal = journal_record.read(session / JOURNAL)
    if journal is None:
        return ()
    last = read_manifest(folder / MANIFEST)
    notes = _place_all(folder, session, journal.manifest, last)
    _drop_former(folder, session, journal.manifest, last)
    run = run_record.text(journal.run)
    write_whole(run, folder / RUN, session / "run.new")
    write_whole(manifest_text(journal.manifest), folder / MANIFEST, session / "manifest.new")
    (session / JOURNAL).unlink()
    return notes


def is_ours(file: Path, record: FileRecord | None) -> bool:
    """Whether a file is still the bytes that we wrote there."""
    return (
        record is not None
        and is_plain_file(file)
        and file.stat().st_size == record.size
        and sha256_of(file) == record.sha256
    )


def _place_all(
    folder: Path, session: Path, new: Manifest, last: Manifest | None
) -> tuple[str, ...]:
    notes = []
    for record in new.files:
        staged, target = session / _STAGED / record.name, folder / record.name
        held = session / _ASIDE / record.name
        notes += _given_back(held, target)  # Of a run that was killed between the two.
        written = _written(last, record.name)
        if target.exists() and not (is_ours(target, written) or is_ours(target, record)):
            target.replace(_with_parents(_made(session / _ASIDE), record.name))
            notes += _given_back(held, target)
        if staged.exists():  # Or a run that was killed had placed it already.
            staged.replace(_with_parents(folder, record.name))
    for parent in {(folder / record.name).parent for record in new.files}:
        sync_folder(parent)
    return tuple(notes)


def _written(last: Manifest | None, name: str) -> FileRecord | None:
    """The record of what we wrote under a name; a script by hand is its writer's."""
    if last is None or (name == SCRIPT and last.script_by_hand):
        return None
    return last.file(name)


def _drop_former(folder: Path, session: Path, new: Manifest, last: Manifest | None) -> None:
    names = {record.name for record in new.files}
    for record in last.files if last else ():
        file = folder / record.name
        if record.name not in names and is_ours(file, record):
            file.replace(_with_parents(_made(session / _DROPPED), record.name))
            remove_empty(file.parent, folder)


def remove_empty(inner: Path, outer: Path) -> None:
    """Remove folders that have become empty, from ``inner`` up to but without ``outer``."""
    while inner != outer and inner.is_dir() and not any(inner.iterdir()):
        inner.rmdir()
        inner = inner.parent


def _given_back(held: Path, file: Path) -> list[str]:
    """Give the owner's file the first free of ``name.yours.ext``, ``name.yours-2.ext`` ..."""
    number = 1
    while held.exists():
        mark = "yours" if number == 1 else f"yours-{number}"
        aside = file.with_name(f"{file.stem}.{mark}{file.suffix}")
        if not aside.exists() and not aside.is_symlink():
            held.rename(aside)
            return [f"Your own {file.name} was kept as {aside.name}."]
        number += 1
    return []


def _made(folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    return folder


def _with_parents(folder: Path, name: str) -> Path:
    """A file in a folder, which is there, and in folders inside it, which are made."""
    for parent in reversed(PurePosixPath(name).parents[:-1]):
        _made(folder / parent)
    return folder / name


def _check(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or path.parts[0] == HIDDEN:
        message = f"{name!r} is not a path inside a production"
        raise ValueError(message)
    if name in _RECORDS:
        message = f"{name} is written by the publication itself"
        raise ValueError(message)
