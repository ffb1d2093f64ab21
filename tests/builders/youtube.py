"""Google's own client, led to the local YouTube."""

import io
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any

import httplib2
import httpx
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseUpload

from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator

QUANTUM = 262_144


@contextmanager
def google_client(
    youtube: YouTubeSimulator, channel: NewChannel, api: str = "youtube", version: str = "v3"
) -> Iterator[Any]:
    """A client of an interface, made from the document that the simulator serves."""
    credentials = Credentials(  # type: ignore[no-untyped-call] # google-auth is typed in part
        None,
        refresh_token=channel.refresh_token,
        token_uri=youtube.places["token"],
        client_id=youtube.client_id,
        client_secret=youtube.client_secret,
    )
    http = AuthorizedHttp(credentials, http=_without_308(httplib2.Http(timeout=60)))
    made = build(
        api,
        version,
        http=http,
        discoveryServiceUrl=youtube.places["discovery"],
        static_discovery=False,
    )
    try:
        yield made
    finally:
        made.close()


def _without_308(http: httplib2.Http) -> httplib2.Http:
    # As google-api-python-client sets it where it makes the connection itself (build_http).
    http.redirect_codes = http.redirect_codes - {308}
    return http


def media(content: bytes, kind: str = "video/mp4", *, chunk: int = QUANTUM) -> MediaIoBaseUpload:
    """Bytes to upload in chunks."""
    return MediaIoBaseUpload(io.BytesIO(content), kind, chunksize=chunk, resumable=True)


def simple(content: bytes, kind: str) -> MediaIoBaseUpload:
    """Bytes to upload at once."""
    return MediaIoBaseUpload(io.BytesIO(content), kind)


def upload(client: Any, content: bytes, **body: Any) -> Any:
    """Upload a private video by the resumable protocol; its resource."""
    resource = {
        "snippet": {"title": "High tide", "categoryId": "27"},
        "status": {"privacyStatus": "private", "selfDeclaredMadeForKids": False},
        **body,
    }
    request = client.videos().insert(
        part=",".join(resource), body=resource, media_body=media(content)
    )
    answer = None
    while answer is None:
        _, answer = request.next_chunk()
    return answer


def access_token(youtube: YouTubeSimulator, channel: NewChannel) -> str:
    """A fresh access token of a channel."""
    form = {
        "grant_type": "refresh_token",
        "refresh_token": channel.refresh_token,
        "client_id": youtube.client_id,
        "client_secret": youtube.client_secret,
    }
    answer = httpx.post(youtube.places["token"], data=form, timeout=60)
    return str(answer.raise_for_status().json()["access_token"])


@contextmanager
def served(data: Path, port: int = 0, *options: str) -> Iterator[tuple[Popen[str], dict[str, Any]]]:
    """``reelwright simulator youtube`` as a process of its own, and what it tells."""
    command = [sys.executable, "-m", "reelwright", "simulator", "youtube"]
    asked = [*command, "--data", str(data), "--port", str(port), *options]
    with Popen(asked, stdout=PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process, json.loads(process.stdout.readline())
        finally:
            process.kill()
