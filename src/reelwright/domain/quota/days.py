"""Pacific days: YouTube's quota begins anew at midnight in California.

Days of 23 and of 25 hours are as the clocks there make them.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
"""developers.google.com/youtube/v3/getting-started: "at midnight Pacific Time"."""


def day_of(moment: datetime) -> date:
    """The Pacific day that a moment lies in."""
    return moment.astimezone(PACIFIC).date()


def begin_of(day: date) -> datetime:
    """When a Pacific day begins, in UTC. The clocks there change at two, never at midnight."""
    return datetime.combine(day, time(), tzinfo=PACIFIC).astimezone(UTC)


def end_of(day: date) -> datetime:
    """When the day after begins, in UTC."""
    return begin_of(day + timedelta(days=1))
