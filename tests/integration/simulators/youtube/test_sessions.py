"""Google's resumable protocol, header by header; its own resumable-media library speaks it too."""

import io
import os
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import requests
from google.resumable_media.requests import ResumableUpload

from builders.youtube import QUANTUM, access_token, served
from reelwright.simulators.youtube.behaviour import Behaviour
from reelwright.simulators.youtube.faults import BYTES
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator

pytestmark = pytest.mark.integration

CONTENT = os.urandom(3 * QUANTUM + 1000)
SIZE = len(CONTENT)
RESOURCE = {"snippet": {"title": "High tide", "categoryId": "27"}}


@pytest.fixture
def http(youtube: YouTubeSimulator, channel: NewChannel) -> Iterator[httpx.Client]:
    token = access_token(youtube, channel)
    with httpx.Client(headers={"Authorization": f"Bearer {token}"}, timeout=60) as client:
        yield client


@pytest.fixture
def begin(youtube: YouTubeSimulator, http: httpx.Client) -> Callable[..., httpx.Response]:
    def started(size: int = SIZE, **headers: str) -> httpx.Response:
        return http.post(
            f"{youtube.url}/upload/youtube/v3/videos?uploadType=resumable&part=snippet",
            json=RESOURCE,
            headers={
                "X-Upload-Content-Length": str(size),
                "X-Upload-Content-Type": "video/mp4",
                "Slug": "release-7.mp4",
                **headers,
            },
        )

    return started


@pytest.fixture
def session(begin: Callable[..., httpx.Response]) -> str:
    answer = begin()
    assert (answer.status_code, answer.content) == (200, b"")
    return answer.headers["Location"]


def _put(
    http: httpx.Client, session: str, first: int, content: bytes, size: int = SIZE
) -> httpx.Response:
    last = first + len(content) - 1
    return http.put(
        session, content=content, headers={"Content-Range": f"bytes {first}-{last}/{size}"}
    )


def _ask(http: httpx.Client, session: str, size: int = SIZE) -> httpx.Response:
    return http.put(session, headers={"Content-Range": f"bytes */{size}"})


def _kept(answer: httpx.Response) -> int:
    assert answer.status_code == 308
    told = answer.headers.get("Range", "")
    return int(told.removeprefix("bytes=0-")) + 1 if told else 0


def test_a_session_tells_what_it_keeps_and_ends_with_the_video(
    http: httpx.Client, session: str, youtube: YouTubeSimulator
) -> None:
    assert _kept(_ask(http, session)) == 0
    assert _kept(_put(http, session, 0, CONTENT[:QUANTUM])) == QUANTUM
    assert _kept(_ask(http, session)) == QUANTUM
    done = _put(http, session, QUANTUM, CONTENT[QUANTUM:])
    assert done.status_code == 201
    (video,) = youtube.world.videos.all()
    assert done.json()["id"] == video.id
    assert (video.size, video.file_name) == (SIZE, "release-7.mp4")
    assert youtube.world.file(video.session).read_bytes() == CONTENT


def test_the_final_answer_is_repeated_to_whoever_asks(http: httpx.Client, session: str) -> None:
    first = _put(http, session, 0, CONTENT)
    again = _ask(http, session)
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    late = _put(http, session, 0, CONTENT)
    assert (late.status_code, late.json()["id"]) == (201, first.json()["id"])


def test_a_whole_file_may_come_in_one_request_without_a_range(
    http: httpx.Client, session: str
) -> None:
    assert http.put(session, content=CONTENT).status_code == 201


def test_a_body_in_chunks_of_the_wire_is_taken_too(http: httpx.Client, session: str) -> None:
    pieces = (CONTENT[at : at + 99_999] for at in range(0, SIZE, 99_999))
    answer = http.put(
        session, content=pieces, headers={"Content-Range": f"bytes 0-{SIZE - 1}/{SIZE}"}
    )
    assert answer.status_code == 201


@pytest.mark.parametrize(
    ("sent", "kept"),
    [(QUANTUM, QUANTUM), (QUANTUM + 5, QUANTUM), (2 * QUANTUM - 1, QUANTUM)],
    ids=["whole", "over", "under"],
)
def test_only_multiples_of_256_kib_are_kept(
    http: httpx.Client, session: str, sent: int, kept: int
) -> None:
    assert _kept(_put(http, session, 0, CONTENT[:sent])) == kept
    assert _put(http, session, kept, CONTENT[kept:]).status_code == 201


def test_a_chunk_below_256_kib_is_refused_unless_it_is_the_last(
    http: httpx.Client, session: str
) -> None:
    assert _put(http, session, 0, CONTENT[:1000]).status_code == 400
    assert _kept(_ask(http, session)) == 0


