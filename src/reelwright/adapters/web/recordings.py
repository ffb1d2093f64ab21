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
        partial = to.with_name(f".{to.name}.unfinished")
        coming = _Coming(url=shown(url), file=partial, largest=self.largest, progress=progress)
        async with asyncio.timeout(self.total), client:
            try:
                while not await self._came(client, url, coming):
                    pass
                partial.replace(to)
            finally:
                partial.unlink(missing_ok=True)

    async def _came(self, client: httpx.AsyncClient, url: str, coming: "_Coming") -> bool:
        """Fetch what is missing; whether that was all, or it broke off and can be gone on with.

        Raises:
            SourceUnreachable: it broke off, and brought nothing new.
        """
        before = coming.written
        try:
            await self._asked(client, url, coming)
        except httpx.TransportError:
            if coming.written <= before:
                raise
            return False
        if not coming.is_whole and coming.written <= before:
            message = f"{coming.url} broke off after {coming.written / 1e6:.1f} MB; try again."
            raise SourceUnreachable(message)
        return coming.is_whole

    async def _asked(self, client: httpx.AsyncClient, url: str, coming: "_Coming") -> None:
        """Ask for what is missing, wherever redirects lead, and write what comes."""
        connector = Connector(policy=self.policy, resolve=self.resolve)
        location = parsed(url)
        for _ in range(self.redirects + 1):
            response = await connector.ask(client, location, {**_HEADERS, **coming.wanted})
            async with aclosing(response):
                onward = redirect_of(response)
                if onward is None:
                    await coming.write(response)
                    return
            location = parsed(str(location.join(onward)))
        message = f"{shown(url)} redirects more than {self.redirects} times; check the address."
        raise SourceUnreachable(message)


@dataclass(kw_only=True, slots=True)
class _Coming:
    """A file that is being fetched: what of it is there, and what the server calls this version."""

    url: str
    file: Path
    largest: int
    progress: Progress
    written: int = 0
    size: int = 0
    """Of the whole; 0 where the server does not say it."""
    version: str = ""
    is_whole: bool = False

    @property
    def wanted(self) -> dict[str, str]:
        """Headers that ask for the rest of the same version (RFC 9110, 14.2 and 13.1.5)."""
        if not self.written or not self.version:
            return {}
        return {"Range": f"bytes={self.written}-", "If-Range": self.version}

    async def write(self, response: httpx.Response) -> None:
        """Write what comes, behind what is there if that is what comes.

        Raises:
            RecordingUnreadable: it is too large. SourceUnreachable, httpx.TransportError.
        """
        _require_success(response, self.url)
        if response.status_code != httpx.codes.PARTIAL_CONTENT:
            self.written = 0
        elif not self._goes_on(response):
            message = f"{self.url} answers with another part than was asked for; save it as a file."
            raise SourceUnreachable(message)
        declared = response.headers.get("Content-Length", "")
        self.size = self.written + int(declared) if declared.isdecimal() else 0
        self.version = _version_of(response)
        with self.file.open("ab" if self.written else "wb") as file:
            async for chunk in response.aiter_raw():
                if not self.written and _is_page(chunk):
                    raise RecordingUnreadable(self._page())
                self.written += len(chunk)
                if max(self.size, self.written) > self.largest:
                    raise RecordingUnreadable(self._too_large())
                file.write(chunk)
                told = max(self.size, self.written) // _MEGABYTE
                self.progress.advance(STEP, self.written // _MEGABYTE, max(1, told))
        self.is_whole = self.written >= self.size

    def _goes_on(self, response: httpx.Response) -> bool:
        """Whether a part of the file begins where the last one ended."""
        told = str(response.headers.get("Content-Range", ""))
        return told.startswith(f"bytes {self.written}-")

    def _page(self) -> str:
        return (
            f"{self.url} is a page and no recording: give the address of the sound or video file "
            "itself."
        )

    def _too_large(self) -> str:
        return (
            f"{self.url} is larger than the {self.largest / _MEGABYTE:.0f} MB that are fetched: "
            "save it and give the file, or raise the setting recording_largest."
        )


def _is_page(beginning: bytes) -> bool:
    """Whether something begins as HTML does, whatever its server calls it."""
    return beginning.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html"))


def _version_of(response: httpx.Response) -> str:
    """What a strong validator calls this version; empty where the server gives none."""
    tag = str(response.headers.get("ETag", ""))
    changed = str(response.headers.get("Last-Modified", ""))
    return tag if tag and not tag.startswith("W/") else changed


def _require_success(response: httpx.Response, url: str) -> None:
    if response.is_success:
        return
    status = response.status_code
    if response.is_server_error or status in {408, 425, 429}:
        message = f"{url} is out of order at the moment (status {status}); try again later."
        raise SourceUnreachable(message)
    message = f"There is no recording at {url} (status {status}); check the address."
    raise RecordingUnreadable(message)
