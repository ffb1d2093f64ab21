"""Requests and answers, whatever their status, without a word of them in any log.

The HTTP library's client is not used: it logs whole addresses, and that of an upload session is
as good as a key. Its transport logs the headers of answers, in which such an address comes; the
names of its loggers stand here to keep them quiet.
"""

import ipaddress
import logging
import time
import weakref
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ssl import SSLContext
from urllib.request import getproxies, proxy_bypass

import httpx

from reelwright import __version__
from reelwright.ports.services import AnswerUnusable, RequestRefused, Secret, ServiceUnreachable

TOTAL_SECONDS = 60.0
"""For a whole answer once the request is out."""
CONNECT_SECONDS = 10.0
LARGEST = 20_000_000
"""Bytes of an answer that are read."""
_USER_AGENT = f"Reelwright/{__version__} (+https://pypi.org/project/reelwright/)"
_TALKATIVE = ("httpcore.connection", "httpcore.http11", "httpcore.proxy")


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """One request. ``length`` is needed where the body comes in pieces."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict)
    secret_headers: Mapping[str, Secret] = field(default_factory=dict)
    body: bytes | Iterable[bytes] = b""
    length: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A whole answer; header names are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class Wire:
    """Connections that are reused, straight or through the proxies of the environment.

    Safe to use from several threads. ``total`` bounds what is waited for an answer.
    """

    def __init__(
        self,
        service: str,
        *,
        total: float = TOTAL_SECONDS,
        connect: float = CONNECT_SECONDS,
        tls: SSLContext | None = None,
    ) -> None:
        self.service = service
        self._total = total
        self._timeout = httpx.Timeout(total, connect=min(connect, total)).as_dict()
        self._tls = tls
        self._transports: dict[str, httpx.HTTPTransport] = {}
        self._closing = weakref.finalize(self, _close, self._transports)
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(logging.INFO)

    def exchange(self, request: Request) -> Answer:
        """Send a request and read its answer whole. Redirects are answers like all others.

        Raises:
            ServiceUnreachable: ``charged`` tells whether the request may have arrived.
            AnswerUnusable: it is too large.
            Whatever the pieces of the body raise.
        """
        try:
            return self._exchanged(request)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError) as error:
            reason, arrived = _why_not_connected(error), False
        except (TimeoutError, httpx.TimeoutException):
            reason, arrived = f"did not answer within {self._total:g} seconds", True
        except httpx.HTTPError:
            reason, arrived = "broke the connection off", True
        # What the library raises holds the request, and is neither cause nor context of this.
        message = f"YouTube {reason}; it is tried again."
        raise ServiceUnreachable(message, service=self.service, charged=arrived)

    def close(self) -> None:
        """Close every connection."""
        self._closing()

    def _exchanged(self, request: Request) -> Answer:
        url = _url(request.url)
        require_privacy(url, self.service)
        headers = {"User-Agent": _USER_AGENT, "Accept": "*/*", **request.headers}
        if request.length is not None:
            headers["Content-Length"] = str(request.length)
        asked = httpx.Request(
            request.method,
            url,
            headers=headers,
            content=request.body,
            extensions={"timeout": self._timeout},
        )
        for name, value in request.secret_headers.items():
            asked.headers[name] = value.value
        response = self._transport(url).handle_request(asked)
        try:
            return self._whole(response)
        finally:
            response.close()

    def _whole(self, response: httpx.Response) -> Answer:
        until = time.monotonic() + self._total
        body = bytearray()
        for piece in response.iter_bytes():
            body += piece
            if len(body) > LARGEST:
                message = f"YouTube answers with more than {LARGEST / 1e6:g} MB; try again later."
                raise AnswerUnusable(message, service=self.service)
            if time.monotonic() > until:
                raise TimeoutError
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Answer(status=response.status_code, headers=headers, body=bytes(body))

    def _transport(self, url: httpx.URL) -> httpx.HTTPTransport:
        """The connections to a proxy, or those to everywhere (under the name "")."""
        direct = _is_near(url.host) or proxy_bypass(url.host)
        proxy = "" if direct else getproxies().get(url.scheme, "")
        if proxy not in self._transports:
            self._tls = self._tls or httpx.create_ssl_context()
            self._transports[proxy] = httpx.HTTPTransport(verify=self._tls, proxy=proxy or None)
        return self._transports[proxy]


def require_privacy(url: httpx.URL, service: str) -> None:
    """Make sure that tokens do not travel in the clear over a network.

    Raises:
        RequestRefused.
    """
    if url.scheme == "https" or (url.scheme == "http" and _is_near(url.host)):
        return
    where = url.host or "an address without a host"
    message = f"Nothing is sent to {where} unencrypted; use its https address."
    raise RequestRefused(message, service=service)


def same_origin(url: str, other: str) -> bool:
    """Whether two addresses are of one server."""
    one, two = _url(url), _url(other)
    return (one.scheme, one.host, one.port) == (two.scheme, two.host, two.port)


def _url(text: str) -> httpx.URL:
    try:
        return httpx.URL(text)
    except httpx.InvalidURL:
        return httpx.URL("")


def _is_near(host: str) -> bool:
    """Whether a host is this machine or stands in its own network, as far as its name tells."""
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return bool(host) and "." not in host
    return address.is_private or address.is_loopback


def _why_not_connected(error: Exception) -> str:
    told = str(error)
    if "CERTIFICATE" in told:
        return "shows a certificate that is not valid"
    if isinstance(error, httpx.ProxyError):
        return "cannot be reached through the proxy of HTTPS_PROXY"
    return "takes no connection"


def _close(transports: dict[str, httpx.HTTPTransport]) -> None:
    for transport in transports.values():
        transport.close()
    transports.clear()
