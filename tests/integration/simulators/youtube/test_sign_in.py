"""Signing in to the local YouTube as an installed application does."""

import base64
import hashlib
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from builders.youtube import access_token
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator
from reelwright.simulators.youtube.sign_in import SCOPES

pytestmark = pytest.mark.integration

VERIFIER = "v" * 64
CHALLENGE = (
    base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
)
BACK = "http://127.0.0.1:4711/"


@pytest.fixture
def http(youtube: YouTubeSimulator) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=youtube.url, timeout=60) as client:
        yield client


def _asked(youtube: YouTubeSimulator, **changed: str) -> dict[str, str]:
    return {
        "client_id": youtube.client_id,
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": " ".join(SCOPES),
        "state": "tide",
        "code_challenge": CHALLENGE,
        "code_challenge_method": "S256",
        "access_type": "offline",
        "prompt": "consent",
        **changed,
    }


def _allowed(
    http: httpx.Client, asked: dict[str, str], channel: str, **more: str
) -> dict[str, str]:
    answer = http.get("/o/oauth2/v2/auth/allow", params={**asked, "channel": channel, **more})
    assert answer.status_code == 302
    place = answer.headers["Location"]
    assert place.startswith(BACK)
    return {name: values[0] for name, values in parse_qs(urlsplit(place).query).items()}


def _exchange(
    http: httpx.Client, youtube: YouTubeSimulator, code: str, **changed: str
) -> httpx.Response:
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": BACK,
        "code_verifier": VERIFIER,
        "client_id": youtube.client_id,
        "client_secret": youtube.client_secret,
    }
    return http.post("/token", data={**form, **changed})


def _refresh(http: httpx.Client, youtube: YouTubeSimulator, refresh: str) -> httpx.Response:
    keys = {"client_id": youtube.client_id, "client_secret": youtube.client_secret}
    return http.post(
        "/token", data={**keys, "grant_type": "refresh_token", "refresh_token": refresh}
    )


def test_a_person_picks_a_channel_and_the_code_becomes_its_tokens(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    asked = _asked(youtube)
    page = http.get("/o/oauth2/v2/auth", params=asked)
    assert "Tides" in page.text
    back = _allowed(http, asked, channel.id)
    assert back["state"] == "tide"
    given = _exchange(http, youtube, back["code"]).json()
    assert set(given["scope"].split()) == set(SCOPES)
    mine = http.get(
        "/youtube/v3/channels?part=id&mine=true",
        headers={"Authorization": f"Bearer {given['access_token']}"},
    ).json()
    assert mine["items"][0]["id"] == channel.id
    assert _refresh(http, youtube, given["refresh_token"]).status_code == 200


def test_a_code_is_good_once_and_only_with_its_verifier(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    code = _allowed(http, _asked(youtube), channel.id)["code"]
    wrong = _exchange(http, youtube, code, code_verifier="w" * 64)
    assert (wrong.status_code, wrong.json()["error"]) == (400, "invalid_grant")
    assert _exchange(http, youtube, code).status_code == 200
    again = _exchange(http, youtube, code)
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "changed",
    [
        {"redirect_uri": "http://192.0.2.1/"},
        {"redirect_uri": "https://example.com/"},
        {"client_id": "nobody"},
        {"response_type": "token"},
        {"scope": ""},
    ],
    ids=["elsewhere", "web", "client", "response", "scope"],
)
def test_a_wrong_request_is_blocked_on_the_page(
    http: httpx.Client, youtube: YouTubeSimulator, changed: dict[str, str]
) -> None:
    assert http.get("/o/oauth2/v2/auth", params=_asked(youtube, **changed)).status_code == 400


def test_who_declines_is_sent_back_with_the_reason(
    http: httpx.Client, youtube: YouTubeSimulator
) -> None:
    assert _allowed(http, _asked(youtube), "", deny="1") == {
        "state": "tide",
        "error": "access_denied",
    }


def test_some_scopes_only_are_granted_and_the_rest_is_refused(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    code = _allowed(http, _asked(youtube), channel.id, allow=SCOPES[0])["code"]
    given = _exchange(http, youtube, code).json()
    assert given["scope"] == SCOPES[0]
    refused = http.get(
        "/youtube/v3/channels?part=id&mine=true",
        headers={"Authorization": f"Bearer {given['access_token']}"},
    )
    assert refused.status_code == 403
    assert refused.json()["error"]["errors"][0]["reason"] == "insufficientPermissions"


def test_a_refresh_token_comes_again_only_with_consent(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    code = _allowed(http, _asked(youtube, prompt=""), channel.id)["code"]
    assert "refresh_token" not in _exchange(http, youtube, code).json()


def test_an_access_token_ends_after_an_hour(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    bearer = {"Authorization": f"Bearer {access_token(youtube, channel)}"}
    where = "/youtube/v3/channels?part=id&mine=true"
    assert http.get(where, headers=bearer).status_code == 200
    youtube.clock.advance(hours=1)
    ended = http.get(where, headers=bearer)
    assert (ended.status_code, ended.json()["error"]["errors"][0]["reason"]) == (401, "authError")


@pytest.mark.parametrize(("days", "status"), [(6.9, 200), (7, 400)])
def test_of_a_client_in_testing_the_refresh_token_dies_after_seven_days(
    http: httpx.Client, youtube: YouTubeSimulator, days: float, status: int
) -> None:
    channel = youtube.new_channel("Tested", testing=True)
    youtube.clock.advance(timedelta(days=days))
    answer = _refresh(http, youtube, channel.refresh_token)
    assert answer.status_code == status
    assert answer.json().get("error") in {None, "invalid_grant"}


def test_half_a_year_without_use_ends_a_refresh_token(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    youtube.clock.advance(days=150)
    assert _refresh(http, youtube, channel.refresh_token).status_code == 200
    youtube.clock.advance(days=150)
    assert _refresh(http, youtube, channel.refresh_token).status_code == 200
    youtube.clock.advance(days=183)
    assert _refresh(http, youtube, channel.refresh_token).json()["error"] == "invalid_grant"


def test_revoking_ends_every_token(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    bearer = access_token(youtube, channel)
    assert http.post("/revoke", data={"token": bearer}).status_code == 200
    assert _refresh(http, youtube, channel.refresh_token).json()["error"] == "invalid_grant"
    ended = http.get(
        "/youtube/v3/channels?part=id&mine=true", headers={"Authorization": f"Bearer {bearer}"}
    )
    assert ended.status_code == 401


def test_the_hundred_and_first_grant_of_an_account_ends_the_first(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    for _ in range(100):
        code = _allowed(http, _asked(youtube), channel.id)["code"]
        last = _exchange(http, youtube, code).json()["refresh_token"]
    assert _refresh(http, youtube, channel.refresh_token).status_code == 400
    assert _refresh(http, youtube, last).status_code == 200


def test_a_wrong_secret_is_told_as_google_does(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    code = _allowed(http, _asked(youtube), channel.id)["code"]
    refused = _exchange(http, youtube, code, client_secret="guess")  # noqa: S106 - a wrong one
    assert (refused.status_code, refused.json()["error"]) == (401, "invalid_client")
