"""What every call of the YouTube Data API costs, and in which bucket it is counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.quota.buckets import Bucket


class CallUnknown(ReelwrightError):
    """No cost is known of a call, so it cannot be counted."""


class Sureness(StrEnum):
    """How well a cost is known."""

    STATED = "stated"
    """By Google, on its page of costs."""
    REPORTED = "reported"
    """By others, quoting Google."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CallCost:
    """The units of one call; every page of a list is a call, and so is one that is refused."""

    bucket: Bucket
    units: int
    sureness: Sureness
    source: str


_PAGE = "developers.google.com/youtube/v3/determine_quota_cost"
_CHANGES = "developers.google.com/youtube/v3/revision_history"


def _pool(units: int, sureness: Sureness = Sureness.STATED) -> CallCost:
    return CallCost(bucket=Bucket.POOL, units=units, sureness=sureness, source=_PAGE)


def _own(bucket: Bucket, since: str) -> CallCost:
    source = f"{_CHANGES} ({since})"
    return CallCost(bucket=bucket, units=1, sureness=Sureness.STATED, source=source)


_READS = (
    "channels.list", "videos.list", "playlists.list", "playlistItems.list", "comments.list",
    "commentThreads.list", "videoCategories.list",
)  # fmt: skip
_WRITES = (
    "videos.update", "videos.rate", "videos.delete", "thumbnails.set", "channels.update",
    "playlists.insert", "playlists.update", "playlists.delete",
    "playlistItems.insert", "playlistItems.update", "playlistItems.delete",
    "commentThreads.insert", "comments.insert", "comments.update", "comments.delete",
    "comments.setModerationStatus",
)  # fmt: skip

COSTS: Mapping[str, CallCost] = MappingProxyType(
    {
        "videos.insert": _own(Bucket.UPLOADS, "2026-06-01"),
        "search.list": _own(Bucket.SEARCH, "2026-06-01"),
        "videos.batchGetStats": _own(Bucket.STATISTICS, "2026-06-03"),
        **dict.fromkeys(_READS, _pool(1)),
        **dict.fromkeys(_WRITES, _pool(50)),
        "captions.list": _pool(50, Sureness.REPORTED),
        "captions.insert": _pool(400, Sureness.REPORTED),
        "captions.update": _pool(450, Sureness.REPORTED),
        "captions.delete": _pool(50, Sureness.REPORTED),
        "captions.download": _pool(200, Sureness.REPORTED),
    }
)
"""Calls by the names that Google gives them."""


def cost_of(call: str) -> CallCost:
    """What a call costs.

    Raises:
        CallUnknown.
    """
    cost = COSTS.get(call)
    if cost is None:
        message = (
            f"It is not known what YouTube counts for {call}, so it is not called: add it to "
            "domain/quota/costs.py."
        )
        raise CallUnknown(message)
    return cost
