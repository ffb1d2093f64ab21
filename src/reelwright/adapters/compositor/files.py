"""Files that appear under their name only when they are whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.disk import NO_ROOM, DiskFull
from reelwright.ports.picture import RenderFailed


def temporary_for(destination: Path) -> Path:
    """The one name that an unfinished file has, so that the next attempt replaces it."""
    return destination.with_name(f".{destination.name}.part")


@contextmanager
def whole_file(destination: Path) -> Iterator[Path]:
    """A temporary name beside the destination, renamed to it when the block ends well.

    Raises:
        DiskFull: there was no room for it.
        RenderFailed: it could not be written, or its content was not understood.
    """
    temporary = temporary_for(destination)
    try:
        yield temporary
        _sync(temporary)
        temporary.replace(destination)
    except OSError as error:
        raise _told(error, destination) from error
    except av.FFmpegError as error:
        raise RenderFailed(f"{destination.name} could not be written: {error}.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _sync(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _told(error: OSError, destination: Path) -> ReelwrightError:
    if error.errno in NO_ROOM:
        return DiskFull(
            f"There is no room left for {destination.name} in {destination.parent}; "
            "free some space and run again, what is finished is kept."
        )
    return RenderFailed(
        f"{destination.name} could not be written in {destination.parent}: {error.strerror}."
    )
