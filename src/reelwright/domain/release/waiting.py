"""When to look at a release again."""

from datetime import datetime, timedelta

from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ReleaseState

POLLS = (timedelta(minutes=1), timedelta(minutes=3), timedelta(minutes=10), timedelta(minutes=30))
"""Looks at a video that YouTube is processing; the last goes on. An HD video takes minutes."""
LONG_PROCESSING = timedelta(hours=24)
"""After which its owner is told that something is odd."""
RETRIES = (
    timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=5), timedelta(minutes=15),
)  # fmt: skip
"""After what may pass by itself; the last goes on for as long as it takes."""
OWNER = timedelta(hours=1)
"""Between looks at what only its owner can mend, such as a lost authorisation."""
SETTLING = timedelta(minutes=2)
"""What YouTube takes to publish after the time that it was given, and to show it."""


def next_poll(now: datetime, tries: int) -> datetime:
    """When to look again at a video in processing."""
    return now + POLLS[min(tries, len(POLLS) - 1)]


def next_retry(now: datetime, tries: int) -> datetime:
    """When to try again what failed for a passing reason."""
    return now + RETRIES[min(tries, len(RETRIES) - 1)]


def first_due(release: Release, ahead: timedelta, now: datetime) -> datetime | None:
    """When a release that has not left is to be uploaded; None: not before its owner says so."""
    if release.state is not ReleaseState.SCHEDULED or release.publish_at is None:
        return None
    return max(now, release.publish_at - ahead)
