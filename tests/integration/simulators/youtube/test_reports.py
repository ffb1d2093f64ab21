"""Numbers that come late: Analytics and Reporting through Google's own client."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from googleapiclient.errors import HttpError

from builders.youtube import access_token, google_client, upload
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator

pytestmark = pytest.mark.integration

NOON = datetime(2027, 3, 1, 20, tzinfo=UTC)
"""Noon in California."""


@pytest.fixture
def video(youtube: YouTubeSimulator, channel: NewChannel) -> str:
    youtube.clock.stop(NOON)
    with google_client(youtube, channel) as client:
        return str(upload(client, b"tide", status={"privacyStatus": "public"})["id"])


@pytest.fixture
def analytics(youtube: YouTubeSimulator, channel: NewChannel, video: str) -> Iterator[Any]:
    assert video
    youtube.clock.advance(days=10)
    with google_client(youtube, channel, "youtubeAnalytics", "v2") as client:
        yield client


@pytest.fixture
def reporting(youtube: YouTubeSimulator, channel: NewChannel, video: str) -> Iterator[Any]:
    assert video
    with google_client(youtube, channel, "youtubereporting", "v1") as client:
        yield client


def _query(analytics: Any, **changed: str) -> Any:
    asked = {
        "ids": "channel==MINE",
        "startDate": "2027-02-20",
        "endDate": "2027-03-31",
        "metrics": "views,estimatedMinutesWatched",
        "dimensions": "day",
        **changed,
    }
    return analytics.reports().query(**asked).execute()


def test_days_without_views_and_the_newest_days_have_no_row(analytics: Any) -> None:
    rows = _query(analytics)["rows"]
    assert [row[0] for row in rows] == [f"2027-03-{day:02}" for day in range(1, 9)]
    assert all(row[1] > 0 for row in rows)


def test_no_data_at_all_is_an_answer_without_rows(analytics: Any) -> None:
    answer = _query(analytics, endDate="2027-02-25")
    assert "rows" not in answer
    assert [each["name"] for each in answer["columnHeaders"]] == [
        "day",
        "views",
        "estimatedMinutesWatched",
    ]


def test_rows_are_split_sorted_and_limited(analytics: Any, video: str) -> None:
    by_source = _query(analytics, dimensions="insightTrafficSourceType", sort="-views")["rows"]
    assert by_source[0][0] == "YT_SEARCH"
    best = _query(analytics, sort="-views", maxResults="2", filters=f"video=={video}")["rows"]
    assert len(best) == 2
    assert best[0][1] >= best[1][1]


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"metrics": "videoThumbnailImpressions"}, 400),
        ({"dimensions": "moon"}, 400),
        ({"sort": "likes"}, 400),
        ({"metrics": "estimatedRevenue"}, 403),
        ({"ids": "channel==UCother"}, 403),
        ({"startDate": "soon"}, 400),
    ],
    ids=["impressions", "dimension", "sort", "money", "other", "date"],
)
def test_what_cannot_be_asked_is_refused(
    analytics: Any, changed: dict[str, str], status: int
) -> None:
    with pytest.raises(HttpError) as refused:
        _query(analytics, **changed)
    assert refused.value.status_code == status


def test_retention_is_a_curve_of_one_video(analytics: Any, video: str) -> None:
    asked = {"dimensions": "elapsedVideoTimeRatio", "metrics": "audienceWatchRatio"}
    rows = _query(analytics, filters=f"video=={video}", **asked)["rows"]
    assert len(rows) == 100
    assert rows[0][1] > 1


def _reach_job(reporting: Any) -> str:
    body = {"reportTypeId": "channel_reach_basic_a1", "name": "reach"}
    return str(reporting.jobs().create(body=body).execute()["id"])


def _days(reporting: Any, job: str) -> list[str]:
    found = reporting.jobs().reports().list(jobId=job).execute().get("reports", [])
    return [each["startTime"][:10] for each in found]


def test_files_come_late_thirty_days_back_and_end(
    reporting: Any, youtube: YouTubeSimulator
) -> None:
    job = _reach_job(reporting)
    assert _days(reporting, job) == []
    youtube.clock.advance(hours=30)
    days = _days(reporting, job)
    assert len(days) == 30
    assert days[0] == "2027-02-28"
    youtube.clock.advance(days=1)
    assert _days(reporting, job)[0] == "2027-03-01"
    youtube.clock.advance(days=70)
    left = _days(reporting, job)
    assert "2027-02-28" not in left
    assert len(left) == 60


def test_a_type_has_one_job(reporting: Any) -> None:
    _reach_job(reporting)
    with pytest.raises(HttpError) as refused:
        _reach_job(reporting)
    assert refused.value.status_code == 409


def test_a_backfill_is_one_more_file_of_its_day(
    reporting: Any, youtube: YouTubeSimulator, channel: NewChannel, video: str
) -> None:
    job = _reach_job(reporting)
    youtube.clock.advance(timedelta(days=5))
    control = youtube.places["control"]
    told = {"channel_id": channel.id, "day": "2027-03-02", "factor": 2}
    httpx.post(f"{control}backfills", json=told, timeout=60).raise_for_status()
    reports = reporting.jobs().reports().list(jobId=job).execute()["reports"]
    of_day = [each for each in reports if each["startTime"].startswith("2027-03-02")]
    assert len(of_day) == 2
    bearer = {"Authorization": f"Bearer {access_token(youtube, channel)}"}
    newest, first = (
        list(csv.DictReader(io.StringIO(httpx.get(each["downloadUrl"], headers=bearer).text)))
        for each in of_day
    )
    assert newest[0]["video_id"] == video
    column = "video_thumbnail_impressions"
    assert int(newest[0][column]) == 2 * int(first[0][column])


def test_told_days_show_in_every_count(
    reporting: Any, youtube: YouTubeSimulator, channel: NewChannel, video: str
) -> None:
    assert reporting
    told = {"video": video, "day": "2027-03-01", "views": 7, "likes": 3, "impressions": 100}
    httpx.post(f"{youtube.places['control']}days", json=told, timeout=60).raise_for_status()
    with google_client(youtube, channel) as client:
        stats = client.videos().batchGetStats(id=video, part="statistics").execute()["items"][0]
        assert stats["statistics"]["viewCount"] == "7"
        shown = client.videos().list(id=video, part="statistics").execute()["items"][0]
        assert shown["statistics"]["likeCount"] == "3"
