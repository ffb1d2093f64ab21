"""The engine against a server of the same protocol that is not YouTube's.

As Google Cloud Storage does it, it ends with 200 and names what was made otherwise. It keeps any
number of bytes, in quanta of its own, and forgets some of them, which the protocol allows.
"""

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from builders.connected import AT_ONCE
from reelwright.adapters.youtube.body import Watch, opened
from reelwright.adapters.youtube.resumable import Resumable, session_in, start_request
from reelwright.adapters.youtube.sending import QUANTUM, Manner, Sending
from reelwright.adapters.youtube.wire import Answer, Wire
from reelwright.ports.lease import Unleased
from reelwright.ports.platform import Finished, Received, Refused, SessionAnswer
from reelwright.ports.progress import Silent
from reelwright.ports.services import RequestRefused, Secret, ServiceUnreachable
from reelwright.simulators.wire.listening import LocalServer

pytestmark = pytest.mark.integration


class Storage(LocalServer):
    """One session. ``keeps`` tells how much of what came is kept of each request."""

    def __init__(self, *keeps: int) -> None:
        super().__init__()
        self.held = b""
        self.keeps = list(keeps)
        self.tokens: list[str] = []
        self.refuses = ""
        self.cut = 0

    def handle(self, to: BaseHTTPRequestHandler) -> None:
        self.tokens.append(to.headers.get("Authorization", ""))
        body = to.rfile.read(int(to.headers.get("Content-Length", 0)))
        if to.command == "POST":
            # A relative address is an address too (RFC 9110, 10.2.2).
            self._say(to, HTTPStatus.OK, b"", Location="/session?key=1")
            return
        told = to.headers["Content-Range"].removeprefix("bytes ")
        span, _, total = told.partition("/")
        if self.refuses and body:
            self._say(to, HTTPStatus.BAD_REQUEST, self.refuses.encode())
            return
        if span != "*" and int(span.partition("-")[0]) == len(self.held):
            self.held += body[: self.keeps.pop(0)] if self.keeps else body
        if len(self.held) < int(total):
            held = {"Range": f"bytes=0-{len(self.held) - 1}"} if self.held else {}
            self._say(to, HTTPStatus.PERMANENT_REDIRECT, b"", **held)
            return
        made = json.dumps({"resource": {"name": "tide", "bytes": len(self.held)}}).encode()
        self.cut, cut = 0, self.cut
        self._say(to, HTTPStatus.OK, made[: len(made) - cut])

    @staticmethod
    def _say(to: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
        to.send_response(status)
        for name, value in headers.items():
            to.send_header(name, value)
        to.send_header("Content-Length", str(len(body)))
        to.end_headers()
        to.wfile.write(body)


def name_in(body: bytes) -> str:
    resource = json.loads(body)["resource"]
    return f"{resource['name']} {resource['bytes']}"


def sent(server: Storage, film: Path, *, chunk: int | None = None) -> SessionAnswer:
    start = f"{server.address}/upload/storage/v1/b/films/o?uploadType=resumable"
    wire = Wire("storage", total=30.0)
    size = film.stat().st_size
    asked = start_request(start, {"name": "tide"}, size=size, media_type="video/mp4")
    session = session_in(wire.exchange(asked), start)
    assert session == f"{server.address}/session?key=1"
    engine = Resumable(wire, start, lambda _renew: Secret("Bearer t"), parse=name_in)
    with opened(film) as source:
        watch = Watch(progress=Silent(), lease=Unleased(), size=size)
        manner = Manner(chunk=chunk, retry=AT_ONCE)
        answer = Sending(engine, session, source, watch, manner).carry_on(0)
    assert engine.ask(session, size) == answer or server.refuses
    wire.close()
    return answer


@pytest.mark.parametrize("chunk", [None, QUANTUM, 3 * QUANTUM])
@pytest.mark.parametrize("keeps", [(), (100,), (0, 1, 300_000), (0, 0, 0)])
def test_any_server_of_the_protocol_gets_the_file_whole(
    film: Path, chunk: int | None, keeps: tuple[int, ...]
) -> None:
    with Storage(*keeps) as server:
        assert sent(server, film, chunk=chunk) == Finished(video_id=f"tide {film.stat().st_size}")
        assert server.held == film.read_bytes()


def test_a_last_answer_that_was_cut_short_is_asked_for_again(film: Path) -> None:
    with Storage() as server:
        server.cut = 12
        assert isinstance(sent(server, film), Finished)


def test_a_server_that_keeps_nothing_is_given_up(film: Path) -> None:
    with Storage(*[0] * 100) as server, pytest.raises(ServiceUnreachable, match="0 of 1,323,065"):
        sent(server, film)


def test_a_refusal_of_bytes_that_stands_is_told(film: Path) -> None:
    with Storage() as server:
        server.refuses = '{"error": {"errors": [{"reason": "invalidBytes"}], "message": "no"}}'
        assert sent(server, film) == Refused(reason="invalidBytes", message="no")
        assert server.held == b""


def test_a_session_on_another_server_is_not_told_our_token(film: Path) -> None:
    with Storage() as server:
        wire = Wire("storage")
        engine = Resumable(wire, "https://www.googleapis.com/", lambda _: Secret("Bearer t"))
        session = f"{server.address}/session?key=1"
        assert engine.ask(session, film.stat().st_size) == Received(offset=0)
        assert server.tokens == [""]
        wire.close()


def test_nothing_goes_over_a_network_in_the_clear() -> None:
    asked = start_request("http://upload.example.org/", {}, size=1, media_type="video/mp4")
    with pytest.raises(RequestRefused, match="unencrypted"):
        Wire("storage").exchange(asked)


def test_an_answer_that_is_no_session_is_none() -> None:
    assert session_in(Answer(status=409, headers={"location": "/a"}, body=b""), "http://x/") is None
    assert session_in(Answer(status=200, headers={}, body=b""), "http://x/") is None
