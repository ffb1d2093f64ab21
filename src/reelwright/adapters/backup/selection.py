"""Which files of a home a backup holds, and productions as they were at one moment."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from reelwright.adapters.backup.databases import is_database
from reelwright.ports.backup import HomeDamaged

ALWAYS_LEFT_OUT = frozenset({"backups", "keys", "models", "productions"})
"""Copies, secrets and downloads; productions are added by themselves."""
OURS_AS_DATABASES = frozenset({"library.db", "engine.db"})
"""These are databases, or damaged."""
OURS = ".reelwright"
"""Begins the names of our own unfinished work in a home or a folder of backups."""
_STORE = "store"
_STORE_LEFT_OUT = frozenset({"staging", ".pins"})
_JOURNAL = "journal.json"
_OF_LIVING_RUNS = frozenset({"work", "lock", "holder"})
_MANIFEST = "manifest.json"
_LOOKS = 5


def require_something(home: Path, *, on_server: bool) -> None:
    """A backup of nothing, under the name of a home, would be believed.

    Raises:
        HomeDamaged.
    """
    kept = {entry.name for entry in home.iterdir()} if home.is_dir() else set()
    if not kept - {"backups"} and not on_server:
        message = f"There is nothing in {home} to back up: name the home that you mean with --home."
        raise HomeDamaged(message)


def databases(home: Path) -> tuple[Path, ...]:
    """The SQLite files at the top of a home."""
    files = sorted(file for file in home.glob("*.db") if _is_plain(file))
    return tuple(file for file in files if file.name in OURS_AS_DATABASES or is_database(file))


def plain_files(home: Path, *, store: bool, needed: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Everything but databases, productions and what is always left out.

    ``needed`` are the artefacts that are taken of a store that is left out.
    """
    logs = tuple(f"{file.name}-" for file in databases(home))
    for entry in sorted(home.iterdir()):
        name = entry.name
        if name in ALWAYS_LEFT_OUT or name.startswith(OURS) or name.endswith(".lock"):
            continue
        if name == _STORE and not store:
            yield from _below(entry / "references")
            for sha256 in sorted(needed):
                yield from filter(_is_plain, entry.glob(f"{sha256[:2]}/{sha256[2:]}.*"))
        elif name == _STORE:
            yield from (
                file
                for file in _below(entry)
                if file.relative_to(entry).parts[0] not in _STORE_LEFT_OUT
            )
        elif entry.is_dir() and not entry.is_symlink():
            yield from _below(entry)
        elif _is_plain(entry) and not name.startswith(logs) and entry not in databases(home):
            yield entry


def settings_files(home: Path) -> Iterator[Path]:
    """What little belongs to the databases: settings, and who needs what of the store."""
    for entry in sorted(home.glob("*.toml")):
        if _is_plain(entry):
            yield entry
    yield from _below(home / _STORE / "references")
    yield from _below(home / "journal")


def freeze_productions(home: Path, copy: Path) -> tuple[str, ...]:
    """Link every production's files into ``copy``; notes on those that would not hold still.

    A run replaces files and never writes into one that stands, so a link keeps what it was; and
    taking links takes no time in which much could happen.
    """
    productions = home / "productions"
    folders = sorted(productions.iterdir()) if productions.is_dir() else []
    return tuple(
        f"{folder.name} changed while it was backed up: back up again after it."
        for folder in folders
        if folder.is_dir() and not folder.is_symlink() and not _frozen(folder, copy / folder.name)
    )


def _frozen(folder: Path, copy: Path) -> bool:
    for _ in range(_LOOKS):
        shutil.rmtree(copy, ignore_errors=True)
        before = _state(folder)
        try:
            for file in _below(folder):
                inside = file.relative_to(folder)
                if inside.parts[0] == OURS and _OF_LIVING_RUNS & {*inside.parts[2:3]}:
                    continue
                target = copy / inside
                target.parent.mkdir(parents=True, exist_ok=True)
                link(file, target)
        except FileNotFoundError:
            continue
        if _state(folder) == before:
            return True
    return False


def link(file: Path, target: Path) -> None:
    """Give a file a second name, or copy it where there are no links."""
    try:
        target.hardlink_to(file)
    except FileNotFoundError:
        raise
    except OSError:  # Not every file system has links.
        shutil.copyfile(file, target)


def _state(folder: Path) -> tuple[bytes, bool]:
    manifest = folder / _MANIFEST
    return manifest.read_bytes() if manifest.is_file() else b"", any(
        (folder / OURS).rglob(_JOURNAL)
    )


def _below(folder: Path) -> Iterator[Path]:
    """Every plain file under a folder; links are not followed."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = Path(place, name)
            if _is_plain(file) and name != ".lock":
                yield file


def _is_plain(file: Path) -> bool:
    return file.is_file() and not file.is_symlink()
