"""Unfinished files, each beside the lock of the process that writes them."""

import os
import shutil
import threading
import uuid
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from reelwright.adapters.disk.durable import size_of

STAGING = "staging"
"""The folder for them in a store."""
_LOCK = ".lock"


class Staging:
    """A process's own folder for unfinished files inside a folder shared by processes.

    The operating system drops the lock of a process that dies, however it dies, so leftovers
    are known by a free lock; process numbers would lie inside containers that share a disk.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own: Path | None = None
        self._opening = threading.Lock()

    def new(self, suffix: str) -> Path:
        """A path that nothing stands at yet."""
        with self._opening:
            if self._own is None or not self._own.exists():
                self._own = self._open()
        return self._own / f"{uuid.uuid4().hex}{suffix}"

    def sweep(self) -> None:
        """Remove what killed processes left.

        What a living one writes stays, however old it seems: a clock may jump, and a frozen
        process may wake. It removes that itself.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        for session in self._sessions():
            _sweep(session)

    def sizes(self) -> Iterator[int]:
        """Bytes of each unfinished file."""
        for session in self._sessions():
            for file in session.rglob("*"):
                if file.name != _LOCK and file.is_file():
                    yield size_of(file)

    def _sessions(self) -> tuple[Path, ...]:
        if not self._folder.exists():
            return ()
        return tuple(entry for entry in self._folder.iterdir() if entry.is_dir())

    def _open(self) -> Path:
        self.sweep()
        while True:
            own = self._folder / uuid.uuid4().hex
            own.mkdir()
            lock = FileLock(own / _LOCK, thread_local=False)
            # Until it is locked others may sweep it; nobody is waited for, who may be frozen.
            with suppress(Timeout, FileNotFoundError, FileExistsError):
                lock.acquire(blocking=False)
                if not own.exists():
                    lock.release()
                    continue
                weakref.finalize(self, _close, own, lock, os.getpid())
                return own


def _close(own: Path, lock: FileLock, opened_by: int) -> None:
    if os.getpid() != opened_by:
        return  # A fork that ends leaves its parent's files alone.
    shutil.rmtree(own, ignore_errors=True)
    lock.release()


def _sweep(session: Path) -> None:
    lock = FileLock(session / _LOCK, thread_local=False)
    try:
        with lock.acquire(blocking=False):
            shutil.rmtree(session, ignore_errors=True)
    except (Timeout, OSError):
        return  # Its process lives, or it is another user's to sweep.