@pytest.mark.parametrize("first", [0, 2 * QUANTUM], ids=["overlap", "gap"])
def test_bytes_at_another_place_than_the_next_are_not_kept(
    http: httpx.Client, session: str, first: int
) -> None:
    _put(http, session, 0, CONTENT[:QUANTUM])
    assert _kept(_put(http, session, first, CONTENT[first : first + QUANTUM])) == QUANTUM


def test_more_bytes_than_declared_are_refused(http: httpx.Client, session: str) -> None:
    assert _put(http, session, 0, CONTENT + b"more", SIZE + 4).status_code == 400
    assert http.put(session, content=CONTENT + b"more").status_code == 400
    assert _kept(_ask(http, session)) == 0


def test_a_range_that_says_nothing_is_refused(http: httpx.Client, session: str) -> None:
    answer = http.put(session, content=b"a", headers={"Content-Range": "bytes tide"})
    assert answer.status_code == 400


def test_a_session_expires(http: httpx.Client, session: str, youtube: YouTubeSimulator) -> None:
    _put(http, session, 0, CONTENT[:QUANTUM])
    youtube.clock.advance(timedelta(hours=youtube.world.behaviour.session_hours))
    assert _ask(http, session).status_code == 404
    assert _put(http, session, QUANTUM, CONTENT[QUANTUM:]).status_code == 404


def test_a_finished_session_is_forgotten_too_and_its_video_is_not(
    http: httpx.Client, session: str, youtube: YouTubeSimulator
) -> None:
    _put(http, session, 0, CONTENT)
    youtube.faults.plan("expired")
    assert [_ask(http, session).status_code for _ in range(2)] == [404, 404]
    (video,) = youtube.world.videos.all()
    assert youtube.world.file(video.session).read_bytes() == CONTENT


def test_a_cancelled_session_is_gone(http: httpx.Client, session: str) -> None:
    assert http.delete(session).status_code == 499
    assert _ask(http, session).status_code == 404


def test_an_unknown_size_is_told_at_the_end(
    http: httpx.Client, begin: Callable[..., httpx.Response]
) -> None:
    session = begin(**{"X-Upload-Content-Length": ""}).headers["Location"]
    answer = http.put(
        session, content=CONTENT[:QUANTUM], headers={"Content-Range": f"bytes 0-{QUANTUM - 1}/*"}
    )
    assert _kept(answer) == QUANTUM
    assert _put(http, session, QUANTUM, CONTENT[QUANTUM:]).status_code == 201


@pytest.mark.parametrize("kind", ["text/plain", "image/png"])
def test_what_is_no_video_does_not_begin(begin: Callable[..., httpx.Response], kind: str) -> None:
    assert begin(**{"X-Upload-Content-Type": kind}).status_code == 400


def test_a_file_over_256_gib_does_not_begin(begin: Callable[..., httpx.Response]) -> None:
    assert begin(274_877_906_945).status_code == 413


def test_a_conflict_at_the_start_is_over_at_the_next(
    begin: Callable[..., httpx.Response], youtube: YouTubeSimulator
) -> None:
    youtube.faults.plan("conflict")
    assert begin().status_code == 409
    assert begin().status_code == 200


def test_a_lost_final_answer_is_found_by_asking(
    http: httpx.Client, session: str, youtube: YouTubeSimulator
) -> None:
    youtube.faults.plan("lost-answer")
    with pytest.raises(httpx.TransportError):
        _put(http, session, 0, CONTENT)
    (video,) = youtube.world.videos.all()
    assert _ask(http, session).json()["id"] == video.id


@pytest.mark.parametrize("after", [0, 1000, QUANTUM, 2 * QUANTUM + 7])
def test_a_reset_connection_leaves_whole_multiples(
    http: httpx.Client, session: str, youtube: YouTubeSimulator, after: int
) -> None:
    youtube.faults.plan("reset", after=after)
    with pytest.raises(httpx.TransportError):
        _put(http, session, 0, CONTENT)
    kept = _kept(_ask(http, session))
    assert kept == after - after % QUANTUM
    assert _put(http, session, kept, CONTENT[kept:]).status_code == 201


def test_a_failure_after_the_last_byte_is_found_by_asking(
    http: httpx.Client, session: str, youtube: YouTubeSimulator
) -> None:
    youtube.faults.plan("failed-after")
    assert _put(http, session, 0, CONTENT).status_code == 503
    assert _ask(http, session).status_code == 201
    assert len(youtube.world.videos.all()) == 1


def test_a_newer_request_takes_over_from_one_that_hangs(http: httpx.Client, session: str) -> None:
    def hanging() -> Iterator[bytes]:
        yield CONTENT[:QUANTUM]
        assert _kept(_ask_apart(session)) in {0, QUANTUM}
        yield CONTENT[QUANTUM:]

    headers = {"Content-Range": f"bytes 0-{SIZE - 1}/{SIZE}", "Content-Length": str(SIZE)}
    with pytest.raises(httpx.TransportError):
        http.put(session, content=hanging(), headers=headers)


def _ask_apart(session: str) -> httpx.Response:
    with httpx.Client(timeout=60) as other:
        return _ask(other, session)


