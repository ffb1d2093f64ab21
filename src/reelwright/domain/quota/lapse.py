"""On which Pacific days a call may be counted that was reserved now, or that nobody settled.

YouTube counts a request on the day on which it arrives. Between reserving and settling midnight
may pass, so a call counts on every day that it may have arrived on: until it is settled that is
every day up to its lapse; then every day up to the one on which it was settled.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from types import MappingProxyType

from reelwright.domain.quota.buckets import Bucket
from reelwright.domain.quota.days import day_of

HOLDS: Mapping[Bucket, timedelta] = MappingProxyType(
    {
        Bucket.UPLOADS: timedelta(hours=24),
        Bucket.SEARCH: timedelta(minutes=30),
        Bucket.STATISTICS: timedelta(minutes=30),
        Bucket.POOL: timedelta(minutes=30),
    }
)
"""After which a call that nobody settled has lapsed: its process is dead, and it counts as spent.

A request is given up after minutes. Only an upload goes on, and with it the question whether it
counts when it begins or when it ends.
"""


def days_held(bucket: Bucket, reserved: datetime) -> tuple[date, ...]:
    """Every day on which a call may be counted that is reserved at a moment, in order."""
    first, last = day_of(reserved), day_of(reserved + HOLDS[bucket])
    return tuple(first + timedelta(days=number) for number in range((last - first).days + 1))


def last_day(first: date, held: date, settled: datetime) -> date:
    """The last day on which a call may have been counted that is settled at a moment."""
    return max(first, min(held, day_of(settled)))
