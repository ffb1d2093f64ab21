"""When a file was last used: its time of access, which we set ourselves.

Systems that never note reads (``noatime``) still let it be set, and those that do are right too.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

_OFTEN = 3600
"""Seconds within which a file is marked once."""


def mark_used(file: Path) -> None:
    """Set the time of access to now; nothing is raised where that is not allowed."""
    with suppress(OSError):
        state = file.stat()
        if time.time() - state.st_atime > _OFTEN:
            os.utime(file, ns=(time.time_ns(), state.st_mtime_ns))


def used(file: Path) -> datetime:
    """When a file was last used, or made.

    Raises:
        FileNotFoundError.
    """
    state = file.stat()
    return datetime.fromtimestamp(max(state.st_atime, state.st_mtime), tz=UTC)


@contextmanager
def keeping_times(file: Path) -> Iterator[None]:
    """Read a file without using it."""
    state = file.stat()
    try:
        yield
    finally:
        with suppress(OSError):
            os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
