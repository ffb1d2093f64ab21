"""The server: real sockets on this machine, one thread a request."""

from contextlib import suppress
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext, SSLError
from threading import Event, Thread
from types import TracebackType
from typing import Self

from reelwright.simulators.web.faults import FAULTS
from reelwright.simulators.web.pages import Page, pages


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """A request that came in."""

    path: str
    headers: tuple[tuple[str, str], ...]


class WebSimulator:
    """A web server for the time of a ``with`` block; speaks HTTPS where it is given ``tls``."""

    def __init__(self, *, port: int = 0, tls: SSLContext | None = None) -> None:
        self.requests: list[Request] = []
        self._stopping = Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._server.daemon_threads = True
        if tls is not None:
            # Hands are shaken in the thread of the request, so that a client that refuses
            # the certificate hurts nobody else.
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        scheme = "http" if tls is None else "https"
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.base = f"{scheme}://127.0.0.1:{self.port}"
        self.pages: dict[str, Page] = pages(self.base)

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._server.server_port

    @property
    def paths(self) -> tuple[str, ...]:
        """Everything that can be asked for."""
        return (*self.pages, *FAULTS)

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return self.base + path

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        simulator = self

        class Handler(BaseHTTPRequestHandler):
            def handle(self) -> None:
                # A client that does not trust the certificate goes without a word.
                with suppress(SSLError, ConnectionError):
                    super().handle()

            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                headers = tuple(self.headers.items())
                simulator.requests.append(Request(path=self.path, headers=headers))
                try:
                    simulator.answer(self, path)
                except ConnectionError:
                    self.close_connection = True  # the client has heard enough

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's
                """Keep quiet; ``requests`` tells what came in."""

        return Handler

    def answer(self, to: BaseHTTPRequestHandler, path: str) -> None:
        """Answer a request as the path demands."""
        if path in FAULTS:
            FAULTS[path](to, self._stopping)
            return
        page = self.pages.get(path)
        if page is None:
            to.send_error(HTTPStatus.NOT_FOUND)
            return
        first = _first_byte(to, page)
        body = page.body[first:]
        to.send_response(HTTPStatus.PARTIAL_CONTENT if first else HTTPStatus.OK)
        to.send_header("Content-Type", page.media_type)
        to.send_header("Content-Length", str(len(body)))
        if first:
            end = len(page.body)
            to.send_header("Content-Range", f"bytes {first}-{end - 1}/{end}")
        if page.tag:
            to.send_header("ETag", page.tag)
        to.end_headers()
        to.wfile.write(body[: page.longest or None])
        if 0 < page.longest < len(body):
            to.close_connection = True


def _first_byte(to: BaseHTTPRequestHandler, page: Page) -> int:
    """The byte from which the same version is asked for; 0 for all of it."""
    wanted = to.headers.get("Range", "")
    if not page.tag or to.headers.get("If-Range") != page.tag:
        return 0
    return int(wanted.removeprefix("bytes=").partition("-")[0])
