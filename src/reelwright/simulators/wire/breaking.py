"""Faults of the wire itself, one function each, by what is sent."""

import json
import zlib
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Event

from reelwright.simulators.wire.exchange import JSON, Asked, Reply
from reelwright.simulators.wire.faults import Fault

Break = Callable[[BaseHTTPRequestHandler, Asked, Callable[[], Reply], Event], None]
"""Answers wrongly. It may ask for the real answer, and stops when the event is set."""

DRIP_SECONDS = 0.05
ELSEWHERE = "http://localhost:9/elsewhere"
"""Another host than 127.0.0.1 by name, with nobody there."""


def _begin(to: BaseHTTPRequestHandler, headers: Mapping[str, str], status: int = 200) -> None:
    to.send_response(status)
    for name, value in {"Content-Type": JSON, "Connection": "close", **headers}.items():
        to.send_header(name, value)
    to.end_headers()
    to.close_connection = True


def _whole(to: BaseHTTPRequestHandler, body: bytes, headers: Mapping[str, str]) -> None:
    _begin(to, {"Content-Length": str(len(body)), **headers})
    to.wfile.write(body)


def _slow(
    _to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], stopping: Event
) -> None:
    stopping.wait()


def _drip(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], stopping: Event
) -> None:
    _begin(to, {})
    while not stopping.wait(DRIP_SECONDS):
        to.wfile.write(b" ")
        to.wfile.flush()


def _drip_headers(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], stopping: Event
) -> None:
    to.wfile.write(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    while not stopping.wait(DRIP_SECONDS):
        to.wfile.write(b"a")
        to.wfile.flush()


def _cut(
    to: BaseHTTPRequestHandler, _asked: Asked, real: Callable[[], Reply], _stopping: Event
) -> None:
    reply = real()
    body = reply.whole()
    _begin(to, {"Content-Type": reply.media_type, "Content-Length": str(max(len(body), 1))})
    to.wfile.write(body[: len(body) // 2])


def _dropped(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], _stopping: Event
) -> None:
    to.close_connection = True


def _not_http(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], _stopping: Event
) -> None:
    to.wfile.write(b"220 mail.example ESMTP ready\r\n")
    to.close_connection = True


def _malformed(
    to: BaseHTTPRequestHandler, _asked: Asked, real: Callable[[], Reply], _stopping: Event
) -> None:
    reply = real()
    body = reply.whole()
    _whole(to, body[: len(body) // 2], {"Content-Type": reply.media_type})


def _wrong_shape(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], _stopping: Event
) -> None:
    _whole(to, b'{"tide": [{"height": "high"}], "moon": null}', {})


def _empty(
    to: BaseHTTPRequestHandler, _asked: Asked, real: Callable[[], Reply], _stopping: Event
) -> None:
    _whole(to, b"", {"Content-Type": real().media_type})


def _huge(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], stopping: Event
) -> None:
    _begin(to, {})
    while not stopping.is_set():
        to.wfile.write(b" " * 65536)


def _bomb(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], stopping: Event
) -> None:
    _begin(to, {"Content-Encoding": "gzip"})
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    for _ in range(256):
        if not stopping.is_set():
            to.wfile.write(packer.compress(b" " * 1_000_000))
            to.wfile.write(packer.flush(zlib.Z_SYNC_FLUSH))
    to.wfile.write(packer.flush())


def _redirected(
    to: BaseHTTPRequestHandler, _asked: Asked, _real: Callable[[], Reply], _stopping: Event
) -> None:
    _begin(to, {"Location": ELSEWHERE, "Content-Length": "0"}, status=HTTPStatus.FOUND)


def _echoed(
    to: BaseHTTPRequestHandler, asked: Asked, _real: Callable[[], Reply], _stopping: Event
) -> None:
    told = " ".join((asked.target, *asked.headers.values()))
    body = json.dumps({"error": {"message": f"Cannot take {told}", "code": "bad"}}).encode()
    length = {"Content-Length": str(len(body))}
    _begin(to, length, status=HTTPStatus.BAD_REQUEST)
    to.wfile.write(body)


BREAKS: Mapping[Fault, Break] = {
    Fault.SLOW: _slow,
    Fault.DRIP: _drip,
    Fault.DRIP_HEADERS: _drip_headers,
    Fault.CUT: _cut,
    Fault.DROPPED: _dropped,
    Fault.NOT_HTTP: _not_http,
    Fault.MALFORMED: _malformed,
    Fault.WRONG_SHAPE: _wrong_shape,
    Fault.EMPTY: _empty,
    Fault.HUGE: _huge,
    Fault.BOMB: _bomb,
    Fault.REDIRECTED: _redirected,
    Fault.ECHOED: _echoed,
}
