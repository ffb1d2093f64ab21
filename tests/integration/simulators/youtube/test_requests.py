"""What a request has to be like, as the discovery documents say."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from builders.youtube import access_token
from reelwright.simulators.youtube.discovery import DATA, documents
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator

pytestmark = pytest.mark.integration


@pytest.fixture
def http(youtube: YouTubeSimulator, channel: NewChannel) -> Iterator[httpx.Client]:
    bearer = {"Authorization": f"Bearer {access_token(youtube, channel)}"}
    with httpx.Client(base_url=f"{youtube.url}/youtube/v3", headers=bearer, timeout=60) as client:
        yield client


def _told(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["errors"][0]["reason"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/channels?mine=true", (400, "missingRequiredParameter")),
        ("/channels?part=id", (400, "missingRequiredParameter")),
        ("/channels?part=id,moon&mine=true", (400, "unknownPart")),
        ("/channels?part=id&mine=true&moon=1", (400, "badRequest")),
        ("/channels?part=id&mine=true&maxResults=51", (400, "invalidParameter")),
        ("/channels?part=id&mine=true&maxResults=many", (400, "invalidParameter")),
        ("/channels?part=id&mine=true&pageToken=moon", (400, "invalidPageToken")),
        ("/videos?part=id", (400, "missingRequiredParameter")),
        ("/videos?part=id&myRating=loved&id=a", (400, "invalidParameter")),
        ("/playlistItems?part=id&playlistId=PLnone", (404, "playlistNotFound")),
        ("/captions?part=id&videoId=none", (404, "videoNotFound")),
        ("/comments?part=id&id=a", (501, "notImplemented")),
        ("/moon", (404, "notFound")),
    ],
)
def test_a_wrong_request_is_refused_with_its_reason(
    http: httpx.Client, asked: str, told: tuple[int, str]
) -> None:
    assert _told(http.get(asked)) == told


@pytest.mark.parametrize(
    "body",
    [
        {"snippet": {"title": "Tide", "moon": 1}},
        {"snippet": {"title": 7}},
        {"snippet": "Tide"},
        {"status": {"privacyStatus": "secret"}, "snippet": {"title": "Tide"}},
        {"snippet": {"title": "Tide", "tags": "sea"}},
    ],
    ids=["unknown", "number", "text", "enum", "list"],
)
def test_a_body_of_another_shape_is_refused(http: httpx.Client, body: Any) -> None:
    assert _told(http.post("/playlists?part=snippet,status", json=body)) == (400, "badRequest")


@pytest.mark.parametrize("content", ["{", "[]", "7"])
def test_a_body_that_is_no_object_is_refused(http: httpx.Client, content: str) -> None:
    assert _told(http.post("/playlists?part=snippet", content=content)) == (400, "parseError")


def test_without_a_token_nothing_is_told(youtube: YouTubeSimulator) -> None:
    where = f"{youtube.url}/youtube/v3/channels?part=id&mine=true"
    assert _told(httpx.get(where)) == (401, "required")
    bearer = {"Authorization": "Bearer moon"}
    assert _told(httpx.get(where, headers=bearer)) == (401, "authError")


def test_anothers_private_video_is_not_there_and_cannot_be_changed(
    http: httpx.Client, youtube: YouTubeSimulator
) -> None:
    other = youtube.new_channel("Moon")
    bearer = {"Authorization": f"Bearer {access_token(youtube, other)}"}
    made = httpx.post(
        f"{youtube.url}/upload/youtube/v3/videos?uploadType=media&part=snippet",
        content=b"tide",
        headers={**bearer, "Content-Type": "video/mp4"},
    ).json()
    assert http.get(f"/videos?part=id&id={made['id']}").json()["items"]
    body = {"id": made["id"], "snippet": {"title": "Mine", "categoryId": "27"}}
    assert _told(http.put("/videos?part=snippet", json=body)) == (403, "forbidden")
    assert _told(http.delete(f"/videos?id={made['id']}")) == (403, "forbidden")
    hidden = {"id": made["id"], "status": {"privacyStatus": "private"}}
    httpx.put(f"{youtube.url}/youtube/v3/videos?part=status", json=hidden, headers=bearer)
    assert http.get(f"/videos?part=id&id={made['id']}").json()["items"] == []


def test_the_document_that_is_served_is_googles_but_for_its_address(
    youtube: YouTubeSimulator,
) -> None:
    served = httpx.get(youtube.places["discovery"].format(api="youtube", apiVersion="v3")).json()
    theirs = {**documents()[DATA], "rootUrl": f"{youtube.url}/", "baseUrl": f"{youtube.url}/"}
    theirs.pop("mtlsRootUrl")
    assert served == theirs
    nothing = httpx.get(youtube.places["discovery"].format(api="moon", apiVersion="v3"))
    assert nothing.status_code == 404
