"""The bytes of a file on their way out: paced, counted, and stopped when they should be."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from reelwright.ports.lease import Lease
from reelwright.ports.platform import FileUnsendable
from reelwright.ports.progress import Progress

STEP = "upload"
BLOCK = 1 << 18
_SMALLEST_BLOCK = 4 << 10
_BLOCKS_A_SECOND = 4
"""At a limited rate, so that a stop is noticed soon and the rate is even."""
_CHECK_SECONDS = 1.0
"""How often the lease is looked at while bytes go out."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Watch:
    """Who is told of what was sent, and who may stop it."""

    progress: Progress
    lease: Lease
    size: int

    def look(self, sent: int) -> None:
        """Tell how many bytes are out.

        Raises:
            Cancelled, LeaseLost.
        """
        self.progress.advance(STEP, sent, self.size)
        self.lease.check()


class Pace:
    """A limit of bytes a second, over all that is sent through it; None: no limit."""

    def __init__(
        self,
        rate: int | None,
        *,
        clock: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._rate = rate
        self._clock = clock
        self._pause = pause
        self._free = 0.0

    @property
    def block(self) -> int:
        """Bytes to send at once."""
        if self._rate is None:
            return BLOCK
        return max(_SMALLEST_BLOCK, min(BLOCK, self._rate // _BLOCKS_A_SECOND))

    def spend(self, count: int) -> None:
        """Wait until so many bytes may go out after those before."""
        if self._rate is None:
            return
        now = self._clock()
        begins = max(self._free, now)
        self._free = begins + count / self._rate
        if begins > now:
            self._pause(begins - now)


def opened(file: Path) -> BufferedReader:
    """The file, open.

    Raises:
        FileUnsendable.
    """
    try:
        return file.open("rb")
    except OSError as error:
        message = f"{file} cannot be read ({error.strerror}); it is not sent."
        raise FileUnsendable(message) from error


def size_of(source: BufferedReader) -> int:
    """How many bytes an open file has."""
    return os.fstat(source.fileno()).st_size


def blocks(source: BufferedReader, span: range, pace: Pace, watch: Watch) -> Iterator[bytes]:
    """The bytes of a span, one block after the other.

    Raises:
        FileUnsendable: the file is shorter than it was.
        Cancelled, LeaseLost.
    """
    looked = time.monotonic()
    source.seek(span.start)
    at = span.start
    while at < span.stop:
        block = _read(source, min(pace.block, span.stop - at))
        if not block:
            message = f"{source.name} became shorter while it was sent; it has to be sent anew."
            raise FileUnsendable(message)
        pace.spend(len(block))
        yield block
        at += len(block)
        watch.progress.advance(STEP, at, watch.size)
        if time.monotonic() - looked >= _CHECK_SECONDS:
            looked = time.monotonic()
            watch.lease.check()


def _read(source: BufferedReader, count: int) -> bytes:
    try:
        return source.read(count)
    except OSError as error:
        message = f"{source.name} cannot be read any further ({error.strerror})."
        raise FileUnsendable(message) from error
