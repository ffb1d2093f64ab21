"""What a video is at a moment, what it may say, and what a call costs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reelwright.simulators.youtube.quota import Cost, cost_of, pacific_day
from reelwright.simulators.youtube.records import Fate, Video
from reelwright.simulators.youtube.shapes import Json
from reelwright.simulators.youtube.video_metadata import publishing, tags_length, writable
from reelwright.simulators.youtube.video_standing import iso_duration, standing

pytestmark = pytest.mark.unit

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
HOUR = timedelta(hours=1)
AT = "2027-03-02T12:00:00Z"


def _video(**changes: object) -> Video:
    plain = Video(
        id="v",
        owner="c",
        session="s",
        uploaded=NOON,
        resource={"status": {"privacyStatus": "private", "publishAt": AT}},
        complete=True,
        processed=NOON + HOUR,
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # each test gives the field's kind


@pytest.mark.parametrize(
    ("changes", "after", "upload", "processing", "privacy"),
    [
        ({}, 0 * HOUR, "uploaded", "processing", "private"),
        ({}, HOUR, "processed", "succeeded", "private"),
        ({}, 24 * HOUR, "processed", "succeeded", "public"),
        ({"fate": Fate.FAILED, "reason": "codec"}, 24 * HOUR, "failed", "failed", "private"),
        (
            {"fate": Fate.REJECTED, "reason": "duplicate"},
            24 * HOUR,
            "rejected",
            "terminated",
            "private",
        ),
        ({"fate": Fate.STUCK, "processed": None}, WEEK, "uploaded", "processing", "public"),
        ({"complete": False}, HOUR, "uploaded", "processing", "private"),
        ({"complete": False}, WEEK, "failed", "terminated", "private"),
    ],
    ids=["new", "ready", "public", "failed", "rejected", "stuck", "open", "aborted"],
)
def test_a_video_stands_where_its_time_has_brought_it(
    changes: dict[str, object], after: timedelta, upload: str, processing: str, privacy: str
) -> None:
    where = standing(_video(**changes), NOON + after, WEEK)
    assert (where.upload, where.processing, where.privacy) == (upload, processing, privacy)


def test_it_first_appeared_when_it_was_to_appear() -> None:
    where = standing(_video(), NOON + WEEK, 2 * WEEK)
    assert where.published == NOON + 24 * HOUR
    assert where.publish_at is None


@pytest.mark.parametrize(
    ("tags", "length"),
    [([], 0), (["sea"], 3), (["sea", "moon"], 8), (["high tide"], 11), (["a b", "c"], 7)],
)
def test_tags_are_counted_with_commas_and_quotes(tags: list[str], length: int) -> None:
    assert tags_length(tags) == length


def test_a_time_that_has_passed_publishes_at_once_and_saying_nothing_too() -> None:
    past = {"privacyStatus": "private", "publishAt": "2027-03-01T11:00:00Z"}
    assert publishing({**past}, NOON)["privacyStatus"] == "public"
    assert "publishAt" not in publishing({**past}, NOON)
    assert publishing({}, NOON)["privacyStatus"] == "public"


def test_only_what_an_owner_can_set_is_kept() -> None:
    given: Json = {"snippet": {"title": "A", "channelId": "x"}, "statistics": {"viewCount": "9"}}
    assert writable(given, ("snippet", "statistics")) == {"snippet": {"title": "A"}}


@pytest.mark.parametrize(
    ("method", "cost"),
    [
        ("youtube.videos.insert", Cost("uploads", 1)),
        ("youtube.search.list", Cost("search", 1)),
        ("youtube.videos.batchGetStats", Cost("statistics", 1)),
        ("youtube.videos.list", Cost("pool", 1)),
        ("youtube.videos.update", Cost("pool", 50)),
        ("youtube.captions.insert", Cost("pool", 400)),
        ("youtube.thumbnails.set", Cost("pool", 50)),
        ("youtubeAnalytics.reports.query", Cost("", 0)),
    ],
)
def test_a_call_costs_what_is_documented(method: str, cost: Cost) -> None:
    assert cost_of(method) == cost


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2027, 1, 2, 7, 59, tzinfo=UTC), "2027-01-01"),
        (datetime(2027, 1, 2, 8, 0, tzinfo=UTC), "2027-01-02"),
        (datetime(2027, 7, 2, 6, 59, tzinfo=UTC), "2027-07-01"),
        (datetime(2027, 7, 2, 7, 0, tzinfo=UTC), "2027-07-02"),
    ],
)
def test_days_begin_at_midnight_in_california(moment: datetime, day: str) -> None:
    assert pacific_day(moment) == day


@pytest.mark.parametrize(
    ("milliseconds", "written"),
    [(0, "PT0S"), (59_999, "PT59S"), (60_000, "PT1M"), (3_661_000, "PT1H1M1S")],
)
def test_a_length_is_written_as_iso_8601(milliseconds: int, written: str) -> None:
    assert iso_duration(milliseconds) == written
