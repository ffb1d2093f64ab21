"""Requests on their way: proxies, redirects, and who may see a key."""

import ipaddress
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from ssl import SSLContext
from urllib.request import getproxies, proxy_bypass

import httpx

from reelwright import __version__
from reelwright.ports.services import HttpRequest, RequestRefused, titled

USER_AGENT = f"Reelwright/{__version__} (+https://pypi.org/project/reelwright/)"
MOST_REDIRECTS = 5
_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}
_NEAR = (".local", ".internal", ".lan", ".home.arpa", ".localhost")
"""Names that never leave a home or an office (RFC 6762, RFC 8375, RFC 6761, and by custom)."""


class Wire:
    """Transports that are used without httpx's client.

    The client writes whole addresses, keys in them included, into its log, and keeps cookies.
    """

    def __init__(self, timeout: httpx.Timeout, tls: SSLContext | None) -> None:
        self._timeout = timeout.as_dict()
        self._tls = tls
        self._transports: dict[str, httpx.AsyncHTTPTransport] = {}

    @asynccontextmanager
    async def answer(
        self, service: str, request: HttpRequest, headers: Mapping[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """Send a request, follow where it may be followed, and yield the answer unread.

        Raises:
            RequestRefused: it may not be sent there.
        """
        url = _url(service, request)
        first = url
        for _ in range(MOST_REDIRECTS + 1):
            response = await self._send(service, request, url, headers, keyed=_same(url, first))
            try:
                onward = _onward(service, request, response, url)
                if onward is None:
                    yield response
                    return
            finally:
                await response.aclose()
            url = onward
        message = (
            f"{titled(service)} redirects more than {MOST_REDIRECTS} times; check its address."
        )
        raise RequestRefused(message, service=service)

    async def close(self) -> None:
        """Close every connection."""
        for transport in self._transports.values():
            await transport.aclose()
        self._transports.clear()

    async def _send(
        self,
        service: str,
        asked: HttpRequest,
        url: httpx.URL,
        headers: Mapping[str, str],
        *,
        keyed: bool,
    ) -> httpx.Response:
        if keyed and (asked.secret_headers or asked.secret_query):
            _require_privacy(service, url)
            secret = {name: each.value for name, each in asked.secret_query.items()}
            url = url.copy_merge_params(secret) if secret else url
        request = httpx.Request(
            asked.method,
            url,
            headers={"User-Agent": USER_AGENT, "Accept": "*/*", **headers, **asked.headers},
            json=asked.json,
            content=None if asked.json is not None else asked.body or None,
            extensions={"timeout": self._timeout},
        )
        if keyed:
            for name, value in asked.secret_headers.items():
                request.headers[name] = value.value.encode("ascii").decode()
        return await self._transport(url).handle_async_request(request)

    def _transport(self, url: httpx.URL) -> httpx.AsyncHTTPTransport:
        """The connections to a proxy, or those to everywhere (under the name "")."""
        direct = is_near(url.host) or proxy_bypass(url.host)
        proxy = "" if direct else getproxies().get(url.scheme, "")
        if proxy not in self._transports:
            self._tls = self._tls or httpx.create_ssl_context()
            self._transports[proxy] = httpx.AsyncHTTPTransport(
                verify=self._tls, proxy=proxy or None
            )
        return self._transports[proxy]


def is_near(host: str) -> bool:
    """Whether a host is this machine or stands in its own network, as far as its name tells."""
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return "." not in host or host.endswith(_NEAR)
    return address.is_private or address.is_loopback or address.is_link_local


def _url(service: str, request: HttpRequest) -> httpx.URL:
    try:
        url = httpx.URL(request.url)
    except httpx.InvalidURL:
        url = httpx.URL("")
    if url.scheme not in {"http", "https"} or not url.host or url.userinfo:
        name = titled(service)
        message = f"The address of {name} is not a web address (https://host/path); correct it."
        raise RequestRefused(message, service=service)
    return url.copy_merge_params(dict(request.query)) if request.query else url


def _onward(
    service: str, request: HttpRequest, response: httpx.Response, url: httpx.URL
) -> httpx.URL | None:
    """Where an answer sends a GET on to; the answer to anything else is taken as it is."""
    if response.status_code not in _REDIRECTS or "location" not in response.headers:
        return None
    if request.method not in {"GET", "HEAD"}:
        return None
    try:
        onward = url.join(response.headers["location"]).copy_with(fragment=None)
    except httpx.InvalidURL:
        return None
    if onward.scheme not in {"http", "https"} or onward.userinfo:
        return None
    if (url.scheme == "https" != onward.scheme) or (is_near(onward.host) and not is_near(url.host)):
        message = f"{titled(service)} redirects to {onward.host}, which is not followed."
        raise RequestRefused(message, service=service, status=response.status_code)
    return onward


def _same(url: httpx.URL, other: httpx.URL) -> bool:
    return (url.scheme, url.host, url.port) == (other.scheme, other.host, other.port)


def _require_privacy(service: str, url: httpx.URL) -> None:
    if url.scheme == "http" and not is_near(url.host):
        name = titled(service)
        message = f"The key of {name} is not sent to {url.host} unencrypted; use its https address."
        raise RequestRefused(message, service=service)
