"""Bytes that are no good request do not harm the local YouTube."""

import socket
from urllib.parse import urlsplit

import httpx
import pytest

from builders.youtube import access_token
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator

pytestmark = pytest.mark.integration

TOKEN = b"POST /token HTTP/1.1\r\nHost: a\r\n"


def _said(youtube: YouTubeSimulator, content: bytes) -> bytes:
    place = urlsplit(youtube.url)
    with socket.create_connection((place.hostname or "", place.port or 0), timeout=60) as wire:
        wire.sendall(content)
        wire.shutdown(socket.SHUT_WR)
        return wire.makefile("rb").read()


@pytest.mark.parametrize(
    "content",
    [
        b"tide\r\n\r\n",
        b"",
        b"\x16\x03\x01\x02\x00",
        TOKEN + b"Content-Length: tide\r\n\r\n",
        TOKEN + b"Content-Length: -7\r\n\r\n",
        TOKEN + b"Content-Length: 99\r\n\r\ntide",
        TOKEN + b"Transfer-Encoding: chunked\r\n\r\nzz\r\ntide\r\n",
        TOKEN + b"Transfer-Encoding: chunked\r\n\r\n-5\r\ntide\r\n",
        TOKEN + b"Transfer-Encoding: chunked\r\n\r\n5\r\nti",
        b"GET /youtube/v3/channels?part=%ff%00&mine=true HTTP/1.1\r\nHost: a\r\n\r\n",
        b"PUT /upload/youtube/v3/videos?upload_id=../../x HTTP/1.1\r\nHost: a\r\n\r\n",
    ],
)
def test_it_goes_on_after_a_broken_request(
    youtube: YouTubeSimulator,
    channel: NewChannel,
    content: bytes,
    capfd: pytest.CaptureFixture[str],
) -> None:
    answer = _said(youtube, content)
    assert b" 200 " not in answer.split(b"\r\n")[0]
    assert access_token(youtube, channel)
    assert "Traceback" not in capfd.readouterr().err


def test_an_upload_of_which_only_the_head_arrived_is_not_begun(
    youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    token = access_token(youtube, channel).encode()
    start = (
        b"POST /upload/youtube/v3/videos?uploadType=resumable&part=snippet,status HTTP/1.1\r\n"
        b"Host: a\r\nAuthorization: Bearer " + token + b"\r\nContent-Type: application/json\r\n"
    )
    before = httpx.get(f"{youtube.url}/simulator/secrets").json()
    assert _said(youtube, start + b"Content-Length: 99\r\n\r\n") == b""
    assert httpx.get(f"{youtube.url}/simulator/secrets").json() == before
    assert b" 200 " in _said(youtube, start + b"Content-Length: 2\r\n\r\n{}")
    assert httpx.get(f"{youtube.url}/simulator/secrets").json() != before


def test_no_path_leads_out_of_its_folder(youtube: YouTubeSimulator, channel: NewChannel) -> None:
    bearer = {"Authorization": f"Bearer {access_token(youtube, channel)}"}
    for name in ("..%2F..%2Fetc%2Fpasswd", "youtube.sqlite"):
        answer = httpx.get(f"{youtube.url}/youtube/v3/captions/{name}", headers=bearer)
        assert answer.status_code == 404
        answer = httpx.get(f"{youtube.url}/v1/media/{name}?alt=media", headers=bearer)
        assert answer.status_code == 404
