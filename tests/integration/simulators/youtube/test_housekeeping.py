"""Changing and taking away what was published, and finding it, by Google's own client."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from googleapiclient.errors import HttpError

from builders.youtube import google_client, simple, upload
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator

pytestmark = pytest.mark.integration


@pytest.fixture
def client(youtube: YouTubeSimulator, channel: NewChannel) -> Iterator[Any]:
    with google_client(youtube, channel) as made:
        yield made


@pytest.fixture
def playlist(client: Any) -> str:
    body = {"snippet": {"title": "The sea"}, "status": {"privacyStatus": "unlisted"}}
    return str(client.playlists().insert(part="snippet,status", body=body).execute()["id"])


def _add(client: Any, playlist: str, video: str, **more: Any) -> str:
    resource = {"kind": "youtube#video", "videoId": video}
    body = {"snippet": {"playlistId": playlist, "resourceId": resource, **more}}
    return str(client.playlistItems().insert(part="snippet", body=body).execute()["id"])


def _videos(client: Any, playlist: str) -> list[str]:
    listed = client.playlistItems().list(part="snippet", playlistId=playlist).execute()["items"]
    assert [each["snippet"]["position"] for each in listed] == list(range(len(listed)))
    return [each["snippet"]["resourceId"]["videoId"] for each in listed]


def test_a_playlist_keeps_its_order(client: Any, playlist: str) -> None:
    one, two = upload(client, b"one")["id"], upload(client, b"two")["id"]
    _add(client, playlist, one)
    first = _add(client, playlist, two, position=0)
    assert _videos(client, playlist) == [two, one]
    client.playlistItems().delete(id=first).execute()
    assert _videos(client, playlist) == [one]
    with pytest.raises(HttpError, match="position"):
        _add(client, playlist, two, position=7)


def test_a_playlist_is_renamed_listed_and_deleted(client: Any, playlist: str) -> None:
    body = {"id": playlist, "snippet": {"title": "The shore"}}
    client.playlists().update(part="snippet", body=body).execute()
    asked = {"part": "snippet,status,contentDetails", "mine": True}
    (shown,) = client.playlists().list(**asked).execute()["items"]
    assert shown["snippet"]["title"] == "The shore"
    assert shown["status"]["privacyStatus"] == "unlisted"
    assert shown["contentDetails"]["itemCount"] == 0
    client.playlists().delete(id=playlist).execute()
    assert client.playlists().list(**asked).execute()["items"] == []


def test_a_deleted_video_is_nowhere(client: Any, playlist: str, channel: NewChannel) -> None:
    video = upload(client, b"one")["id"]
    _add(client, playlist, video)
    client.videos().delete(id=video).execute()
    assert client.videos().list(part="id", id=video).execute()["items"] == []
    assert _videos(client, playlist) == []
    assert _videos(client, "UU" + channel.id[2:]) == []


def test_what_its_owner_deletes_is_nowhere_either(
    client: Any, playlist: str, youtube: YouTubeSimulator
) -> None:
    video = upload(client, b"one")["id"]
    _add(client, playlist, video)
    control = f"{youtube.url}/simulator/delete"
    with httpx.Client(trust_env=False) as http:
        assert http.post(control, json={"video": video}).status_code == 200
        assert http.post(control, json={"video": video}).status_code == 404
    assert client.videos().list(part="id", id=video).execute()["items"] == []
    assert _videos(client, playlist) == []


def test_captions_are_replaced_and_deleted(client: Any) -> None:
    video = upload(client, b"one")["id"]
    told = {"snippet": {"videoId": video, "language": "en", "name": "", "isDraft": True}}
    words = simple(b"first", "application/octet-stream")
    track = client.captions().insert(part="snippet", body=told, media_body=words).execute()
    assert track["snippet"]["isDraft"]
    body = {"id": track["id"], "snippet": {"isDraft": False}}
    words = simple(b"second", "application/octet-stream")
    client.captions().update(part="snippet", body=body, media_body=words).execute()
    assert client.captions().download(id=track["id"]).execute() == b"second"
    client.captions().delete(id=track["id"]).execute()
    assert client.captions().list(part="snippet", videoId=video).execute()["items"] == []


def test_uploads_are_listed_by_pages(client: Any, channel: NewChannel) -> None:
    made = [upload(client, str(number).encode())["id"] for number in range(5)]
    asked = client.playlistItems().list(
        part="contentDetails", playlistId="UU" + channel.id[2:], maxResults=2
    )
    found = []
    while asked is not None:
        answer = asked.execute()
        found += [each["contentDetails"]["videoId"] for each in answer["items"]]
        asked = client.playlistItems().list_next(asked, answer)
    assert found == made[::-1]


def test_a_search_finds_a_video_after_a_while(client: Any, youtube: YouTubeSimulator) -> None:
    video = upload(client, b"one")["id"]
    asked = {"part": "snippet", "forMine": True, "type": "video", "q": "high"}
    assert client.search().list(**asked).execute()["items"] == []
    youtube.clock.advance(hours=2)
    (found,) = client.search().list(**asked).execute()["items"]
    assert found["id"]["videoId"] == video
    used = youtube.world.meter.used("simulated-project", youtube.clock.now())
    assert used["search"] == 2


def test_categories_are_listed(client: Any) -> None:
    listed = client.videoCategories().list(part="snippet", regionCode="US").execute()["items"]
    assert {each["id"]: each["snippet"]["title"] for each in listed}["27"] == "Education"


def test_a_channel_that_is_not_verified_sets_no_thumbnail(youtube: YouTubeSimulator) -> None:
    with google_client(youtube, youtube.new_channel(verified=False)) as client:
        video = upload(client, b"one")["id"]
        picture = simple(b"\xff\xd8\xff" + bytes(9), "image/jpeg")
        with pytest.raises(HttpError) as refused:
            client.thumbnails().set(videoId=video, media_body=picture).execute()
        assert refused.value.status_code == 403


@pytest.mark.parametrize("content", [b"", b"tide"])
def test_what_is_no_picture_is_refused(client: Any, content: bytes) -> None:
    video = upload(client, b"one")["id"]
    picture = simple(content, "image/png")
    with pytest.raises(HttpError) as refused:
        client.thumbnails().set(videoId=video, media_body=picture).execute()
    assert refused.value.status_code == 400
