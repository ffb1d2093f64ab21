"""Google's own Python client, unchanged, publishes on the local YouTube."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from googleapiclient.errors import HttpError, ResumableUploadError

from builders.youtube import google_client, media, simple, upload
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator
from reelwright.simulators.youtube.shapes import stamp

pytestmark = pytest.mark.integration

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
SRT = b"1\r\n00:00:00,000 --> 00:00:01,000\r\nHigh tide\r\n"


@pytest.fixture
def client(youtube: YouTubeSimulator, channel: NewChannel) -> Iterator[Any]:
    with google_client(youtube, channel) as made:
        yield made


def _shown(client: Any, video: str, part: str = "snippet,status") -> Any:
    (shown,) = client.videos().list(part=part, id=video).execute()["items"]
    return shown


def _reason(error: HttpError) -> str:
    return str(error.error_details[0]["reason"])


def test_the_token_leads_to_its_channel(client: Any, channel: NewChannel) -> None:
    (mine,) = client.channels().list(part="id,contentDetails", mine=True).execute()["items"]
    assert mine["id"] == channel.id


def test_an_upload_in_chunks_arrives_whole_and_is_among_the_uploads(
    client: Any, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    content = os.urandom(1_000_000)
    video = upload(client, content)
    (kept,) = youtube.world.videos.of(channel.id)
    assert youtube.world.file(kept.session).read_bytes() == content
    uploads = "UU" + channel.id[2:]
    listed = client.playlistItems().list(part="contentDetails", playlistId=uploads).execute()
    assert [each["contentDetails"]["videoId"] for each in listed["items"]] == [video["id"]]


def test_a_video_is_processed_in_its_own_time(client: Any, youtube: YouTubeSimulator) -> None:
    video = upload(client, b"tide" * 1000)["id"]
    assert _shown(client, video)["status"]["uploadStatus"] == "uploaded"
    youtube.clock.advance(minutes=5)
    assert _shown(client, video)["status"]["uploadStatus"] == "processed"


def test_a_private_video_becomes_public_at_its_time(client: Any, youtube: YouTubeSimulator) -> None:
    at = stamp(youtube.clock.now() + timedelta(days=2))
    video = upload(client, b"tide", status={"privacyStatus": "private", "publishAt": at})["id"]
    youtube.clock.advance(timedelta(days=2) - timedelta(seconds=1))
    before = _shown(client, video)["status"]
    assert (before["privacyStatus"], before["publishAt"]) == ("private", at)
    youtube.clock.advance(seconds=2)
    after = _shown(client, video)
    assert after["status"]["privacyStatus"] == "public"
    assert "publishAt" not in after["status"]
    assert after["snippet"]["publishedAt"] == at


def test_an_update_deletes_what_it_leaves_out_of_a_part(client: Any) -> None:
    snippet = {"title": "Ebb", "categoryId": "27", "tags": ["sea"], "description": "Low water"}
    video = upload(client, b"tide", snippet=snippet)["id"]
    body = {"id": video, "snippet": {"title": "Flood", "categoryId": "27"}}
    client.videos().update(part="snippet", body=body).execute()
    shown = _shown(client, video)["snippet"]
    assert (shown["title"], shown["description"]) == ("Flood", "")
    assert "tags" not in shown


def test_an_update_with_a_part_that_it_does_not_name_is_refused(client: Any) -> None:
    video = upload(client, b"tide")["id"]
    body = {"id": video, "snippet": {"title": "A", "categoryId": "27"}, "status": {}}
    with pytest.raises(HttpError) as refused:
        client.videos().update(part="snippet", body=body).execute()
    assert refused.value.status_code == 400
    assert _reason(refused.value) == "unexpectedPart"


def test_thumbnail_captions_and_playlist_each_stand_once(
    client: Any, youtube: YouTubeSimulator
) -> None:
    video = upload(client, b"tide")["id"]
    client.thumbnails().set(videoId=video, media_body=simple(PNG, "image/png")).execute()
    told = {"snippet": {"videoId": video, "language": "en", "name": "English"}}
    words = simple(SRT, "application/octet-stream")
    track = client.captions().insert(part="snippet", body=told, media_body=words).execute()
    listed = client.captions().list(part="snippet", videoId=video).execute()["items"]
    assert [each["id"] for each in listed] == [track["id"]]
    assert client.captions().download(id=track["id"]).execute() == SRT
    with pytest.raises(HttpError) as refused:
        client.captions().insert(part="snippet", body=told, media_body=words).execute()
    assert (refused.value.status_code, _reason(refused.value)) == (409, "captionExists")
    assert len(youtube.world.thumbnails.of(video)) == 1


def test_a_playlist_takes_a_video(client: Any) -> None:
    video = upload(client, b"tide")["id"]
    body = {"snippet": {"title": "The sea"}}
    playlist = client.playlists().insert(part="snippet", body=body).execute()["id"]
    resource = {"kind": "youtube#video", "videoId": video}
    item = {"snippet": {"playlistId": playlist, "resourceId": resource}}
    client.playlistItems().insert(part="snippet", body=item).execute()
    listed = client.playlistItems().list(part="contentDetails", playlistId=playlist).execute()
    assert [each["contentDetails"]["videoId"] for each in listed["items"]] == [video]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"snippet": {"title": "a" * 101, "categoryId": "27"}}, "invalidTitle"),
        ({"snippet": {"title": "a < b", "categoryId": "27"}}, "invalidTitle"),
        (
            {"snippet": {"title": "a", "categoryId": "27", "description": "é" * 2501}},
            "invalidDescription",
        ),
        (
            {"snippet": {"title": "a", "categoryId": "27", "tags": ["a" * 249, "b" * 251]}},
            "invalidTags",
        ),
        ({"snippet": {"title": "a", "categoryId": "999"}}, "invalidCategoryId"),
        (
            {"status": {"privacyStatus": "public", "publishAt": "2027-01-01T00:00:00Z"}},
            "invalidPublishAt",
        ),
        ({"localizations": {"de": {"title": "Flut"}}}, "defaultLanguageNotSet"),
    ],
    ids=["long", "angled", "bytes", "tags", "category", "public", "language"],
)
def test_what_youtube_does_not_take_is_refused_before_the_first_byte(
    client: Any, youtube: YouTubeSimulator, channel: NewChannel, body: Any, reason: str
) -> None:
    with pytest.raises(ResumableUploadError) as refused:
        upload(client, b"tide", **body)
    assert _reason(refused.value) == reason
    assert not youtube.world.videos.of(channel.id)


def test_quota_is_counted_by_bucket_and_day_and_never_passed(
    client: Any, youtube: YouTubeSimulator
) -> None:
    youtube.world.meter.set_limit("simulated-project", "pool", 3)
    for _ in range(3):
        client.channels().list(part="id", mine=True).execute()
    with pytest.raises(HttpError) as refused:
        client.channels().list(part="id", mine=True).execute()
    assert (refused.value.status_code, _reason(refused.value)) == (403, "quotaExceeded")
    upload(client, b"tide")
    used = youtube.world.meter.used("simulated-project", youtube.clock.now())
    assert (used["pool"], used["uploads"]) == (3, 1)
    youtube.clock.advance(days=1)
    client.channels().list(part="id", mine=True).execute()


def test_the_same_bytes_again_are_rejected_as_a_duplicate(
    client: Any, youtube: YouTubeSimulator
) -> None:
    upload(client, b"tide")
    again = upload(client, b"tide")["id"]
    youtube.clock.advance(hours=1)
    status = _shown(client, again)["status"]
    assert (status["uploadStatus"], status["rejectionReason"]) == ("rejected", "duplicate")


def test_googles_client_resumes_after_a_short_answer_and_a_failure(
    client: Any, youtube: YouTubeSimulator
) -> None:
    content = os.urandom(1_000_000)
    youtube.faults.plan("short", skip=1)
    youtube.faults.plan("unavailable", method="youtube.videos.insert:bytes", skip=2)
    body = {"snippet": {"title": "High tide", "categoryId": "27"}}
    request = client.videos().insert(part="snippet", body=body, media_body=media(content))
    answer = None
    while answer is None:
        with suppress(HttpError):
            _, answer = request.next_chunk()
    (kept,) = youtube.world.videos.all()
    assert youtube.world.file(kept.session).read_bytes() == content
    assert not youtube.faults.left
