"""Who keeps a database file to himself, for the sentence that says that it is busy."""

from contextlib import suppress
from pathlib import Path

_LOCKS = Path("/proc/locks")
_WRITER = 120
"""The byte of the file ``-shm`` that a writer locks, beside the log that is written ahead
(https://sqlite.org/walformat.html, 2.3.1)."""
_STOPPED = frozenset("Tt")
_LONGEST_NAME = 60


def writer_told(database: Path) -> str:
    """A sentence on the process that writes to an SQLite file; empty where the system tells none.

    A process that is stopped inside a transaction keeps everybody out until it goes on or ends.
    """
    with suppress(OSError, ValueError, IndexError):
        process = _writer_of(database.with_name(f"{database.name}-shm"))
        if process is not None:
            return _told(process)
    return ""


def _writer_of(shared: Path) -> int | None:
    """The process that holds a writer's lock, as Linux tells it (proc_locks(5))."""
    inode = str(shared.stat().st_ino)
    for line in _LOCKS.read_text(encoding="ascii").splitlines():
        _, _, _, kind, process, place, first, last = line.split()[:8]
        covers = int(first) <= _WRITER and (last == "EOF" or int(last) >= _WRITER)
        of_file = place.rpartition(":")[2] == inode
        if kind == "WRITE" and of_file and covers and int(process) > 0:
            return int(process)
    return None


def _told(process: int) -> str:
    about = Path("/proc", str(process))
    words = (about / "cmdline").read_bytes().decode(errors="replace").split("\0")
    name = " ".join(Path(word).name for word in words[:3] if word)[:_LONGEST_NAME]
    state = (about / "stat").read_text(errors="replace").rpartition(")")[2].split()[0]
    if state in _STOPPED:
        return (
            f"Process {process} ({name}) is stopped while it writes: let it go on with "
            f"`kill -CONT {process}`, or end it with `kill -KILL {process}`; nothing is lost."
        )
    return f"Process {process} ({name}) is writing to it."
