"""What must hold at every instant, and in the end; each broken rule is one sentence."""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from crash.harness.productions import files_of, is_told_whole
from reelwright.domain.artefact import named, references_in, unsealed

OLD = 60 * 24 * 3600
"""Seconds by which the store is aged, so that a clean-up takes what nobody needs."""


@dataclass(slots=True)
class Seen:
    """Files that were found whole, so that each is read once."""

    whole: set[tuple[str, int, int]] = field(default_factory=set)

    def holds(self, file: Path) -> bool:
        """Whether this very file was whole before."""
        state = file.stat()
        mark = (str(file), state.st_size, state.st_mtime_ns)
        known = mark in self.whole
        self.whole.add(mark)
        return known


def at_any_time(
    store: Path, outputs: Mapping[Path, Mapping[str, str]], seen: Seen
) -> Iterator[str]:
    """Nothing is half-written under a final name, even right after a kill."""
    for file in _final_names(store):
        try:
            if not seen.holds(file) and not _is_whole(file, store):
                yield f"{file} is not whole under its final name"
        except FileNotFoundError:
            continue  # It has just been removed, or replaced by another that is whole.
    for folder, expected in outputs.items():
        for name, found in files_of(folder).items():
            if found != expected.get(name):
                yield f"{folder / name} is not what an undisturbed production has there"
        if not is_told_whole(folder):
            yield f"{folder} has a record that is not whole"


def _final_names(store: Path) -> Iterator[Path]:
    yield from store.glob("[0-9a-f][0-9a-f]/*")
    yield from store.glob("results/*/*.json")
    yield from store.glob("references/[!.]*.json")


def _is_whole(file: Path, store: Path) -> bool:
    artefact = named(file.relative_to(store).as_posix())
    content = file.read_bytes()
    if artefact is not None:
        return sha256(content).hexdigest() == artefact.sha256
    try:
        text = content.decode()
        if file.parent.name == "references":
            references_in(text)
            return True
        return unsealed(text) is not None
    except ValueError:
        return False


def delivered(outputs: Mapping[Path, Mapping[str, str]]) -> Iterator[str]:
    """Every production holds what an undisturbed one holds, and nothing of a run is left."""
    for folder, expected in outputs.items():
        found = files_of(folder)
        for name in sorted({*expected} - {*found}):
            yield f"{folder / name} is missing"
        left = [file.relative_to(folder).as_posix() for file in (folder / ".reelwright").rglob("*")]
        if left:
            yield f"{folder} has leftovers: {', '.join(left[:5])}"


def stages_ran_once(journal: Path) -> Iterator[str]:
    """No stage begins again behind its checkpoint, and none who lost a job delivers it."""
    kept: dict[tuple[str, str], str] = {}
    holder: dict[str, str] = {}
    for line in lines_of(journal):
        worker, job, stage, what = line["worker"], line["job"], line["stage"], line["what"]
        place = (job, stage)
        if what == "begun":
            holder[job] = worker
            if place in kept:
                yield f"{worker} began {stage} of {job}, which {kept[place]} had finished"
        elif what == "kept":
            kept.setdefault(place, worker)
        elif what == "published" and holder.get(job) != worker:
            yield f"{worker} delivered {job}, which {holder.get(job)} had taken over"


def was_taken_over(journal: Path, worker: str) -> bool:
    """Whether another has begun a stage of the job that this worker did last."""
    job, holder = "", worker
    for line in lines_of(journal):
        if line["what"] != "begun":
            continue
        if line["worker"] == worker:
            job, holder = line["job"], worker
        elif line["job"] == job:
            holder = line["worker"]
    return holder != worker


def lines_of(journal: Path) -> list[dict[str, str]]:
    """The lines of a journal, in the order in which they were written."""
    if not journal.exists():
        return []
    return [json.loads(line) for line in journal.read_text(encoding="utf-8").splitlines()]


def age(store: Path) -> None:
    """Let everything in a store have been used last two months ago."""
    for file in store.rglob("*"):
        if file.is_file():
            state = file.stat()
            os.utime(file, (state.st_atime - OLD, state.st_mtime - OLD))


def cleaned(store: Path, outputs: Mapping[Path, Mapping[str, str]]) -> Iterator[str]:
    """After a clean-up the store holds what productions are made of, and nothing else.

    A master may stay: the library counts it where it was told of the run (docs/storage.md).
    """
    delivered = {digest for expected in outputs.values() for digest in expected.values()}
    needed: set[Path] = set()
    for file in store.glob("references/*.json"):
        artefacts, _finished = references_in(file.read_text(encoding="utf-8"))
        needed |= {
            store / each.sha256[:2] / f"{each.sha256[2:]}{each.suffix}" for each in artefacts
        }
    found = set(store.glob("[0-9a-f][0-9a-f]/*"))
    for file in sorted(found - needed):
        if file.parent.name + file.stem not in delivered:
            yield f"{file} is an orphan in the store"
    yield from (f"{file} is needed and gone" for file in sorted(needed - found))
    yield from (
        f"{file} is left of a killed worker"
        for folder in ("staging", "damaged", "references")
        for file in sorted((store / folder).glob("**/*"))
        if file.is_file() and file.name != ".lock" and not _is_reference(file)
    )


def _is_reference(file: Path) -> bool:
    return file.parent.name == "references" and not file.name.startswith(".")


def databases_whole(files: Iterable[Path]) -> Iterator[str]:
    """SQLite finds nothing wrong with its files."""
    for file in files:
        with closing(sqlite3.connect(file)) as connection:
            (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        if answer != "ok":
            yield f"{file} is damaged: {answer}"
