"""Analytics v2 ``reports.query``: late, and without rows where nothing happened.

Source: youtubeAnalytics v2 discovery document; the metrics and dimensions of the channel reports.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import JsonValue

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.audience import days_of, seconds_long, summed, today
from reelwright.simulators.youtube.calls import Call
from reelwright.simulators.youtube.records import Channel, Day, Video
from reelwright.simulators.youtube.refusals import Refusal, bad, forbidden
from reelwright.simulators.youtube.shapes import Json
from reelwright.simulators.youtube.world import World

MOST_VIDEOS = 200
POINTS = 100
"""Of a retention curve."""
_SHARES: Mapping[str, Mapping[str, float]] = {
    "insightTrafficSourceType": {
        "YT_SEARCH": 0.35,
        "RELATED_VIDEO": 0.3,
        "SUBSCRIBER": 0.2,
        "EXT_URL": 0.15,
    },
    "deviceType": {"MOBILE": 0.6, "DESKTOP": 0.3, "TV": 0.1},
    "creatorContentType": {"videoOnDemand": 1.0},
}
"""Dimensions that split each day, always in the same shares."""
_RETENTION = ("audienceWatchRatio", "relativeRetentionPerformance")
_MONEY = frozenset({"estimatedRevenue", "estimatedAdRevenue", "grossRevenue", "cpm"})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Cell:
    """What one row tells of."""

    day: Day
    share: float
    seconds: float
    """Views times length, for the average percentage."""


def _count(name: str) -> Callable[[_Cell], float]:
    return lambda cell: int(getattr(cell.day, name) * cell.share)


_METRICS: Mapping[str, Callable[[_Cell], float]] = {
    "views": _count("views"),
    "engagedViews": _count("engaged_views"),
    "likes": _count("likes"),
    "comments": _count("comments"),
    "shares": _count("shares"),
    "subscribersGained": _count("subscribers_gained"),
    "subscribersLost": _count("subscribers_lost"),
    "estimatedMinutesWatched": lambda cell: int(cell.day.watch_seconds * cell.share / 60),
    "averageViewDuration": lambda cell: cell.day.watch_seconds // max(cell.day.views, 1),
    "averageViewPercentage": lambda cell: round(
        100 * cell.day.watch_seconds / max(cell.seconds, 1), 2
    ),
}


def queried(world: World, call: Call) -> Reply:
    """``reports.query`` of one's own channel."""
    channel = _channel(call)
    metrics, dimensions = call.many("metrics"), call.many("dimensions")
    _check(channel, metrics, dimensions)
    first, last = _date(call, "startDate"), _date(call, "endDate")
    newest = today(world.now) - timedelta(days=world.behaviour.analytics_lag_days)
    videos = _filtered(world, call, channel)
    if dimensions == ["elapsedVideoTimeRatio"]:
        rows = _retention(videos, metrics)
    else:
        cells = _cells(world, videos, dimensions, (first, min(last, newest)))
        rows = [[*key, *(_METRICS[name](cell) for name in metrics)] for key, cell in cells]
    rows = _ordered(rows, call, [*dimensions, *metrics])
    start = int(call.one("startIndex", "1")) - 1
    most = int(call.one("maxResults", "100000"))
    answer: Json = {
        "kind": "youtubeAnalytics#resultTable",
        "columnHeaders": _headers(dimensions, metrics),
    }
    chosen: list[JsonValue] = [list(row) for row in rows[start : start + most]]
    return json_reply(answer | ({"rows": chosen} if chosen else {}))


def _channel(call: Call) -> Channel:
    owner = call.owner()
    if call.one("ids") not in {"channel==MINE", f"channel=={owner.id}"}:
        raise forbidden("forbidden", "Forbidden", "global")
    return owner


def _check(channel: Channel, metrics: list[str], dimensions: list[str]) -> None:
    if _MONEY & set(metrics) and not channel.monetised:
        raise forbidden("forbidden", "Insufficient permission to access this report.", "global")
    if dimensions == ["elapsedVideoTimeRatio"]:
        good = bool(metrics) and set(metrics) <= set(_RETENTION)
    else:
        splits = [each for each in dimensions if each in _SHARES]
        known = {"day", "video", *_SHARES}
        good = set(dimensions) <= known and len(splits) <= 1
        good = good and bool(metrics) and set(metrics) <= set(_METRICS)
    if not good:
        raise _unsupported()


def _filtered(world: World, call: Call, channel: Channel) -> list[Video]:
    videos = world.videos.of(channel.id)
    for each in filter(None, call.one("filters").split(";")):
        name, _, value = each.partition("==")
        if name != "video":
            raise _unsupported()
        videos = [video for video in videos if video.id in value.split(",")]
    return videos


def _cells(
    world: World, videos: list[Video], dimensions: list[str], between: tuple[date, date]
) -> Iterator[tuple[list[str], _Cell]]:
    found: dict[tuple[str, ...], list[tuple[Video, Day]]] = defaultdict(list)
    whole = [each for each in dimensions if each not in _SHARES]
    for video in videos:
        for day, counted in days_of(world, video, *between):
            names = {"day": day.isoformat(), "video": video.id}
            found[tuple(names[each] for each in whole)].append((video, counted))
    split = next((each for each in dimensions if each in _SHARES), "")
    for key, told in sorted(found.items()):
        whole_day = summed("", "", [each for _, each in told])
        seconds = sum(seconds_long(video) * each.views for video, each in told)
        for name, share in _SHARES.get(split, {"": 1.0}).items():
            values = dict(zip(whole, key, strict=True)) | {split: name}
            yield (
                [values[each] for each in dimensions],
                _Cell(day=whole_day, share=share, seconds=seconds),
            )


def _retention(videos: list[Video], metrics: list[str]) -> list[list[str | float]]:
    if len(videos) != 1:
        raise _unsupported()
    rows: list[list[str | float]] = []
    for point in range(1, POINTS + 1):
        at = point / POINTS
        values = {
            "audienceWatchRatio": round(1.2 - 0.9 * at**0.5, 4),
            "relativeRetentionPerformance": 0.5,
        }
        rows.append([at, *(values[each] for each in metrics)])
    return rows


def _ordered(
    rows: list[list[str | float]], call: Call, columns: list[str]
) -> list[list[str | float]]:
    for name in reversed(call.many("sort")):
        column = name.removeprefix("-")
        if column not in columns:
            raise _unsupported()
        place = columns.index(column)
        rows = sorted(rows, key=lambda row: row[place], reverse=name.startswith("-"))
    return rows


def _headers(dimensions: list[str], metrics: list[str]) -> list[JsonValue]:
    floats = {"averageViewPercentage", "elapsedVideoTimeRatio", *_RETENTION}
    told: list[JsonValue] = [
        {
            "name": name,
            "columnType": "DIMENSION",
            "dataType": "FLOAT" if name in floats else "STRING",
        }
        for name in dimensions
    ]
    return told + [
        {
            "name": name,
            "columnType": "METRIC",
            "dataType": "FLOAT" if name in floats else "INTEGER",
        }
        for name in metrics
    ]


def _date(call: Call, name: str) -> date:
    try:
        return date.fromisoformat(call.one(name))
    except ValueError as error:
        said = f"Invalid value '{call.one(name)}' for {name}: YYYY-MM-DD."
        raise bad("invalidParameter", said, name, "global") from error


def _unsupported() -> Refusal:
    said = (
        "The query is not supported. Check the documentation at "
        "https://developers.google.com/youtube/analytics/v2/available_reports for supported "
        "queries."
    )
    return bad("badRequest", said, domain="global")
