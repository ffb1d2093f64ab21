"""What answers of a session mean."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.youtube.answers import Doubtful, Passing, Unauthorised, meaning_of
from reelwright.adapters.youtube.envelope import id_in
from reelwright.adapters.youtube.wire import Answer
from reelwright.ports.platform import Expired, Finished, Received

pytestmark = pytest.mark.unit

SIZE = 1000


def answer(status: int, body: object = "", **headers: str) -> Answer:
    text = body if isinstance(body, str) else json.dumps(body)
    return Answer(
        status=status,
        headers={name.replace("_", "-"): value for name, value in headers.items()},
        body=text.encode(),
    )


def refusal(status: int, reason: str) -> Answer:
    error = {"code": status, "message": reason, "errors": [{"reason": reason, "domain": "d"}]}
    return answer(status, {"error": error})


@pytest.mark.parametrize(
    ("seen", "meaning"),
    [
        (answer(200, {"id": "v1"}), Finished(video_id="v1")),
        (answer(201, {"id": "v1"}), Finished(video_id="v1")),
        (answer(308), Received(offset=0)),
        (answer(308, range="bytes=0-499"), Received(offset=500)),
        (answer(308, range="0-499"), Received(offset=500)),
        (answer(308, range="bytes=0-999"), Received(offset=1000)),
        (answer(404), Expired()),
        (answer(410), Expired()),
        (answer(401), Unauthorised()),
    ],
)
def test_what_says_where_the_session_stands(seen: Answer, meaning: object) -> None:
    assert meaning_of(seen, SIZE, id_in) == meaning


@pytest.mark.parametrize(
    "seen",
    [
        answer(200, '{"id": "v'),
        answer(200, {"kind": "youtube#video"}),
        answer(201, "[]"),
        answer(308, range="bytes=0-1000"),
        answer(308, range="bytes=5-10"),
        answer(308, range="nonsense"),
        answer(408),
        answer(409),
        answer(429),
        *(answer(status) for status in (500, 502, 503, 504, 507)),
        refusal(403, "rateLimitExceeded"),
        refusal(403, "userRateLimitExceeded"),
        refusal(400, "backendError"),
    ],
    ids=lambda seen: f"{seen.status}-{seen.body[:20]!r}-{dict(seen.headers)}",
)
def test_what_says_nothing_makes_us_ask(seen: Answer) -> None:
    assert isinstance(meaning_of(seen, SIZE, id_in), Passing)


def test_seconds_that_are_asked_for_are_kept() -> None:
    assert meaning_of(answer(503, retry_after="7"), SIZE, id_in) == Passing(
        seen="status 503", retry_after=7.0
    )


@pytest.mark.parametrize("seen", [refusal(400, "invalidTitle"), answer(403), answer(302)])
def test_other_refusals_are_looked_at_twice(seen: Answer) -> None:
    assert isinstance(meaning_of(seen, SIZE, id_in), Doubtful)


@given(
    status=st.integers(200, 599),
    body=st.binary(max_size=60),
    told=st.one_of(st.none(), st.text(max_size=30)),
)
def test_no_answer_is_taken_for_more_than_it_says(
    status: int, body: bytes, told: str | None
) -> None:
    headers = {} if told is None else {"range": told}
    meaning = meaning_of(Answer(status=status, headers=headers, body=body), SIZE, id_in)
    if isinstance(meaning, Finished):
        assert status in {200, 201}
        assert meaning.video_id
    if isinstance(meaning, Received):
        assert status == 308
        assert 0 <= meaning.offset <= SIZE
    if isinstance(meaning, Expired):
        assert status in {404, 410}