@pytest.mark.parametrize("from_start", [False, True], ids=["after", "before"])
def test_both_guesses_about_a_video_before_its_last_byte(
    tmp_path: Path, *, from_start: bool
) -> None:
    behaviour = Behaviour(video_from_start=from_start)
    with YouTubeSimulator(data=tmp_path, behaviour=behaviour) as youtube:
        channel = youtube.new_channel()
        bearer = {"Authorization": f"Bearer {access_token(youtube, channel)}"}
        with httpx.Client(headers=bearer, timeout=60) as http:
            where = f"{youtube.url}/upload/youtube/v3/videos?uploadType=resumable&part=snippet"
            headers = {"X-Upload-Content-Length": str(SIZE), "X-Upload-Content-Type": "video/mp4"}
            first = http.post(where, json=RESOURCE, headers=headers).headers["Location"]
            assert len(_uploads(http, youtube, channel)) == int(from_start)
            video = _put(http, first, 0, CONTENT).json()["id"]
            assert _uploads(http, youtube, channel) == [video]
            http.post(where, json=RESOURCE, headers=headers)
            youtube.clock.advance(days=30)
            stubs = [each for each in youtube.world.videos.all() if each.id != video]
            assert len(stubs) == int(from_start)
            bearer["Authorization"] = f"Bearer {access_token(youtube, channel)}"
            for stub in stubs:
                shown = http.get(
                    f"{youtube.url}/youtube/v3/videos?part=status&id={stub.id}", headers=bearer
                ).json()["items"][0]["status"]
                assert (shown["uploadStatus"], shown["failureReason"]) == (
                    "failed",
                    "uploadAborted",
                )


def _uploads(http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel) -> list[str]:
    playlist = "UU" + channel.id[2:]
    where = f"{youtube.url}/youtube/v3/playlistItems?part=contentDetails&playlistId={playlist}"
    return [each["contentDetails"]["videoId"] for each in http.get(where).json()["items"]]


def test_googles_resumable_media_uploads_and_recovers(tmp_path: Path) -> None:
    # Its library takes 200 alone for the end, as Cloud Storage answers.
    with YouTubeSimulator(data=tmp_path, behaviour=Behaviour(finished=200)) as youtube:
        _upload_by_resumable_media(youtube, youtube.new_channel())


def _upload_by_resumable_media(youtube: YouTubeSimulator, channel: NewChannel) -> None:
    youtube.faults.plan("conflict")
    youtube.faults.plan("unavailable", method=BYTES, skip=1)
    made: Any = ResumableUpload  # its library is typed in part
    upload = made(
        f"{youtube.url}/upload/youtube/v3/videos?uploadType=resumable&part=snippet", QUANTUM
    )
    with requests.Session() as transport:
        transport.headers["Authorization"] = f"Bearer {access_token(youtube, channel)}"
        answer = None
        with pytest.raises(Exception, match="409"):
            upload.initiate(transport, io.BytesIO(CONTENT), RESOURCE, "video/mp4")
        upload.initiate(transport, io.BytesIO(CONTENT), RESOURCE, "video/mp4", timeout=60)
        while not upload.finished:
            if upload.invalid:
                upload.recover(transport)
            answer = upload.transmit_next_chunk(transport)
    assert answer is not None
    (video,) = youtube.world.videos.all()
    assert answer.json()["id"] == video.id
    assert youtube.world.file(video.session).read_bytes() == CONTENT


def test_a_killed_simulator_goes_on_where_it_was(tmp_path: Path) -> None:
    with httpx.Client(timeout=60) as http:
        with served(tmp_path) as (_, told):
            made = http.post(f"{told['control']}channels", json={"title": "Tides"}).json()
            session = _session_by_hand(http, told, made)
            port = httpx.URL(session).port or 0
            assert _kept(_put(http, session, 0, CONTENT[: 2 * QUANTUM])) == 2 * QUANTUM
        with served(tmp_path, port):
            assert _kept(_ask(http, session)) == 2 * QUANTUM
            assert _put(http, session, 2 * QUANTUM, CONTENT[2 * QUANTUM :]).status_code == 201
        with served(tmp_path, port) as (_, told):
            assert _ask(http, session).status_code == 201
            assert len(http.get(f"{told['control']}state").json()["videos"]) == 1


def _session_by_hand(http: httpx.Client, told: dict[str, str], made: dict[str, str]) -> str:
    form = {**made, "grant_type": "refresh_token"}
    token = http.post(told["token"], data=form).json()["access_token"]
    return http.post(
        f"{told['url']}/upload/youtube/v3/videos?uploadType=resumable&part=snippet",
        json=RESOURCE,
        headers={
            "Authorization": f"Bearer {token}",
            "X-Upload-Content-Length": str(SIZE),
            "X-Upload-Content-Type": "video/mp4",
        },
    ).headers["Location"]
