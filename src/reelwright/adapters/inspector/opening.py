"""Opening a video that anybody may have made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import av
from av.container import InputContainer

from reelwright.ports.inspection import VideoUnreadable

_KINDS = "avi,flv,matroska,mov,mp4,mpeg,mpegts,mxf,ogg,webm"


@contextmanager
def opened(file: Path) -> Iterator[InputContainer]:
    """The file's container.

    Raises:
        VideoUnreadable: it is missing, or not a video.
    """
    try:
        source = file.open("rb")
    except OSError as error:
        raise VideoUnreadable(f"{file.name} cannot be opened: {error.strerror}.") from error
    with source, container_of(source, file.name) as container:
        yield container


def container_of(source: BinaryIO, name: str) -> InputContainer:
    """Open bytes, not a name: no playlist can then lead anywhere else.

    Raises:
        VideoUnreadable: it is not a video.
    """
    try:
        return av.open(source, "r", options={"format_whitelist": _KINDS})
    except (av.error.FFmpegError, OSError, ValueError) as error:
        raise VideoUnreadable(
            f"{name} is not a video that can be opened: it is of another kind, or cut off."
        ) from error
