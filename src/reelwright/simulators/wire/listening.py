"""A real server on this machine for the time of a ``with`` block."""

from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext, SSLError
from threading import Event, Thread
from types import TracebackType
from typing import Self

from reelwright.domain.errors import ReelwrightError


class PortTaken(ReelwrightError):
    """Nothing can listen on the port."""


class LocalServer:
    """Real sockets, one thread a connection. A subclass says what becomes of a request."""

    def __init__(self, *, port: int = 0, tls: SSLContext | None = None) -> None:
        self._stopping = Event()
        try:
            self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler_of(self))
        except OSError as error:
            raise PortTaken(
                f"Port {port} cannot be listened on ({error.strerror}): give another with --port."
            ) from error
        self._server.daemon_threads = True
        self._server.block_on_close = False
        if tls is not None:
            self._server.socket = tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self.address = f"http{'s' if tls else ''}://127.0.0.1:{self._server.server_port}"

    @property
    def stopping(self) -> Event:
        """Set when the simulator ends; a slow answer waits on it instead of sleeping."""
        return self._stopping

    def handle(self, to: BaseHTTPRequestHandler) -> None:
        """Take a request and answer it."""
        raise NotImplementedError

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


def _handler_of(server: LocalServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def handle(self) -> None:
            # A client that trusts no certificate, or has heard enough, goes without a word.
            with suppress(SSLError, ConnectionError):
                super().handle()

        def do_GET(self) -> None:
            server.handle(self)

        do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_GET  # noqa: N815 - the base's

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's
            """Keep quiet: what comes in carries keys."""

    return Handler
