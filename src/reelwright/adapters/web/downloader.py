"""Downloading the files that a service's answer points to: large, streamed, never trusted."""

import asyncio
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from ssl import SSLContext

import httpx

from reelwright import __version__
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.answers import redirect_of, shown
from reelwright.adapters.web.connection import Connector, Resolve, parsed, resolve_by_system
from reelwright.ports.article import AddressForbidden, ArticleUnreadable, SourceUnreachable
from reelwright.ports.services import (
    RequestRefused,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)

USER_AGENT = f"Reelwright/{__version__}"
_CHUNK = 256 * 1024


@dataclass(frozen=True, kw_only=True, slots=True)
class FileDownloader:
    """Streams files from public addresses, and from the origins that the owner configured.

    An answer of a service is a stranger's word: an address that leads into the owner's network
    is refused, as is a redirect to another machine than the one the answer named.
    """

    own_origins: frozenset[str] = frozenset()
    """``scheme://host:port`` of addresses that the owner has set for a service."""
    contact: str = ""
    """Who downloads, for services that ask for it: a mail address or a page."""
    silence: float = 20.0
    """Seconds to wait for a connection or for the next bytes."""
    total: float = 300.0
    """Seconds for everything."""
    redirects: int = 3
    policy: AddressPolicy = field(default_factory=AddressPolicy)
    resolve: Resolve = resolve_by_system
    tls: SSLContext | None = None

    def download(self, service: str, url: str, to: Path, *, largest: int) -> None:
        """Stream the bytes of an address into a file; see ``ports.web.Downloader``."""
        try:
            asyncio.run(self._in_time(service, url, to, largest))
        except BaseException as error:
            to.unlink(missing_ok=True)
            told = _told(service, url, error)
            if told is None:
                raise
            raise told from error

    async def _in_time(self, service: str, url: str, to: Path, largest: int) -> None:
        client = httpx.AsyncClient(
            verify=self.tls or httpx.create_ssl_context(),
            timeout=self.silence,
            trust_env=False,
            follow_redirects=False,
        )
        async with asyncio.timeout(self.total), client:
            location = parsed(url)
            for _ in range(self.redirects + 1):
                response = await self._asked(client, location)
                try:
                    onward = redirect_of(response)
                    if onward is None:
                        await _written(service, response, to, largest)
                        return
                finally:
                    await response.aclose()
                location = _same_host(service, location, parsed(str(location.join(onward))))
        message = f"{service} points to {shown(url)}, which redirects without end."
        raise RequestRefused(message, service=service)

    async def _asked(self, client: httpx.AsyncClient, location: httpx.URL) -> httpx.Response:
        own = origin_of(location) in self.own_origins
        policy = AddressPolicy(allow_private=True) if own else self.policy
        agent = f"{USER_AGENT} ({self.contact})" if self.contact else USER_AGENT
        headers = {"User-Agent": agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        return await Connector(policy=policy, resolve=self.resolve).ask(client, location, headers)


def origin_of(url: httpx.URL | str) -> str:
    """``scheme://host:port`` of an address."""
    location = httpx.URL(url)
    port = location.port or (443 if location.scheme == "https" else 80)
    return f"{location.scheme}://{location.host}:{port}"


async def _written(service: str, response: httpx.Response, to: Path, largest: int) -> None:
    _require_success(service, response)
    declared = response.headers.get("Content-Length", "")
    size = int(declared) if declared.isdecimal() else 0
    with to.open("wb") as file:
        written = 0
        async for chunk in response.aiter_raw(_CHUNK):
            written += len(chunk)
            if max(size, written) > largest:
                message = f"{service} offers a file of more than {largest / 1e6:g} MB."
                raise RequestRefused(message, service=service)
            file.write(chunk)
    if written == 0:
        message = f"{service} sent an empty file; try again later."
        raise ServiceUnreachable(message, service=service)


def _require_success(service: str, response: httpx.Response) -> None:
    status = response.status_code
    if response.is_success:
        return
    message = f"{service} answers with status {status} where a file should be"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        wait = response.headers.get("Retry-After", "")
        seconds = float(wait) if wait.isdecimal() else None
        message = f"{service} is asked for files too often; try again later."
        raise ServiceBusy(message, service=service, retry_after=seconds)
    if response.is_server_error:
        raise ServiceFailed(f"{message}; try again later.", service=service)
    raise RequestRefused(f"{message}.", service=service)


def _same_host(service: str, before: httpx.URL, after: httpx.URL) -> httpx.URL:
    if after.host != before.host:
        message = f"{service} names a file at {before.host}, which leads on to {after.host}."
        raise RequestRefused(message, service=service)
    return after


def _told(service: str, url: str, error: BaseException) -> ServiceError | None:
    """The error as it stands in the port; None where it is not of the network."""
    match error:
        case AddressForbidden() | ArticleUnreadable():
            message = f"{service} points to {shown(url)}, which is not a public web address."
            return RequestRefused(message, service=service)
        case TimeoutError() | SourceUnreachable() | httpx.TransportError() | httpx.StreamError():
            message = f"A file of {service} could not be fetched whole; try again later."
            return ServiceUnreachable(message, service=service)
        case _:
            return None
