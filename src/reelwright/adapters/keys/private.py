"""Files that nobody but their owner can read, whole or not there at all."""

import os
import stat
import sys
from pathlib import Path

from reelwright.ports.keys import KeysUnreadable

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
_LARGEST = 10_000_000
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone; one that is there keeps its permissions."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=FOLDER_MODE, exist_ok=True)


def read_private(file: Path, *, secret: bool) -> bytes | None:
    """The bytes of a file, None where there is none.

    A link is not followed. With ``secret``, a file that others could read or replace is refused.

    Raises:
        KeysUnreadable.
    """
    try:
        descriptor = os.open(file, os.O_RDONLY | _NO_FOLLOW)
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror}); correct its permissions."
        raise KeysUnreadable(message) from error
    with os.fdopen(descriptor, "rb") as opened:
        if secret and sys.platform != "win32":
            _require_privacy(file, os.fstat(opened.fileno()))
        return opened.read(_LARGEST)


def write_private(content: bytes, destination: Path) -> None:
    """Write a file for its owner alone, whole before it has its name. Call under a lock.

    Raises:
        OSError.
    """
    unfinished = destination.with_name(f".{destination.name}.new")
    unfinished.unlink(missing_ok=True)  # left by a process that was killed
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW
        with os.fdopen(os.open(unfinished, flags, FILE_MODE), "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.replace(destination)
    finally:
        unfinished.unlink(missing_ok=True)
    _sync_folder(destination.parent)


def _require_privacy(file: Path, found: os.stat_result) -> None:
    if not stat.S_ISREG(found.st_mode):
        message = f"{file} is not a file; move it away."
        raise KeysUnreadable(message)
    if found.st_uid != os.geteuid():
        message = f"{file} belongs to another user; run Reelwright as its owner."
        raise KeysUnreadable(message)
    if found.st_mode & _OTHERS:
        mode = stat.S_IMODE(found.st_mode)
        message = (
            f"Others can read {file} (mode {mode:o}): run `chmod 600 {file}`, then "
            "`reelwright keys rotate`, and get new keys where somebody may have read it."
        )
        raise KeysUnreadable(message)
    folder = file.parent.stat()
    if folder.st_mode & _OTHERS_WRITE and not folder.st_mode & stat.S_ISVTX:
        message = f"Others can replace files in {file.parent}: run `chmod 700 {file.parent}`."
        raise KeysUnreadable(message)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
