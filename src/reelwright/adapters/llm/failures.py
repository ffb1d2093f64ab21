"""What went wrong inside the clients, as the port's errors. No key and no text of ours in them."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx2
from pydantic_ai.exceptions import (
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelHTTPError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    UnexpectedModelBehavior,
)

from reelwright.ports.services import (
    AllowanceSpent,
    AnswerUnusable,
    KeyRefused,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceError,
    ServiceFacts,
    ServiceFailed,
    ServiceUnreachable,
)

LONGEST_SAYING = 200
_UNREACHABLE = (
    httpx2.TransportError,
    httpx2.StreamError,
    ModelConnectionError,
    TimeoutError,
    ConnectionError,
)


def told(error: Exception, facts: ServiceFacts, key: Secret | None) -> ServiceError | None:
    """The error as the port tells it; None where it is none of the service's."""
    if isinstance(error, ServiceError):
        return error
    if isinstance(error, ModelHTTPError):
        return _status(error, facts, key)
    if isinstance(error, _UNREACHABLE):
        message = f"{facts.title} gives no answer, or broke off ({type(error).__name__})."
        return ServiceUnreachable(message, service=facts.name)
    if isinstance(error, ModelAPIError):
        saying = _safe(str(error), key)
        message = f"{facts.title} failed: {saying}"
        return ServiceFailed(message, service=facts.name)
    if isinstance(error, UnexpectedModelBehavior | ValueError | TypeError | KeyError):
        message = f"{facts.title} answers in a form that it does not promise."
        return AnswerUnusable(message, service=facts.name)
    return None


def _status(error: ModelHTTPError, facts: ServiceFacts, key: Secret | None) -> ServiceError:
    status = error.status_code
    if isinstance(error, ModelQuotaExceededError) or status == HTTPStatus.PAYMENT_REQUIRED:
        message = f"The account at {facts.title} has no credit left."
        return AllowanceSpent(message, service=facts.name)
    if isinstance(error, ModelRateLimitError) or status == HTTPStatus.TOO_MANY_REQUESTS:
        message = f"{facts.title} asks for fewer calls."
        return ServiceBusy(message, service=facts.name, retry_after=_retry_after(error))
    if isinstance(error, ModelAuthenticationError) or status in {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
    }:
        message = f"{facts.title} refuses the key; check it with `reelwright keys test`."
        return KeyRefused(message, service=facts.name)
    if status == HTTPStatus.REQUEST_TIMEOUT:
        message = f"{facts.title} took too long."
        return ServiceUnreachable(message, service=facts.name)
    saying = _safe(_saying(error.body), key)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        message = f"{facts.title} failed ({status}): {saying}"
        return ServiceFailed(message, service=facts.name, retry_after=_retry_after(error))
    message = f"{facts.title} refuses the request ({status}): {saying}"
    return RequestRefused(message, service=facts.name)


def _saying(body: object) -> str:
    """What the service says itself: ``message`` of its error, wherever it keeps that."""
    if isinstance(body, str | bytes):
        try:
            body = json.loads(body)
        except ValueError:
            return str(body)
    if isinstance(body, list) and body:
        return _saying(body[0])
    if isinstance(body, dict):
        inner = body.get("error", body)
        if isinstance(inner, dict):
            return str(inner.get("message", "no reason given"))
        return str(inner)
    return "no reason given"


def _safe(saying: str, key: Secret | None) -> str:
    plain = " ".join(saying.split())
    if key is not None and key.value:
        plain = plain.replace(key.value, str(key))
    return plain if len(plain) <= LONGEST_SAYING else f"{plain[:LONGEST_SAYING]}…"


def _retry_after(error: ModelHTTPError) -> float | None:
    """Seconds, from seconds or an HTTP date (RFC 9110, 10.2.3)."""
    value = (error.headers or {}).get("retry-after", "").strip()
    if not value:
        return None
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at - datetime.now(UTC)).total_seconds())
