"""Unfinished work in a folder, and putting finished work in its place."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from reelwright.adapters.backup.selection import OURS
from reelwright.ports.backup import BackupForbidden, BackupFull
from reelwright.ports.disk import NO_ROOM

_PREFIX = f"{OURS}-work-"
_LOCK = ".lock"
_NO_FOLDER = frozenset({errno.ENOTDIR, errno.ENOENT, errno.EEXIST, errno.ENAMETOOLONG})


@contextmanager
def workspace(folder: Path) -> Iterator[Path]:
    """A folder inside ``folder`` for unfinished files; what killed processes left there goes.

    The system drops the lock of a process that dies, so leftovers are known by a free lock.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    work = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
    lock = FileLock(work / _LOCK)
    try:
        with lock:
            yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def sync(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    if sys.platform == "win32" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def explained(what: str, folder: Path) -> Iterator[None]:
    """Turn "no room" and "not allowed" into a sentence; ``what`` completes "no room for ..."."""
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            message = (
                f"There is no room for {what} in {folder}; what stood before is untouched. Free "
                "some space there, or choose a folder on another disk."
            )
            raise BackupFull(message) from error
        # Folders of the system's own, such as /proc, say that what is to be made is not there.
        no_folder = error.errno in _NO_FOLDER and not folder.is_dir()
        if isinstance(error, PermissionError) or error.errno == errno.EROFS or no_folder:
            message = (
                f"Reelwright may not read or write {error.filename or folder} for {what}: give "
                "yourself permission, or choose another folder."
            )
            raise BackupForbidden(message) from error
        raise


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{_PREFIX}*"):
        try:
            with FileLock(left / _LOCK).acquire(blocking=False):
                shutil.rmtree(left, ignore_errors=True)
        except (Timeout, OSError):
            continue  # It is at work, or another user's.
