"""Parts of a video as they are written."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.youtube.changes import WRITABLE, changed_parts, instant, new_parts
from reelwright.domain.platform.video import Localisation, Privacy, VideoChange, VideoDetails

pytestmark = pytest.mark.unit

DETAILS = VideoDetails(
    title="High tide",
    category="27",
    privacy=Privacy.PRIVATE,
    made_for_kids=False,
    synthetic_media=False,
)
STANDING: dict[str, object] = {
    "id": "v1",
    "snippet": {
        "title": "High tide",
        "description": "The sea.",
        "tags": ["sea"],
        "categoryId": "27",
        "defaultLanguage": "en",
        "publishedAt": "2026-11-21T12:00:00Z",
        "channelTitle": "The tide",
    },
    "status": {
        "privacyStatus": "private",
        "publishAt": "2026-12-01T18:00:00.000Z",
        "license": "youtube",
        "embeddable": True,
        "publicStatsViewable": True,
        "uploadStatus": "processed",
        "selfDeclaredMadeForKids": False,
        "futureSetting": "kept by nobody",
    },
    "localizations": {
        "en": {"title": "High tide", "description": "The sea."},
        "de": {"title": "Flut", "description": ""},
    },
}


def test_a_new_video_always_says_what_youtube_would_otherwise_guess() -> None:
    parts = new_parts(DETAILS)
    assert list(parts) == ["snippet", "status"]
    assert parts["status"] == {
        "privacyStatus": "private",
        "license": "youtube",
        "embeddable": True,
        "publicStatsViewable": True,
        "selfDeclaredMadeForKids": False,
        "containsSyntheticMedia": False,
    }


def test_only_a_private_video_has_a_time() -> None:
    due = datetime(2026, 12, 1, 18, tzinfo=UTC)
    with pytest.raises(ValueError, match="private"):
        new_parts(replace(DETAILS, privacy=Privacy.PUBLIC, publish_at=due))
    with pytest.raises(ValueError, match="zone"):
        new_parts(replace(DETAILS, publish_at=due.replace(tzinfo=None)))
    assert new_parts(replace(DETAILS, publish_at=due))["status"]["publishAt"] == instant(due)


def test_a_part_is_written_whole_and_without_what_cannot_be_written() -> None:
    parts = changed_parts(STANDING, VideoChange(title="Low tide"))
    assert parts == {
        "snippet": {
            "title": "Low tide",
            "description": "The sea.",
            "tags": ["sea"],
            "categoryId": "27",
            "defaultLanguage": "en",
        }
    }


def test_a_time_of_publishing_stays_with_what_else_changes() -> None:
    status = changed_parts(STANDING, VideoChange(embeddable=False))["status"]
    assert status["publishAt"] == "2026-12-01T18:00:00Z"
    assert status["privacyStatus"] == "private"


@pytest.mark.parametrize(
    ("wanted", "privacy"),
    [
        (VideoChange(unschedule=True), "private"),
        (VideoChange(privacy=Privacy.PUBLIC), "public"),
        (VideoChange(privacy=Privacy.UNLISTED), "unlisted"),
    ],
)
def test_a_time_goes_with_the_privacy_it_was_for(wanted: VideoChange, privacy: str) -> None:
    status = changed_parts(STANDING, wanted)["status"]
    assert "publishAt" not in status
    assert status["privacyStatus"] == privacy


def test_the_same_moment_is_no_change_in_whichever_zone() -> None:
    there = timezone(timedelta(hours=1))
    same = datetime(2026, 12, 1, 19, tzinfo=there)
    assert changed_parts(STANDING, VideoChange(publish_at=same)) == {}


def test_what_is_empty_is_as_good_as_absent() -> None:
    bare = {"snippet": {"title": "t", "categoryId": "1"}, "status": {"privacyStatus": "private"}}
    wanted = VideoChange(description="", tags=(), synthetic_media=False, paid_promotion=False)
    assert changed_parts(bare, wanted) == {}
    assert changed_parts(bare, VideoChange(made_for_kids=False)) != {}


def test_the_videos_own_language_stays_among_the_localisations() -> None:
    parts = changed_parts(STANDING, VideoChange(localisations={"fr": Localisation(title="Marée")}))
    assert set(parts["localizations"]) == {"en", "fr"}
    same = {"de": Localisation(title="Flut")}
    assert changed_parts(STANDING, VideoChange(localisations=same)) == {}


texts = st.text(max_size=8)
changes = st.builds(
    VideoChange,
    title=st.none() | texts,
    description=st.none() | texts,
    tags=st.none() | st.lists(texts, max_size=2).map(tuple),
    privacy=st.none() | st.sampled_from(Privacy),
    made_for_kids=st.none() | st.booleans(),
    embeddable=st.none() | st.booleans(),
    synthetic_media=st.none() | st.booleans(),
)


@given(changes)
def test_what_was_written_needs_no_writing_again(wanted: VideoChange) -> None:
    parts = changed_parts(STANDING, wanted)
    assert set(parts) <= set(WRITABLE)
    assert changed_parts({**STANDING, **parts}, wanted) == {}


@given(changes)
def test_no_property_that_was_not_meant_is_lost(wanted: VideoChange) -> None:
    snippet = changed_parts(STANDING, wanted).get("snippet")
    if snippet is not None:
        assert {"title", "description", "tags", "categoryId", "defaultLanguage"} == set(snippet)
