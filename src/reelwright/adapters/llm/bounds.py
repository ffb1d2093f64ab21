"""Limits on what a service sends, before any client takes it apart."""

from collections.abc import AsyncIterator

import httpx2

LARGEST_BODY = 8_000_000
"""Bytes of an answer with its wrapping; a script of an hour is not near it."""
UNPACKED = {"Accept-Encoding": "identity"}
"""What is asked for, so that some kilobytes never become gigabytes."""


class TooMuch(httpx2.TransportError):
    """The service sends more than any answer needs, or packed what was to be sent plain."""


async def bound(response: httpx2.Response) -> None:
    """A response hook of httpx: let no more than so many bytes through.

    Raises:
        TooMuch: at once where the body is packed, else when it has grown too large.
    """
    if response.headers.get("content-encoding", "identity") != "identity":
        message = "The answer is packed."
        raise TooMuch(message)
    if isinstance(response.stream, httpx2.AsyncByteStream):
        response.stream = _Bounded(response.stream)


class _Bounded(httpx2.AsyncByteStream):
    """A body that ends in an error where it is too large."""

    def __init__(self, body: httpx2.AsyncByteStream) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for chunk in self._body:
            size += len(chunk)
            if size > LARGEST_BODY:
                message = "The answer has no end."
                raise TooMuch(message)
            yield chunk

    async def aclose(self) -> None:
        await self._body.aclose()
