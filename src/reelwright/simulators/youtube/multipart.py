"""multipart/related (RFC 2387): a resource and its media in one body, the media not held."""

import re
from collections.abc import Iterator

from reelwright.simulators.youtube.calls import LARGEST_JSON, Call, json_of
from reelwright.simulators.youtube.refusals import Refusal, bad
from reelwright.simulators.youtube.shapes import Json

_BOUNDARY = re.compile(r'boundary="?([^";]+)"?')


def parts_of(call: Call) -> tuple[Json, str, Iterator[bytes]]:
    """The resource, the media's type, and the media as it comes.

    Raises:
        Refusal: the body has another form.
    """
    found = _BOUNDARY.search(call.headers.get("content-type", ""))
    if found is None:
        raise _malformed()
    mark = b"--" + found.group(1).encode()
    source = _Source(call.body.pieces())
    source.until(mark)
    _headers(source)
    resource = json_of(source.until(b"\r\n" + mark, b"\n" + mark).strip())
    media_type = _headers(source).get("content-type", "application/octet-stream")
    return resource, media_type, source.pieces_until(b"\n" + mark)


class _Source:
    """Bytes that come in pieces, read up to marks."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = b""

    def until(self, *marks: bytes) -> bytes:
        """What stands before the first of these; it and the mark are then behind."""
        while True:
            for mark in marks:
                before, found, after = self._held.partition(mark)
                if found:
                    self._held = after
                    return before
            more = next(self._pieces, b"")
            if not more or len(self._held) > LARGEST_JSON:
                raise _malformed()
            self._held += more

    def pieces_until(self, mark: bytes) -> Iterator[bytes]:
        """What stands before the mark, piece by piece; the line's end before it belongs to it."""
        keep = len(mark) + 1
        while mark not in self._held:
            yield self._held[:-keep]
            self._held = self._held[-keep:]
            more = next(self._pieces, b"")
            if not more:
                return
            self._held += more
        yield self._held.partition(mark)[0].removesuffix(b"\r")


def _headers(source: _Source) -> dict[str, str]:
    read = source.until(b"\r\n\r\n", b"\n\n").decode("latin-1").strip().splitlines()
    split = (line.partition(":") for line in read)
    return {name.strip().lower(): value.strip() for name, _, value in split}


def _malformed() -> Refusal:
    return bad("badContent", "Malformed multipart body.", domain="global")
