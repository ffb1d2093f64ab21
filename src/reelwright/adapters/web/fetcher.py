"""Fetching over HTTP from checked addresses only, with a limit on everything."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import SSLContext

import httpx

from reelwright import __version__
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.answers import final_answer, redirect_of, shown
from reelwright.adapters.web.body import ACCEPTED_ENCODINGS
from reelwright.ports.article import AddressForbidden, ArticleUnreadable, SourceUnreachable
from reelwright.ports.web import Fetched, FetchLimits, Wanted

USER_AGENT = f"Mozilla/5.0 (compatible; Reelwright/{__version__}; article reader)"
"""Says who asks. Many servers refuse what does not begin like a browser."""

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The IP addresses of a host name and port; raises ``OSError`` where there are none."""

_ACCEPT = {
    Wanted.ARTICLE: (
        "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,"
        "application/pdf,text/markdown,text/plain;q=0.9,*/*;q=0.5"
    ),
    Wanted.PICTURE: "image/png,image/jpeg,image/webp,image/*;q=0.8",
}


async def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """The addresses that the machine's own resolver gives."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, kw_only=True, slots=True)
class SafeFetcher:
    """Fetches from the addresses that a policy allows.

    A name is resolved once a hop and the connection goes to the very address that was
    checked, so a name that changes its mind between check and connection gains nothing.
    Proxies from the environment are not used: they would resolve names out of sight.
    """

    policy: AddressPolicy = field(default_factory=AddressPolicy)
    limits: FetchLimits = field(default_factory=FetchLimits)
    resolve: Resolve = resolve_by_system
    tls: SSLContext | None = None
    """None: the usual authorities, or those that ``SSL_CERT_FILE`` names."""

    def fetch(self, url: str, *, wanted: Wanted = Wanted.ARTICLE) -> Fetched:
        """Fetch an address; must not be called from inside a running event loop.

        Raises:
            AddressForbidden, SourceUnreachable, ArticleUnreadable.
        """
        return asyncio.run(self._fetch_in_time(url, wanted))

    async def _fetch_in_time(self, url: str, wanted: Wanted) -> Fetched:
        try:
            async with asyncio.timeout(self.limits.total):
                return await self._follow(url, wanted)
        except TimeoutError as error:
            raise SourceUnreachable(
                f"{shown(url)} did not finish answering within {self.limits.total:g} seconds; "
                "try again later, or save the page and use the file."
            ) from error

    async def _follow(self, url: str, wanted: Wanted) -> Fetched:
        client = httpx.AsyncClient(
            verify=self.tls or httpx.create_ssl_context(),
            timeout=self.limits.silence,
            trust_env=False,
            follow_redirects=False,
        )
        async with client:
            location = _parsed(url)
            for _ in range(self.limits.redirects + 1):
                async with self._answer(client, location, wanted) as response:
                    onward = redirect_of(response)
                    if onward is None:
                        return await final_answer(response, location, wanted, self.limits)
                location = _parsed(str(location.join(onward)))
        raise SourceUnreachable(
            f"{shown(url)} redirects more than {self.limits.redirects} times; "
            "open it in a browser and use the address that it ends at."
        )

    @asynccontextmanager
    async def _answer(
        self, client: httpx.AsyncClient, location: httpx.URL, wanted: Wanted
    ) -> AsyncIterator[httpx.Response]:
        addresses = await self._checked_addresses(location)
        response = await self._connect(client, location, addresses, wanted)
        try:
            yield response
        except httpx.TransportError as error:
            raise SourceUnreachable(
                f"{shown(str(location))} broke off in the middle of its answer; try again."
            ) from error
        finally:
            await response.aclose()

    async def _checked_addresses(self, location: httpx.URL) -> Sequence[str]:
        host = location.raw_host.decode("ascii")
        try:
            addresses = await self.resolve(host, location.port or _port_of(location))
        except (OSError, UnicodeError) as error:
            raise SourceUnreachable(
                f"No machine called {location.host} was found; check the address and the network."
            ) from error
        if not addresses:
            raise SourceUnreachable(f"The name {location.host} has no address; check it.")
        for address in addresses:
            if not self.policy.allows(address):
                raise AddressForbidden(
                    f"{location.host} leads to {address}, which is not on the public internet; "
                    "allow private addresses in the settings if you trust it."
                )
        return addresses

    async def _connect(
        self,
        client: httpx.AsyncClient,
        location: httpx.URL,
        addresses: Sequence[str],
        wanted: Wanted,
    ) -> httpx.Response:
        """Ask the first of the addresses that takes the connection."""
        failure: httpx.TransportError | None = None
        for address in addresses:
            request = _request_to(address, client, location, wanted)
            try:
                return await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = error
            except httpx.TransportError as error:
                failure = error
                break
        raise SourceUnreachable(
            f"{location.host} does not answer ({_reason(failure)}); try again later."
        ) from failure


def _request_to(
    address: str, client: httpx.AsyncClient, location: httpx.URL, wanted: Wanted
) -> httpx.Request:
    """A request that connects to an address and speaks, in HTTP and TLS, to the host."""
    return client.build_request(
        "GET",
        location.copy_with(host=address, fragment=None),
        headers={
            "Host": location.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept": _ACCEPT[wanted],
            "Accept-Encoding": ACCEPTED_ENCODINGS,
            "Accept-Language": "*",
        },
        extensions={"sni_hostname": location.raw_host.decode("ascii")},
    )


def _parsed(url: str) -> httpx.URL:
    try:
        location = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise ArticleUnreadable(f"{shown(url)} is not a web address; check it.") from error
    if location.scheme not in {"http", "https"}:
        raise AddressForbidden(f"{shown(url)} is not fetched: only http and https addresses are.")
    if not location.host:
        raise ArticleUnreadable(f"{shown(url)} names no machine; check the address.")
    if location.userinfo:
        raise AddressForbidden(
            f"The address at {location.host} holds a user name or password, which is never sent; "
            "save the page and use the file."
        )
    return location


def _port_of(location: httpx.URL) -> int:
    return 443 if location.scheme == "https" else 80


def _reason(failure: httpx.TransportError | None) -> str:
    if isinstance(failure, httpx.TimeoutException):
        return "it keeps silent"
    if failure is not None and "CERTIFICATE" in str(failure):
        return "its certificate is not valid"
    if isinstance(failure, httpx.RemoteProtocolError):
        return "its answer is not HTTP as it should be"
    return "it takes no connection"
