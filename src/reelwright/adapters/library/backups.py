"""Copies of a library that are known to be whole."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from reelwright.ports.library import LibraryDamaged


def back_up(file: Path, destination: Path) -> None:
    """Copy a library while others may use it; the copy has its name only once it is verified.

    Raises:
        LibraryDamaged: SQLite finds the copy wanting.
    """
    destination.parent.mkdir(parents=True, exist_ok=True)
    unfinished = destination.with_name(f".{destination.name}.unfinished")
    os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600))
    try:
        _copy(file, unfinished)
        _sync(unfinished)
        unfinished.replace(destination)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy(file: Path, copy: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
        # A copy is one file: nothing of it may lie in a log beside it.
        target.execute("PRAGMA journal_mode = DELETE")
        found = [row[0] for row in target.execute("PRAGMA integrity_check")]
        wrong = [*found, *target.execute("PRAGMA foreign_key_check")]
    if wrong != ["ok"]:
        message = (
            f"{file} is damaged ({wrong[0]}), so it is left as it is: bring it back from an "
            "older copy in the folder backups beside it."
        )
        raise LibraryDamaged(message)


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
