"""The body of an answer, decompressed and counted while it comes in."""

import zlib
from collections.abc import AsyncIterator


class BodyTooLarge(Exception):
    """More came than is wanted; reading has stopped."""


class BodyBroken(Exception):
    """The compressed body is damaged or ends too early."""


class EncodingUnknown(Exception):
    """The body is compressed in a way that was not asked for."""


ACCEPTED_ENCODINGS = "gzip, deflate"
_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32
"""Lets zlib recognise either header (zlib manual, inflateInit2)."""


class _Inflater:
    """Gzip or deflate with a bound on what one chunk may become, and proof of the end.

    The HTTP client's own decoder has neither: a few kilobytes may become gigabytes in one
    call, and a body that breaks off passes for a whole one.
    """

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_GZIP_OR_ZLIB)

    def feed(self, chunk: bytes, room: int) -> bytes:
        """What a chunk holds, at most ``room`` bytes of it."""
        try:
            return self._zlib.decompress(chunk, room)
        except zlib.error as error:
            raise BodyBroken from error

    def finish(self) -> None:
        """Make sure that the end was reached."""
        if not self._zlib.eof:
            raise BodyBroken


class _Plain:
    def feed(self, chunk: bytes, room: int) -> bytes:
        return chunk[:room]

    def finish(self) -> None:
        """A plain body's length is checked by the protocol itself."""


async def read_body(chunks: AsyncIterator[bytes], encoding: str, limit: int) -> bytes:
    """Read a whole body of at most ``limit`` bytes after decompression.

    Raises:
        BodyTooLarge, BodyBroken, EncodingUnknown.
    """
    decoder = _decoder_for(encoding)
    body = bytearray()
    async for chunk in chunks:
        body += decoder.feed(chunk, limit + 1 - len(body))
        if len(body) > limit:
            raise BodyTooLarge
    decoder.finish()
    return bytes(body)


def _decoder_for(encoding: str) -> _Inflater | _Plain:
    match encoding.strip().lower():
        case "" | "identity":
            return _Plain()
        case "gzip" | "x-gzip" | "deflate":
            return _Inflater()
        case _:
            raise EncodingUnknown
