import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.http.refusals import refusal
from reelwright.adapters.http.secrecy import secrets_of, without
from reelwright.adapters.http.words import LONGEST, said_in, shortened
from reelwright.ports.services import (
    AllowanceSpent,
    HttpRequest,
    KeyRefused,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
)

pytestmark = pytest.mark.unit

KEY = "sk-proj-Zq81mfRr02LLwp77"

OPENAI = {
    "error": {"message": "You exceeded your current quota", "type": "insufficient_quota",
              "param": None, "code": "insufficient_quota"}
}  # fmt: skip
ELEVENLABS = {"detail": {"status": "quota_exceeded", "message": "This request exceeds your quota"}}
GOOGLE = {
    "error": {"code": 403, "message": "The request cannot be completed", "status": "FORBIDDEN",
              "errors": [{"message": "x", "domain": "youtube.quota", "reason": "quotaExceeded"}]}
}  # fmt: skip
GOOGLE_RATE = {"error": {"code": 403, "errors": [{"reason": "rateLimitExceeded", "message": "x"}]}}
GEMINI = {
    "error": {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT",
              "details": [{"@type": "type.googleapis.com/x", "reason": "API_KEY_INVALID"}]}
}  # fmt: skip
FASTAPI = {"detail": [{"loc": ["body", "text"], "msg": "field required", "type": "missing"}]}
ANTHROPIC = {
    "type": "error",
    "error": {"type": "invalid_request_error", "message": "Your credit balance is too low"},
}


@pytest.mark.parametrize(
    ("status", "body", "error", "quoted"),
    [
        (429, OPENAI, AllowanceSpent, "exceeded your current quota"),
        (401, ELEVENLABS, AllowanceSpent, "exceeds your quota"),
        (403, GOOGLE, AllowanceSpent, "cannot be completed"),
        (403, GOOGLE_RATE, ServiceBusy, "x"),
        (400, GEMINI, KeyRefused, "API key not valid"),
        (422, FASTAPI, RequestRefused, "field required"),
        (400, ANTHROPIC, AllowanceSpent, "credit balance"),
        (401, {"error": "Invalid API key."}, KeyRefused, "Invalid API key"),
        (400, {"code": "Client error", "error": "Incorrect API key provided"}, KeyRefused, "Inco"),
        (404, {"message": "no such voice"}, RequestRefused, "no such voice"),
        (529, {"type": "error", "error": {"type": "overloaded_error"}}, ServiceFailed, "529"),
        (500, [], ServiceFailed, "status 500"),
        (418, {"error": {"error": {"error": {}}}}, RequestRefused, "status 418"),
    ],
)
def test_what_services_say_decides(
    status: int, body: object, error: type[ServiceError], quoted: str
) -> None:
    told = refusal("it", status, {}, json.dumps(body).encode(), [KEY])
    assert type(told) is error
    assert quoted in str(told)


def test_the_nearest_code_is_kept() -> None:
    assert refusal("it", 401, {}, json.dumps(ELEVENLABS).encode(), []).code == "quota_exceeded"


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"[ERROR 400] Invalid or missing API key", "[ERROR 400] Invalid or missing API key"),
        (b"<html><title>x</title><h1>Bad\n Gateway</h1></html>", "Bad Gateway"),
        (b"\x1b[2Jgone\x07", "[2Jgone"),
        (b'{"message": "a\\u001b[31mb\\nc"}', "a [31mb c"),
        (b"\xff\xfe", "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"),
        (b"", ""),
        (b"[" * 100_000, None),
        (b"12", ""),
    ],
)
def test_a_body_becomes_one_line(body: bytes, message: str | None) -> None:
    said = said_in(body).message
    assert said.isprintable()
    assert message is None or said == message


@given(st.binary(max_size=300))
def test_any_body_can_be_read(body: bytes) -> None:
    assert said_in(body).message.isprintable()


@given(st.recursive(st.text() | st.integers() | st.none(), st.lists, max_leaves=20))
def test_any_json_can_be_read(value: object) -> None:
    said_in(json.dumps({"error": value, "detail": value}).encode())


def test_only_so_much_is_quoted() -> None:
    assert len(shortened("word " * 1000)) <= LONGEST + 1


@pytest.mark.parametrize(
    "echo",
    [
        f"Incorrect API key provided: {KEY}.",
        f"Header 'Bearer {KEY}' is bad",
        f"key={KEY[:12]}...",
        f"key ends in {KEY[-9:]}",
        f"{KEY}{KEY}",
    ],
)
def test_no_piece_of_a_key_stays(echo: str) -> None:
    told = without([f"Bearer {KEY}", KEY], echo)
    assert "****" in told
    assert not any(KEY[at : at + 8] in told for at in range(len(KEY) - 7))


@given(st.text(), st.text(min_size=1, max_size=40), st.text())
def test_a_secret_never_stays_whole(before: str, secret: str, after: str) -> None:
    told = without([secret], before + secret + after)
    assert secret not in told or secret in "*" * 200


@given(st.text(alphabet="abc ", max_size=50))
def test_text_without_secrets_stays(text: str) -> None:
    assert without(["0123456789"], text) == text


def test_every_secret_of_a_request_is_known() -> None:
    request = HttpRequest(
        method="GET",
        url="https://x",
        secret_headers={"a": Secret("first-secret")},
        secret_query={"b": Secret("second-secret"), "c": Secret("")},
    )
    assert secrets_of(request) == ("first-secret", "second-secret")
    assert "first-secret" not in repr(request)
    assert "second-secret" not in str(request)
