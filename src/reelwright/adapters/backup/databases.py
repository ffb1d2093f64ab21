"""SQLite files: copied while others write, and looked through for damage."""

import errno
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from reelwright.ports.backup import HomeDamaged

_HEADER = b"SQLite format 3\0"
_BUSY_SECONDS = 30


def is_database(file: Path) -> bool:
    """Whether a file is an SQLite database."""
    with file.open("rb") as opened:
        return opened.read(len(_HEADER)) == _HEADER


def snapshot(file: Path, copy: Path) -> None:
    """Copy a database at one moment, by SQLite's own backup (sqlite.org/backup.html).

    Raises:
        HomeDamaged: SQLite finds the copy wanting.
    """
    if not os.access(file.parent, os.W_OK):
        file = _beside(copy, file)
    try:
        # One file: nothing of the copy may lie in a log beside it.
        with (
            closing(sqlite3.connect(file, timeout=_BUSY_SECONDS)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")
        wrong = damage_of(copy)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
            raise
        wrong = str(error)
    if wrong:
        message = f"{file} is damaged ({wrong}): mend or move it away before backing up."
        raise HomeDamaged(message)


def _beside(copy: Path, file: Path) -> Path:
    """A database on a disk that is read-only, with its log, where SQLite can open it."""
    opened = copy.with_name(f"{copy.name}.opened")
    for ending in ("", "-wal"):
        source = file.with_name(f"{file.name}{ending}")
        if source.exists():
            shutil.copyfile(source, opened.with_name(f"{opened.name}{ending}"))
    return opened


def damage_of(file: Path) -> str:
    """What SQLite finds wrong with a database; empty where it is whole."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            found = [str(row[0]) for row in opened.execute("PRAGMA integrity_check(1)")]
            broken = [*opened.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return str(error)
    if found != ["ok"]:
        return found[0]
    return "a row refers to one that is not there" if broken else ""


def keep_log_ahead(file: Path) -> None:
    """Let readers and a writer work side by side (WAL); the file remembers it.

    Raises:
        OSError: the disk is full.
    """
    try:
        with closing(sqlite3.connect(file)) as opened:
            opened.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        raise OSError(errno.ENOSPC, str(error), str(file)) from error
