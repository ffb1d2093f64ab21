"""The buckets that YouTube counts calls in, and how full one is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


class Bucket(StrEnum):
    """What a call is counted in, for each Cloud project and Pacific day."""

    UPLOADS = "uploads"
    """``videos.insert`` alone."""
    SEARCH = "search"
    """``search.list`` alone."""
    STATISTICS = "statistics"
    """``videos.batchGetStats`` alone."""
    POOL = "pool"
    """Everything else."""


DEFAULT_LIMITS: Mapping[Bucket, int] = MappingProxyType(
    {Bucket.UPLOADS: 100, Bucket.SEARCH: 100, Bucket.STATISTICS: 10_000, Bucket.POOL: 10_000}
)
"""Units a day of a project whose quota Google has not raised.

developers.google.com/youtube/v3/determine_quota_cost, as of June 2026.
"""

Needs = tuple[tuple[Bucket, int], ...]
"""Units of several buckets, each bucket once."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BucketStanding:
    """How full a bucket of a project is on a Pacific day."""

    project: str
    bucket: Bucket
    limit: int
    day: date
    spent: int
    """Units of calls that are settled, or whose end nobody told: they may have been counted."""
    reserved: int
    """Units of calls that are under way."""
    resets: datetime
    """When the next day begins."""
    exhausted: datetime | None = None
    """Until when YouTube itself refuses calls, where it has said so."""

    @property
    def left(self) -> int:
        """Units that may still be reserved."""
        if self.exhausted is not None:
            return 0
        return max(0, self.limit - self.spent - self.reserved)

    @property
    def free_again(self) -> datetime:
        """When a call has a chance that does not fit now."""
        return self.resets if self.exhausted is None else self.exhausted
