"""Connections to checked addresses: what is resolved is what is connected to."""

import asyncio
import socket
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

import httpx

from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.answers import shown
from reelwright.ports.article import AddressForbidden, ArticleUnreadable, SourceUnreachable

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The IP addresses of a host name and port; raises ``OSError`` where there are none."""


async def resolve_by_system(host: str, port: int) -> Sequence[str]:
    """The addresses that the machine's own resolver gives."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, kw_only=True, slots=True)
class Connector:
    """Connects to the very address that a policy allowed, whatever the name says next time."""

    policy: AddressPolicy
    resolve: Resolve = resolve_by_system

    async def ask(
        self, client: httpx.AsyncClient, location: httpx.URL, headers: Mapping[str, str]
    ) -> httpx.Response:
        """Send a GET; the body of the answer has not been read yet.

        Raises:
            AddressForbidden, SourceUnreachable.
        """
        addresses = await self._checked_addresses(location)
        return await self._connect(client, location, addresses, headers)

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

    @staticmethod
    async def _connect(
        client: httpx.AsyncClient,
        location: httpx.URL,
        addresses: Sequence[str],
        headers: Mapping[str, str],
    ) -> httpx.Response:
        """Ask the first of the addresses that takes the connection."""
        failure: httpx.TransportError | None = None
        for address in addresses:
            request = _request_to(address, client, location, headers)
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
    address: str, client: httpx.AsyncClient, location: httpx.URL, headers: Mapping[str, str]
) -> httpx.Request:
    """A request that connects to an address and speaks, in HTTP and TLS, to the host."""
    return client.build_request(
        "GET",
        location.copy_with(host=address, fragment=None),
        headers={"Host": location.netloc.decode("ascii"), **headers},
        extensions={"sni_hostname": location.raw_host.decode("ascii")},
    )


def parsed(url: str) -> httpx.URL:
    """A web address.

    Raises:
        AddressForbidden, ArticleUnreadable.
    """
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
