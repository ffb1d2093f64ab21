"""Where the owner's browser brings Google's answer: a server of one answer, on this machine alone.

RFC 8252, 7.3: a port that is free, on 127.0.0.1. What else comes (the icon, another page that
guesses the port) is turned away: the answer has to carry the state that was given to Google.
"""

import secrets
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs, urlsplit

from reelwright.ports.channels import ConsentDenied

_PAGE = (
    '<!doctype html><meta charset="utf-8"><title>Reelwright</title>'
    '<body style="font: 1.1rem/1.5 system-ui; max-width: 34rem; margin: 15vh auto">'
    "<h1>{title}</h1><p>{text}</p>"
)
_DONE = _PAGE.format(
    title="Thank you", text="Reelwright has Google's answer. You can close this page."
)
_OTHER = _PAGE.format(title="Nothing here", text="Reelwright waits for Google's answer.")


class Loopback:
    """Waits for one answer for the time of a ``with`` block."""

    def __init__(self) -> None:
        self._answers: Queue[str] = Queue()
        self._state = ""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._server.daemon_threads = True
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.redirect = f"http://127.0.0.1:{self._server.server_port}/"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def expect(self, state: str) -> None:
        """From now on the answer to the question with this state is taken."""
        self._state = state

    def wait(self, seconds: float) -> str:
        """The address that the browser was sent to with the answer.

        Raises:
            ConsentDenied: none came in time.
        """
        try:
            return self._answers.get(timeout=seconds)
        except Empty:
            message = (
                f"No answer came within {seconds / 60:.0f} minutes; begin again, or use --paste "
                "where the browser is on another machine."
            )
            raise ConsentDenied(message) from None

    def take(self, path: str) -> bool:
        """Take an answer; whether it is one."""
        told = parse_qs(urlsplit(path).query)
        state = told.get("state", [""])[0]
        fits = bool(self._state) and secrets.compare_digest(state.encode(), self._state.encode())
        if not fits or not ({"code", "error"} & told.keys()):
            return False
        self._answers.put(self.redirect.rstrip("/") + path)
        return True


def _handler_of(loopback: Loopback) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            taken = loopback.take(self.path)
            page = (_DONE if taken else _OTHER).encode()
            self.send_response(HTTPStatus.OK if taken else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            # The address holds the code: it goes to nobody else, and into no history of a proxy.
            self.send_header("Referrer-Policy", "no-referrer")
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: object) -> None:
            """Say nothing: an answer is as good as a key."""

    return Handler
