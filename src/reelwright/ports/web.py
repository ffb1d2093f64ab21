"""Fetching what a person points at on the web.

Errors are those of reading an article (``ports.article``): an address that must not be fetched
is ``AddressForbidden``, one that does not answer ``SourceUnreachable``, and one that answers
with something that is not wanted ``ArticleUnreadable``.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from reelwright.ports.progress import Progress


class Wanted(StrEnum):
    """What an address should hold; decides which content types are accepted."""

    ARTICLE = "an article"
    PICTURE = "a picture"


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchLimits:
    """How much of the web one fetch may take."""

    size: int = 20_000_000
    """Bytes of the body, counted after decompression."""
    redirects: int = 5
    silence: float = 10.0
    """Seconds to wait for a connection or for the next bytes."""
    total: float = 45.0
    """Seconds for everything, from the first name look-up to the last byte."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """An answer. ``url`` is where it came from in the end, after redirects.

    ``media_type`` is in lower case without parameters, empty where none was given, and
    ``charset`` is the declared encoding, empty where none was given.
    """

    url: str
    media_type: str
    charset: str
    body: bytes


class Fetcher(Protocol):
    """Fetches one address at a time; sends no cookies, credentials or referrers."""

    def fetch(self, url: str, *, wanted: Wanted = Wanted.ARTICLE) -> Fetched:
        """Fetch an ``http`` or ``https`` address.

        Raises:
            AddressForbidden, SourceUnreachable, ArticleUnreadable.
        """


class Downloader(Protocol):
    """Fetches files that a service's answer points to; as careful as ``Fetcher``."""

    def download(self, service: str, url: str, to: Path, *, largest: int) -> None:
        """Stream the bytes of an address into a file, which is whole or gone afterwards.

        ``service`` is who named the address: it stands in the errors.

        Raises:
            ServiceUnreachable, ServiceFailed, ServiceBusy: it may work later.
            RequestRefused: the address is private or no web address, nothing is there, it is
                too large, or it leads on to another machine.
        """


class RecordingFetcher(Protocol):
    """Fetches recordings that a person points at; as careful as ``Fetcher``."""

    def fetch_recording(self, url: str, to: Path, progress: Progress) -> None:
        """Stream what is at an address into a file, which is whole or gone afterwards.

        Raises:
            AddressForbidden: the address is private, or of a kind that is never fetched.
            SourceUnreachable: it may work later.
            RecordingUnreadable: nothing is there, or it is larger than recordings may be.
            Cancelled.
        """
