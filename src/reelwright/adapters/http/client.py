"""HTTP to services by httpx."""

import asyncio
import weakref
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from ssl import SSLContext
from types import TracebackType
from typing import Self, TypeVar

import httpx

from reelwright.adapters.http.arriving import ArrivingFile, RangeWrong
from reelwright.adapters.http.failures import failure_of
from reelwright.adapters.http.loop import LoopThread
from reelwright.adapters.http.refusals import refusal
from reelwright.adapters.http.secrecy import secrets_of
from reelwright.adapters.http.wire import Wire
from reelwright.ports.services import AnswerUnusable, HttpAnswer, HttpRequest, titled

TOTAL_SECONDS = 60.0
CONNECT_SECONDS = 10.0
LARGEST_REFUSAL = 64_000
"""Bytes of an error's body that are read."""
Result = TypeVar("Result")


class HttpxServiceHttp:
    """One attempt a call, ended in time however slowly a service answers.

    ``total`` bounds a call from its first byte to its last. A download takes as long as it
    takes, but may not be silent for so many seconds. Use it in a ``with`` block, or let its
    connections end with the process.
    """

    def __init__(
        self,
        *,
        total: float = TOTAL_SECONDS,
        connect: float = CONNECT_SECONDS,
        tls: SSLContext | None = None,
    ) -> None:
        self._total = total
        self._wire = Wire(httpx.Timeout(total, connect=min(connect, total)), tls)
        self._loop = LoopThread()
        self._closing = weakref.finalize(self, _close, self._loop, self._wire)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._closing()

    def send(self, service: str, request: HttpRequest, *, largest: int = 50_000_000) -> HttpAnswer:
        """Send a request and read the answer whole; see ``ports.services.ServiceHttp``."""
        return self._call(service, self._send(service, request, largest))

    def download(
        self,
        service: str,
        request: HttpRequest,
        to: Path,
        *,
        largest: int,
        resume: bool = False,
        heard: Callable[[int, int], None] | None = None,
    ) -> HttpAnswer:
        """Stream a body into a file; see ``ports.services.ServiceHttp``."""
        file = ArrivingFile(to, heard, resume=resume)
        return self._call(service, self._download(service, request, file, largest))

    def _call(self, service: str, work: Coroutine[object, object, Result]) -> Result:
        """The work's result.

        What httpx raises quotes headers and holds the request: it is neither the cause nor the
        context of what leaves here.
        """
        try:
            return self._loop.run(work)
        except (TimeoutError, httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            failure = failure_of(service, error, self._total)
        except (UnicodeError, RangeWrong) as error:
            failure = failure_of(service, error, self._total)
        raise failure

    async def _send(self, service: str, request: HttpRequest, largest: int) -> HttpAnswer:
        async with asyncio.timeout(self._total), self._good(service, request) as response:
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                _require_size(service, len(body), largest)
            return _told(response, bytes(body))

    async def _download(
        self, service: str, request: HttpRequest, file: ArrivingFile, largest: int
    ) -> HttpAnswer:
        async with self._good(service, request, file) as response:
            if file.is_whole(response.status_code, response.headers):
                return _told(response, b"")
            if response.headers.get("content-encoding", "identity") != "identity":
                message = (
                    f"{titled(service)} compressed a file that was asked for as it is; try later."
                )
                raise AnswerUnusable(message, service=service, status=response.status_code)
            file.expect(response.status_code, response.headers)
            _require_size(service, file.expected, largest)
            with file.opened():
                async for chunk in response.aiter_raw():
                    _require_size(service, file.have + len(chunk), largest)
                    file.write(chunk)
            return _told(response, b"")

    @asynccontextmanager
    async def _good(
        self, service: str, request: HttpRequest, file: ArrivingFile | None = None
    ) -> AsyncIterator[httpx.Response]:
        """An answer with nothing wrong, its body unread.

        Raises:
            ServiceError: the service says what is wrong.
        """
        headers = file.headers if file else {}
        async with AsyncExitStack() as open_answer:
            async with asyncio.timeout(self._total):
                answer = self._wire.answer(service, request, headers)
                response = await open_answer.enter_async_context(answer)
            status = response.status_code
            if response.is_success or (file and file.is_whole(status, response.headers)):
                yield response
                return
            async with asyncio.timeout(self._total):
                body = await _beginning(response)
            raise refusal(service, status, response.headers, body, secrets_of(request))


async def _beginning(response: httpx.Response) -> bytes:
    """As much of an error's body as says what is wrong; nothing where it is damaged."""
    body = bytearray()
    try:
        async for chunk in response.aiter_bytes():
            body += chunk
            if len(body) > LARGEST_REFUSAL:
                break
    except httpx.HTTPError:
        return bytes(body)
    return bytes(body)


def _require_size(service: str, size: int, largest: int) -> None:
    if size > largest:
        message = (
            f"{titled(service)} answers with more than {largest / 1e6:g} MB, which is not read."
        )
        raise AnswerUnusable(message, service=service)


def _told(response: httpx.Response, body: bytes) -> HttpAnswer:
    headers = {name.lower(): value for name, value in response.headers.items()}
    return HttpAnswer(status=response.status_code, headers=headers, body=body)


def _close(loop: LoopThread, wire: Wire) -> None:
    loop.close(wire.close())
