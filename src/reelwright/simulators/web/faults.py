"""Everything that goes wrong on the web, one function each, by what is sent over the wire."""

import gzip
import time
import zlib
from collections.abc import Callable, Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from threading import Event

from reelwright.simulators.web.pages import ARTICLE, HTML, LOGIN

Fault = Callable[[BaseHTTPRequestHandler, Event], None]
"""Answers a request wrongly; stops when the event is set or the client goes away."""

METADATA_SERVICE = "http://169.254.169.254/latest/meta-data/"
DRIP_SECONDS = 0.05
_PARAGRAPH = b"<p>The tide never stops, and neither does this page, whoever reads it.</p>\n"


def _send(
    to: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = HTTPStatus.OK,
    headers: Mapping[str, str] | None = None,
) -> None:
    to.send_response(status)
    for name, value in ({"Content-Type": HTML} | dict(headers or {})).items():
        to.send_header(name, value)
    to.end_headers()
    to.wfile.write(body)


def _redirect(target: str) -> Fault:
    def answer(to: BaseHTTPRequestHandler, _stopping: Event) -> None:
        _send(to, b"", status=HTTPStatus.FOUND, headers={"Location": target})

    return answer


def _status(status: HTTPStatus, headers: Mapping[str, str] | None = None) -> Fault:
    def answer(to: BaseHTTPRequestHandler, _stopping: Event) -> None:
        _send(to, status.phrase.encode(), status=status, headers=headers)

    return answer


def _body(body: bytes, headers: Mapping[str, str] | None = None) -> Fault:
    def answer(to: BaseHTTPRequestHandler, _stopping: Event) -> None:
        _send(to, body, headers=headers)

    return answer


def _endless(to: BaseHTTPRequestHandler, stopping: Event) -> None:
    """A page without end, as fast as the client takes it."""
    _send(to, b"<html><body>")
    while not stopping.is_set():
        to.wfile.write(_PARAGRAPH * 1000)


def _drip(to: BaseHTTPRequestHandler, stopping: Event) -> None:
    """A page that comes byte by byte: never silent for long, never done."""
    _send(to, b"<html><body>")
    while not stopping.wait(DRIP_SECONDS):
        to.wfile.write(b"a")
        to.wfile.flush()


def _drip_headers(to: BaseHTTPRequestHandler, stopping: Event) -> None:
    """The same, before the answer has even begun."""
    to.wfile.write(b"HTTP/1.0 200 OK\r\nX-Tide: ")
    while not stopping.wait(DRIP_SECONDS):
        to.wfile.write(b"a")
        to.wfile.flush()


def _silent(_to: BaseHTTPRequestHandler, stopping: Event) -> None:
    """Takes the request and says nothing."""
    stopping.wait()


def _bomb(to: BaseHTTPRequestHandler, stopping: Event) -> None:
    """Some kilobytes that become 64 MB."""
    _send(to, b"", headers={"Content-Encoding": "gzip"})
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    for _ in range(64):
        if not stopping.is_set():
            to.wfile.write(packer.compress(b" " * 1_000_000))
            to.wfile.write(packer.flush(zlib.Z_SYNC_FLUSH))
    to.wfile.write(packer.flush())


def _not_http(to: BaseHTTPRequestHandler, _stopping: Event) -> None:
    to.wfile.write(b"220 mail.example ESMTP ready\r\n")
    time.sleep(DRIP_SECONDS)


_PACKED = gzip.compress(ARTICLE.encode(), mtime=0)

FAULTS: Mapping[str, Fault] = {
    "/faults/redirect-private": _redirect(METADATA_SERVICE),
    "/faults/redirect-loop": _redirect("/faults/redirect-loop"),
    "/faults/redirect-file": _redirect("file:///etc/passwd"),
    "/faults/redirect-nowhere": _redirect("http://[::1"),
    "/faults/redirect-twice": _redirect("/faults/redirect-once"),
    "/faults/redirect-once": _redirect("/articles/tides"),
    "/faults/endless": _endless,
    "/faults/drip": _drip,
    "/faults/drip-headers": _drip_headers,
    "/faults/silent": _silent,
    "/faults/not-http": _not_http,
    "/faults/404": _status(HTTPStatus.NOT_FOUND),
    "/faults/403": _status(HTTPStatus.FORBIDDEN),
    "/faults/500": _status(HTTPStatus.INTERNAL_SERVER_ERROR),
    "/faults/429": _status(HTTPStatus.TOO_MANY_REQUESTS, {"Retry-After": "30"}),
    "/faults/json": _body(b'{"title": "Tides"}', {"Content-Type": "application/json"}),
    "/faults/json-as-text": _body(b'{"title": "Tides"}', {"Content-Type": "text/plain"}),
    "/faults/picture": _body(b"\x89PNG\r\n\x1a\n", {"Content-Type": "image/png"}),
    "/faults/picture-as-page": _body(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
    "/faults/login": _body(LOGIN.encode()),
    "/faults/nothing": _body(b""),
    "/faults/gzip": _body(_PACKED, {"Content-Encoding": "gzip"}),
    "/faults/truncated-gzip": _body(_PACKED[:-200], {"Content-Encoding": "gzip"}),
    "/faults/damaged-gzip": _body(b"no gzip at all", {"Content-Encoding": "gzip"}),
    "/faults/brotli": _body(b"\x0b\x02\x80", {"Content-Encoding": "br"}),
    "/faults/gzip-bomb": _bomb,
    "/faults/cut": _body(ARTICLE.encode()[:400], {"Content-Length": "9999"}),
    "/faults/declared-huge": _body(b"<p>", {"Content-Length": "999999999999"}),
    "/faults/wrong-charset": _body(
        ARTICLE.replace("the Moon", "the “Moon” – naïve").encode("cp1252", "ignore"),
        {"Content-Type": HTML},
    ),
}
"""By path. Three that end well are among them: ``gzip`` and two short chains of redirects."""
