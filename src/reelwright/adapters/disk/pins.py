"""Which artefacts processes of this machine are reading, so that none is removed under them.

A pin is a lock on one byte of an empty file, at a place that the artefact's hash tells: shared
by readers, exclusive to whoever removes. The operating system keeps it: it takes no room on a
full disk, and ends with its process, however that ends.
"""

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

if sys.platform != "win32":
    import fcntl

LEASE = 24 * 3600
"""Seconds for which an artefact that was asked for counts as being read."""
_PLACES = 1 << 62
"""Offsets of a lock are signed and of 64 bits."""


@dataclass(slots=True)
class _Held:
    """What this process holds in one file. Closing any handle of it would drop every lock."""

    descriptor: int
    since: dict[int, float] = field(default_factory=dict)
    lock: threading.RLock = field(default_factory=threading.RLock)
    process: int = field(default_factory=os.getpid)


_held: dict[Path, _Held] = {}
_opening = threading.Lock()


class Pins:
    """The pins of one store; on Windows, where an open file cannot be removed, it has none."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def hold(self, sha256: str) -> None:
        """Keep an artefact from being removed for the length of a lease."""
        if sys.platform == "win32":
            return
        with suppress(OSError):  # A store that may only be read is cleaned by nobody here.
            held = self._opened()
            place = _place(sha256)
            with held.lock:
                if place not in held.since:
                    fcntl.lockf(held.descriptor, fcntl.LOCK_SH, 1, place)
                held.since[place] = time.monotonic()

    @contextmanager
    def alone_with(self, sha256: str) -> Iterator[bool]:
        """Whether nobody reads an artefact; if so nobody begins to inside the block."""
        if sys.platform == "win32":
            yield True
            return
        held = self._opened()
        place = _place(sha256)
        with held.lock:
            if not self._lapsed(held, place) or not _locked(held.descriptor, place):
                yield False
                return
            try:
                yield True
            finally:
                fcntl.lockf(held.descriptor, fcntl.LOCK_UN, 1, place)

    def _lapsed(self, held: _Held, place: int) -> bool:
        """Whether this process's own pin, if any, is old; then it is given up."""
        since = held.since.get(place)
        if since is not None and time.monotonic() - since < LEASE:
            return False
        held.since.pop(place, None)
        return True

    def _opened(self) -> _Held:
        with _opening:
            held = _held.get(self._file)
            # A fork has its parent's handle and none of its locks.
            if held is None or held.process != os.getpid() or not _is(held.descriptor, self._file):
                self._file.parent.mkdir(parents=True, exist_ok=True)
                held = _Held(descriptor=os.open(self._file, os.O_RDWR | os.O_CREAT, 0o666))
                _held[self._file] = held
            return held


def _is(descriptor: int, file: Path) -> bool:
    """Whether the file is still the one that was opened: somebody may have deleted the store."""
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False


def _place(sha256: str) -> int:
    return int(sha256[:16], 16) % _PLACES


def _locked(descriptor: int, place: int) -> bool:
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
    except (BlockingIOError, PermissionError):
        return False
    return True
