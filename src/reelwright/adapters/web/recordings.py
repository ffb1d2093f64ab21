"""Fetching recordings: large, streamed, from checked addresses only."""

import asyncio
from contextlib import aclosing
from dataclasses import dataclass, field
from pathlib import Path
from ssl import SSLContext

import httpx

from reelwright import __version__
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.answers import redirect_of, shown
from reelwright.adapters.web.connection import Connector, Resolve, parsed, resolve_by_system
from reelwright.ports.article import ArticleUnreadable, SourceUnreachable
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import RecordingUnreadable

LARGEST = 524_288_000
"""Bytes: 500 MB."""
STEP = "fetch"
_CHUNK = 256 * 1024
_MEGABYTE = 1 << 20
_HEADERS = {
    "User-Agent": f"Mozilla/5.0 (compatible; Reelwright/{__version__}; recording reader)",
    "Accept": "video/*,audio/*,*/*;q=0.5",
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SafeRecordings:
    """Implements ``RecordingFetcher``: every machine on the way is checked, redirects too."""

    policy: AddressPolicy = field(default_factory=AddressPolicy)
    largest: int = LARGEST
    redirects: int = 5
    silence: float = 30.0
    """Seconds to wait for a connection or for the next bytes."""
    total: float = 4 * 3600.0
    """Seconds for everything."""
    resolve: Resolve = resolve_by_system
    tls: SSLContext | None = None

    def fetch_recording(self, url: str, to: Path, progress: Progress) -> None:
        """Stream what is at an address into a file, which is whole or gone afterwards."""
        try:
            asyncio.run(self._in_time(url, to, progress))
        except TimeoutError as error:
            message = f"{shown(url)} did not finish answering; try again, or save it as a file."
            raise SourceUnreachable(message) from error
        except ArticleUnreadable as error:
            raise RecordingUnreadable(str(error)) from error
        except httpx.TransportError as error:
            message = f"{shown(url)} broke off in the middle of its answer; try again."
            raise SourceUnreachable(message) from error

    async def _in_time(self, url: str, to: Path, progress: Progress) -> None:
        client = httpx.AsyncClient(
            verify=self.tls or httpx.create_ssl_context(),
            timeout=self.silence,
            trust_env=False,
            follow_redirects=False,
        )
        connector = Connector(policy=self.policy, resolve=self.resolve)
        async with asyncio.timeout(self.total), client:
            location = parsed(url)
            for _ in range(self.redirects + 1):
                response = await connector.ask(client, location, _HEADERS)
                async with aclosing(response):
                    onward = redirect_of(response)
                    if onward is None:
                        await self._written(response, shown(str(location)), to, progress)
                        return
                location = parsed(str(location.join(onward)))
        message = f"{shown(url)} redirects more than {self.redirects} times; check the address."
        raise SourceUnreachable(message)

    async def _written(
        self, response: httpx.Response, url: str, to: Path, progress: Progress
    ) -> None:
        _require_success(response, url)
        declared = response.headers.get("Content-Length", "")
        size = int(declared) if declared.isdecimal() else 0
        partial = to.with_name(f".{to.name}.unfinished")
        try:
            written = 0
            with partial.open("wb") as file:
                async for chunk in response.aiter_raw(_CHUNK):
                    written += len(chunk)
                    if max(size, written) > self.largest:
                        raise RecordingUnreadable(self._too_large(url))
                    file.write(chunk)
                    told = max(size, written) // _MEGABYTE
                    progress.advance(STEP, written // _MEGABYTE, max(1, told))
            if size and written < size:
                message = f"{url} broke off after {written / 1e6:.1f} MB; try again."
                raise SourceUnreachable(message)
            partial.replace(to)
        finally:
            partial.unlink(missing_ok=True)

    def _too_large(self, url: str) -> str:
        return (
            f"{url} is larger than the {self.largest / _MEGABYTE:.0f} MB that are fetched: save it "
            "and give the file, or raise the setting recording_largest."
        )


def _require_success(response: httpx.Response, url: str) -> None:
    if response.is_success:
        return
    status = response.status_code
    if response.is_server_error or status in {408, 425, 429}:
        message = f"{url} is out of order at the moment (status {status}); try again later."
        raise SourceUnreachable(message)
    message = f"There is no recording at {url} (status {status}); check the address."
    raise RecordingUnreadable(message)
