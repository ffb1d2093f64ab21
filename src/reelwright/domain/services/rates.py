"""Rate limits as sliding windows: never more than so many calls in any span of that length.

A window slides with the clock, so that no two spans side by side can hold twice the limit, as
they could with counters that start again every minute.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, kw_only=True, slots=True)
class RateLimit:
    """At most so many calls in so many seconds."""

    calls: int
    seconds: int


def free_at(limit: RateLimit, nth_last: datetime | None) -> datetime | None:
    """When the next call may be made; None where it may at once.

    ``nth_last`` is when the last call but ``limit.calls - 1`` was made, None where fewer were:
    the next call and the ``calls - 1`` after it fill the window, so that one has to be out.
    """
    return None if nth_last is None else nth_last + timedelta(seconds=limit.seconds)


def left(limit: RateLimit, made: int) -> int:
    """How many calls may still be made when so many lie in the window."""
    return max(0, limit.calls - made)
