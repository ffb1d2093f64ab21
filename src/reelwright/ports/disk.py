"""What can go wrong with any disk."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from reelwright.domain.errors import ReelwrightError


class DiskFull(ReelwrightError):
    """The disk has no room."""

    retryable: ClassVar[bool] = True


class DiskForbidden(ReelwrightError):
    """A folder may not be written."""


NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What a system says of a disk, or of a user's part of it, that is full."""


@contextmanager
def full_disk_told() -> Iterator[None]:
    """Tell of a full disk in a sentence, whichever library was the first to meet it.

    Who writes a file names it and its folder better; this is for what nobody told.

    Raises:
        DiskFull: there was no room for a file.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        where = f"The disk that holds {error.filename}" if error.filename else "A disk"
        message = f"{where} is full: free some space and run it again, what is finished is kept."
        raise DiskFull(message) from error
