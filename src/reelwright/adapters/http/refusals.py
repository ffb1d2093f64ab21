"""From the status and the body of an answer to an error."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from http import HTTPStatus

from reelwright.adapters.http.secrecy import without
from reelwright.adapters.http.waiting import wait_asked
from reelwright.adapters.http.words import Said, said_in, shortened
from reelwright.ports.services import (
    AllowanceSpent,
    KeyMissing,
    KeyRefused,
    RequestRefused,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    titled,
)

_TELLING: tuple[tuple[str, type[ServiceError]], ...] = (
    ("insufficient_quota", AllowanceSpent),  # OpenAI, status 429
    ("billing_", AllowanceSpent),  # Anthropic, OpenAI, Google
    ("credit balance is too low", AllowanceSpent),  # Anthropic, status 400
    ("quota_exceeded", AllowanceSpent),  # ElevenLabs, status 401
    ("quotaexceeded", AllowanceSpent),  # Google, status 403
    ("dailylimitexceeded", AllowanceSpent),  # Google, status 403
    ("run out of searches", AllowanceSpent),  # SerpAPI, status 429
    ("out of call volume quota", AllowanceSpent),  # Azure, status 403
    ("ratelimitexceeded", ServiceBusy),  # Google, status 403
    ("api_key_invalid", KeyRefused),  # Google, status 400
    ("keyinvalid", KeyRefused),  # Google, status 400
    ("invalid api key", KeyRefused),
    ("incorrect api key", KeyRefused),  # xAI, status 400
    ("invalid or missing api key", KeyRefused),  # Pixabay, status 400
)
"""What services say themselves, where it tells more than their status; the first that fits."""

_WHAT_IS_WRONG = {
    AllowanceSpent: "has no credit or allowance left on this account",
    KeyMissing: "wants a key, and none was sent",
    KeyRefused: "refuses the key",
    RequestRefused: "refuses the request",
    ServiceBusy: "is asked too often",
    ServiceFailed: "has failed",
}


_BY_STATUS: dict[int, type[ServiceError]] = {
    HTTPStatus.PAYMENT_REQUIRED: AllowanceSpent,
    HTTPStatus.TOO_MANY_REQUESTS: ServiceBusy,
    HTTPStatus.REQUEST_TIMEOUT: ServiceFailed,
    HTTPStatus.TOO_EARLY: ServiceFailed,
    HTTPStatus.UNAUTHORIZED: KeyRefused,
    HTTPStatus.FORBIDDEN: KeyRefused,
}
_WITHOUT_KEY: dict[int, type[ServiceError]] = {
    HTTPStatus.UNAUTHORIZED: KeyMissing,
    HTTPStatus.FORBIDDEN: RequestRefused,
}


def refusal(
    service: str,
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    secrets: Sequence[str],
) -> ServiceError:
    """The error for an answer with a status of 300 and more; ``headers`` in lower case."""
    said = said_in(body)
    message = shortened(without(secrets, said.message))
    kind = _kind(status, said, keyed=bool(secrets))
    wait = wait_asked(headers, datetime.now(UTC))
    seen = f'status {status}: "{message}"' if message else f"status {status}"
    return kind(
        f"{titled(service)} {_WHAT_IS_WRONG[kind]} ({seen}); {_advice(kind, service, wait)}.",
        service=service,
        retry_after=wait,
        status=status,
        code=without(secrets, said.codes[0]) if said.codes else "",
    )


def _kind(status: int, said: Said, *, keyed: bool) -> type[ServiceError]:
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return ServiceFailed
    words = " ".join((*said.codes, said.message)).casefold()
    told = next((kind for telling, kind in _TELLING if telling in words), None)
    if told is not None:
        return told
    by_status = _BY_STATUS if keyed else _BY_STATUS | _WITHOUT_KEY
    return by_status.get(status, RequestRefused)


def _advice(kind: type[ServiceError], service: str, wait: float | None) -> str:
    if kind in {KeyRefused, KeyMissing}:
        return f"set a valid one with `reelwright keys set {service}`"
    if kind is AllowanceSpent:
        return "add credit at the service, or use another one"
    if kind is RequestRefused:
        return "the same request will be refused again"
    return "try again later" if wait is None else f"try again in {wait:.0f} seconds"
