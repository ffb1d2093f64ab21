"""An owner's folder of pictures and clips."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from reelwright.adapters.footage_files.facts import Facts
from reelwright.adapters.footage_files.probe import facts_of
from reelwright.adapters.footage_files.sidecars import (
    SIDECARS,
    Sidecar,
    names_beside,
    read_sidecars,
)
from reelwright.domain.digest import digest_of
from reelwright.domain.footage.candidates import Candidate
from reelwright.domain.script.visuals import OWN_LICENCE, Footage
from reelwright.ports.footage import FootageFolderMissing, FootageUnreadable, FoundFootage
from reelwright.ports.progress import Progress
from reelwright.ports.store import Store

_PROBE_VERSION = 1
"""Raised when the same file would be described differently."""
_MOST_FILES = 5000
_MOST_NOTES = 12
_CLUTTER = frozenset({"thumbs.db", "desktop.ini", "__macosx", "@eadir"})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Seen:
    """A file's hash, and what is in it or why it cannot be shown."""

    sha256: str
    facts: Facts | None = None
    refusal: str = ""


_SEEN = TypeAdapter(_Seen)


class FootageFolder:
    """All pictures and clips under a folder; what a file is is kept in a store, if one is given.

    Hidden files, and links that lead out of the folder, are passed over. Files stay where they
    are and are named by the hash of their bytes.
    """

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self._folder = folder.expanduser().absolute()
        self._store = store

    def find(self, progress: Progress) -> FoundFootage:
        """Everything there, each described by words to match.

        Raises:
            FootageFolderMissing, Cancelled.
        """
        files, notes = self._files()
        descriptions = _descriptions(files)
        pictures = [file for file in files if file not in descriptions]
        found: dict[str, tuple[Path, Candidate]] = {}
        for done, file in enumerate(pictures):
            progress.advance("footage", done, len(pictures))
            candidate, said = self._candidate(file)
            notes += said
            if candidate is not None:
                sha256 = candidate.footage.sha256
                found[sha256] = (file, _merged(found.get(sha256), candidate))
        progress.advance("footage", len(pictures), len(pictures))
        return FoundFootage(
            candidates=tuple(candidate for _, candidate in found.values()),
            files={sha256: file for sha256, (file, _) in found.items()},
            notes=_shortened(notes),
        )

    def _files(self) -> tuple[list[Path], list[str]]:
        if not self._folder.is_dir():
            message = f"The footage folder {self._folder} is not there: check its name."
            raise FootageFolderMissing(message)
        if not os.access(self._folder, os.R_OK | os.X_OK):
            message = f"The footage folder {self._folder} may not be read: check its permissions."
            raise FootageFolderMissing(message)
        files: list[Path] = []
        for file in _walk(self._folder):
            if len(files) == _MOST_FILES:
                return files, [
                    f"Only the first {_MOST_FILES} files of the footage folder are used."
                ]
            files.append(file)
        return files, []

    def _candidate(self, file: Path) -> tuple[Candidate | None, list[str]]:
        name = self._name(file)
        seen = self._seen(file)
        if seen.facts is None:
            return None, [f"{name} {seen.refusal}; it is not used."]
        sidecar = self._sidecar(file)
        return self._described(name, seen.sha256, seen.facts, sidecar), list(sidecar.notes)

    def _described(self, name: str, sha256: str, facts: Facts, sidecar: Sidecar) -> Candidate:
        *folders, base = name.split("/")
        stem = base.rpartition(".")[0] or base
        footage = Footage(
            sha256=sha256,
            suffix=Path(base).suffix.casefold(),
            width=facts.width,
            height=facts.height,
            frames=facts.frames,
            name=name,
            author=sidecar.author,
            licence=sidecar.licence or OWN_LICENCE,
            page=sidecar.page,
            near_hash=facts.near_hash,
        )
        phrases = (stem, *folders, *facts.phrases, *sidecar.phrases)
        return Candidate(
            footage=footage,
            phrases=tuple(dict.fromkeys(phrases)),
            rate=facts.frame_rate,
            notes=tuple(f"{name} {note}." for note in facts.notes),
        )

    def _sidecar(self, file: Path) -> Sidecar:
        beside = (file.parent / name for name in names_beside(file.name))
        return read_sidecars([path for path in beside if path.is_file()])

    def _seen(self, file: Path) -> _Seen:
        """The file as it was found last time, where it is still the same."""
        if self._store is None:
            return _look(file)
        try:
            state = file.stat()
        except OSError as error:
            return _Seen(sha256="", refusal=f"cannot be read ({error.strerror})")
        path = os.fsencode(file).decode("utf-8", "replace")
        key = digest_of("footage", _PROBE_VERSION, path, state.st_size, state.st_mtime_ns)
        known = self._store.recall(key)
        if known is not None:
            try:
                return _SEEN.validate_json(known)
            except ValidationError:
                pass
        seen = _look(file)
        self._store.remember(key, _SEEN.dump_json(seen).decode())
        return seen

    def _name(self, file: Path) -> str:
        relative = file.relative_to(self._folder).as_posix()
        return os.fsencode(relative).decode("utf-8", "replace")


def _descriptions(files: Sequence[Path]) -> frozenset[Path]:
    """Where the descriptions of these pictures would lie."""
    return frozenset(
        file.parent / name
        for file in files
        if file.suffix.casefold() not in SIDECARS
        for name in names_beside(file.name)
    )


def _walk(folder: Path) -> Iterator[Path]:
    """Every plain file, in the order of names; links only where they stay inside."""
    root = folder.resolve()
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _passed_over(name))
        for name in sorted(names):
            file = Path(here) / name
            if _passed_over(name) or not file.is_file():
                continue
            if file.resolve().is_relative_to(root):
                yield file


def _passed_over(name: str) -> bool:
    return name.startswith(".") or name.casefold() in _CLUTTER


def _look(file: Path) -> _Seen:
    try:
        with file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        return _Seen(sha256=sha256, facts=facts_of(file))
    except FootageUnreadable as error:
        return _Seen(sha256="", refusal=str(error))
    except OSError as error:
        return _Seen(sha256="", refusal=f"cannot be read ({error.strerror})")


def _merged(before: tuple[Path, Candidate] | None, candidate: Candidate) -> Candidate:
    """One candidate for files of the same bytes: the first one's name, the words of both."""
    if before is None:
        return candidate
    first = before[1]
    return replace(first, phrases=tuple(dict.fromkeys((*first.phrases, *candidate.phrases))))


def _shortened(notes: Sequence[str]) -> tuple[str, ...]:
    if len(notes) <= _MOST_NOTES:
        return tuple(notes)
    rest = len(notes) - _MOST_NOTES
    return (*notes[:_MOST_NOTES], f"There are {rest} more notes on the footage folder's files.")
