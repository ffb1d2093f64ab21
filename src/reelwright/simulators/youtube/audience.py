"""What the audience of the local YouTube does: by rule from a video's id, or as it is told.

Nobody's real numbers. A video gets impressions from its first public day, fewer each day; clicks,
views and watch time follow from shares of its own. The same video has the same days everywhere.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from reelwright.simulators.youtube.quota import PACIFIC
from reelwright.simulators.youtube.records import Day, Video
from reelwright.simulators.youtube.standing_now import standing_of
from reelwright.simulators.youtube.world import World

FIRST_DAY = 2000
"""Impressions of a middling video on its first day."""
DECAY = 0.97
DEFAULT_SECONDS = 300
"""Length of a video whose own is not known."""


def first_day(world: World, video: Video) -> date | None:
    """The Pacific day on which a video became public; None while it is not."""
    published = standing_of(world, video).published
    return published.astimezone(PACIFIC).date() if published else None


def today(moment: datetime) -> date:
    """The Pacific day of a moment."""
    return moment.astimezone(PACIFIC).date()


def days_of(world: World, video: Video, first: date, last: date) -> Iterator[tuple[date, Day]]:
    """The days on which something happened, in order."""
    begins = first_day(world, video)
    told = {each.id: each for each in world.days.of(video.id)}
    day = first
    while day <= last:
        key = f"{video.id}:{day.isoformat()}"
        found = told.get(key)
        if found is None and begins is not None and day >= begins:
            found = _by_rule(video, key, (day - begins).days)
        if found is not None and (found.views or found.impressions):
            yield day, found
        day += timedelta(days=1)


def total(world: World, video: Video) -> Day:
    """Everything until now, the present day included."""
    begins = first_day(world, video)
    now = today(world.now)
    days = [day for _, day in days_of(world, video, begins, now)] if begins else []
    return summed(f"{video.id}:all", video.id, days)


def summed(key: str, owner: str, days: list[Day]) -> Day:
    """Several days as one."""
    counts = {
        name: sum(getattr(each, name) for each in days)
        for name in Day.__slots__
        if name not in {"id", "owner"}
    }
    return Day(id=key, owner=owner, **counts)


def seconds_long(video: Video) -> float:
    """How long a video is, or is taken to be."""
    return video.duration_ms / 1000 or DEFAULT_SECONDS


def _by_rule(video: Video, key: str, age: int) -> Day:
    own, noise = _shares(video.id), _shares(key)
    impressions = int(FIRST_DAY * (0.5 + own[0]) * DECAY**age * (0.8 + 0.4 * noise[0]))
    clicks = int(impressions * (0.03 + 0.05 * own[1]) * (0.9 + 0.2 * noise[1]))
    views = int(clicks * (1.2 + 0.6 * noise[2]))
    watched = views * seconds_long(video) * (0.3 + 0.3 * own[2])
    return Day(
        id=key,
        owner=video.id,
        impressions=impressions,
        clicks=clicks,
        views=views,
        engaged_views=int(views * 0.9),
        watch_seconds=int(watched),
        likes=int(views * 0.04),
        comments=int(views * 0.005),
        shares=int(views * 0.01),
        subscribers_gained=int(views * 0.008),
        subscribers_lost=int(views * 0.002),
    )


def _shares(seed: str) -> list[float]:
    """Numbers from 0 to 1 that a text stands for."""
    digest = hashlib.sha256(seed.encode()).digest()
    return [digest[place] / 255 for place in range(4)]
