"""Fetching over HTTP from checked addresses only, with a limit on everything."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ssl import SSLContext

import httpx

from reelwright import __version__
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.answers import final_answer, redirect_of, shown
from reelwright.adapters.web.body import ACCEPTED_ENCODINGS
from reelwright.adapters.web.connection import Connector, Resolve, parsed, resolve_by_system
from reelwright.ports.article import SourceUnreachable
from reelwright.ports.web import Fetched, FetchLimits, Wanted

USER_AGENT = f"Mozilla/5.0 (compatible; Reelwright/{__version__}; article reader)"
"""Says who asks. Many servers refuse what does not begin like a browser."""

_ACCEPT = {
    Wanted.ARTICLE: (
        "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,"
        "application/pdf,text/markdown,text/plain;q=0.9,*/*;q=0.5"
    ),
    Wanted.PICTURE: "image/png,image/jpeg,image/webp,image/*;q=0.8",
}


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
            location = parsed(url)
            for _ in range(self.limits.redirects + 1):
                async with self._answer(client, location, wanted) as response:
                    onward = redirect_of(response)
                    if onward is None:
                        return await final_answer(response, location, wanted, self.limits)
                location = parsed(str(location.join(onward)))
        raise SourceUnreachable(
            f"{shown(url)} redirects more than {self.limits.redirects} times; "
            "open it in a browser and use the address that it ends at."
        )

    @asynccontextmanager
    async def _answer(
        self, client: httpx.AsyncClient, location: httpx.URL, wanted: Wanted
    ) -> AsyncIterator[httpx.Response]:
        connector = Connector(policy=self.policy, resolve=self.resolve)
        response = await connector.ask(client, location, _headers(wanted))
        try:
            yield response
        except httpx.TransportError as error:
            raise SourceUnreachable(
                f"{shown(str(location))} broke off in the middle of its answer; try again."
            ) from error
        finally:
            await response.aclose()


def _headers(wanted: Wanted) -> dict[str, str]:
    return {
        "User-Agent": USER_AGENT,
        "Accept": _ACCEPT[wanted],
        "Accept-Encoding": ACCEPTED_ENCODINGS,
        "Accept-Language": "*",
    }
