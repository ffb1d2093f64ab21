"""Every planned fault strikes as it says, once, and is written down."""

from collections.abc import Iterator

import httpx
import pytest

from builders.youtube import access_token
from reelwright.simulators.youtube.faults import AFTERWARDS, AT_ONCE, FATES, OF_BYTES, Fault
from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator

pytestmark = pytest.mark.integration

LIST = "youtube.channels.list"
ANSWERS = {
    Fault.CONFLICT: (409, "alreadyExists"),
    Fault.EXPIRED: (404, "notFound"),
    Fault.INTERNAL: (500, "backendError"),
    Fault.UNAVAILABLE: (503, "backendError"),
    Fault.TIMEOUT: (504, "deadlineExceeded"),
    Fault.FAILED_AFTER: (503, "backendError"),
    Fault.QUOTA: (403, "quotaExceeded"),
    Fault.DAILY_LIMIT: (403, "dailyLimitExceeded"),
    Fault.RATE: (403, "rateLimitExceeded"),
    Fault.USER_RATE: (429, "userRateLimitExceeded"),
    Fault.UPLOAD_LIMIT: (400, "uploadLimitExceeded"),
    Fault.THUMBNAIL_LIMIT: (429, "uploadRateLimitExceeded"),
    Fault.TOKEN_EXPIRED: (401, "authError"),
    Fault.TOKEN_REVOKED: (401, "authError"),
}
SILENT = {Fault.LOST_ANSWER, Fault.DROPPED}


@pytest.fixture
def http(youtube: YouTubeSimulator, channel: NewChannel) -> Iterator[httpx.Client]:
    bearer = {"Authorization": f"Bearer {access_token(youtube, channel)}"}
    with httpx.Client(base_url=youtube.url, headers=bearer, timeout=60) as client:
        yield client


def _mine(http: httpx.Client) -> httpx.Response:
    return http.get("/youtube/v3/channels?part=id&mine=true")


def test_every_fault_is_tried_here_or_where_bytes_are() -> None:
    assert set(Fault) == {*ANSWERS, *SILENT, Fault.BAD_GATEWAY} | OF_BYTES | FATES
    assert set(Fault) == AT_ONCE | AFTERWARDS | OF_BYTES | FATES


@pytest.mark.parametrize(("fault", "answer"), ANSWERS.items(), ids=list(ANSWERS))
def test_a_fault_is_answered_in_youtubes_words(
    http: httpx.Client, youtube: YouTubeSimulator, fault: Fault, answer: tuple[int, str]
) -> None:
    youtube.faults.plan(fault, method=LIST, seconds=7)
    met = _mine(http)
    assert (met.status_code, met.json()["error"]["errors"][0]["reason"]) == answer
    done = youtube.world.journal.all()[-1]
    assert (done.fault, done.status, done.reason) == (fault, *answer)
    tokens_end = {Fault.TOKEN_EXPIRED, Fault.TOKEN_REVOKED}
    assert _mine(http).status_code == (401 if fault in tokens_end else 200)


@pytest.mark.parametrize("fault", sorted(SILENT))
def test_a_silent_fault_ends_the_connection(
    http: httpx.Client, youtube: YouTubeSimulator, fault: Fault
) -> None:
    youtube.faults.plan(fault, method=LIST)
    with pytest.raises(httpx.TransportError):
        _mine(http)
    assert _mine(http).status_code == 200


def test_a_bad_gateway_is_no_json(http: httpx.Client, youtube: YouTubeSimulator) -> None:
    youtube.faults.plan("bad-gateway", method=LIST)
    met = _mine(http)
    assert (met.status_code, met.headers["content-type"]) == (502, "text/html")


def test_a_request_that_was_refused_for_quota_is_not_charged(
    http: httpx.Client, youtube: YouTubeSimulator
) -> None:
    youtube.faults.plan("quota", method=LIST)
    _mine(http)
    assert youtube.world.meter.used("simulated-project", youtube.clock.now())["pool"] == 0


def test_times_and_skip_are_counted(http: httpx.Client, youtube: YouTubeSimulator) -> None:
    youtube.faults.plan("internal", method=LIST, times=2, skip=1)
    assert [_mine(http).status_code for _ in range(4)] == [200, 500, 500, 200]


def test_no_token_stands_in_the_record(
    http: httpx.Client, youtube: YouTubeSimulator, channel: NewChannel
) -> None:
    _mine(http)
    told = httpx.get(f"{youtube.places['control']}requests", timeout=60).text
    secrets = [http.headers["Authorization"].split()[1], channel.refresh_token]
    secrets.append(youtube.client_secret)
    assert LIST in told
    assert [each for each in secrets if each in told] == []
