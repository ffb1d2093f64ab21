"""What went wrong inside the clients, as the port's errors. No key and no text of ours in them.

The kinds of failure are pydantic-ai's, which knows each service's own words for them; only what
it leaves open is told apart here.
"""

import json
from collections.abc import Mapping

import httpx2
from pydantic_ai.exceptions import (
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelHTTPError,
    ModelNotFoundError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestRejectedError,
    ModelServerError,
    ModelTimeoutError,
    ModelUnavailableError,
    UnexpectedModelBehavior,
    UserError,
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
_UNSENT = frozenset({"pool", "connect"})
_WRONG_KEY = "API_KEY_INVALID"
"""The reason in Google's error details (google.rpc.ErrorInfo) for a key that it does not know."""


def told(error: Exception, facts: ServiceFacts, key: Secret | None) -> ServiceError | None:
    """The error as the port tells it; None where it is none of the service's."""
    failure: ServiceError | None = None
    match error:
        case ServiceError():
            failure = error
        case ModelConnectionError():
            failure = _unreachable(facts, sent=error.phase not in _UNSENT, slow=_is_slow(error))
        case httpx2.TransportError() | httpx2.StreamError() | TimeoutError() | ConnectionError():
            unsent = isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout)
            failure = _unreachable(facts, sent=not unsent, slow=_is_slow(error))
        case ModelAPIError():
            failure = _failure(error, facts, key)
        case UserError():
            message = f"{facts.title} cannot be asked like this: {_safe(str(error), key)}"
            failure = RequestRefused(message, service=facts.name)
        case UnexpectedModelBehavior() | ValueError() | TypeError() | KeyError() | AttributeError():
            failure = _unusable(facts)
    return failure


def _unusable(facts: ServiceFacts) -> AnswerUnusable:
    message = f"{facts.title} answers in another form than it promises; try again."
    return AnswerUnusable(message, service=facts.name)


def _is_slow(error: Exception) -> bool:
    return isinstance(error, ModelTimeoutError | TimeoutError | httpx2.TimeoutException)


def _unreachable(facts: ServiceFacts, *, sent: bool, slow: bool) -> ServiceUnreachable:
    if not sent:
        message = f"{facts.title} takes no connection; check its address and the network."
    elif slow:
        message = f"{facts.title} did not answer in time; try again later."
    else:
        message = f"{facts.title} broke off before its answer was whole; try again."
    return ServiceUnreachable(message, service=facts.name, charged=sent)


def _failure(  # noqa: PLR0911 - a table of kinds
    error: ModelAPIError, facts: ServiceFacts, key: Secret | None
) -> ServiceError:
    name, title, status = facts.name, facts.title, _status(error)
    if isinstance(error, ModelQuotaExceededError):
        message = f"The account at {title} has no credit or allowance left."
        return AllowanceSpent(message, service=name, status=status)
    if isinstance(error, ModelRateLimitError):
        message = f"{title} asks for fewer calls."
        return ServiceBusy(message, service=name, retry_after=error.retry_after, status=status)
    if isinstance(error, ModelAuthenticationError) or _WRONG_KEY in str(error.body):
        message = f"{title} refuses the key; try it with `reelwright keys test {name}`."
        return KeyRefused(message, service=name, status=status)
    saying = _safe(_saying(error.body) or "no reason given", key)
    if isinstance(error, ModelNotFoundError):
        message = f"{title} knows no model of this name, or stands at another address: {saying}"
        return RequestRefused(message, service=name, status=status)
    if isinstance(error, ModelRequestRejectedError):
        message = f"{title} refuses the request ({status}): {saying}"
        return RequestRefused(message, service=name, status=status)
    if isinstance(error, ModelServerError | ModelUnavailableError):
        message = f"{title} failed: {saying}"
        return ServiceFailed(message, service=name, retry_after=error.retry_after, status=status)
    return _unusable(facts)


def _status(error: ModelAPIError) -> int:
    return error.status_code if isinstance(error, ModelHTTPError) else 0


def _saying(body: object) -> str:
    """What the service says itself: ``message`` of its error, wherever it keeps that."""
    if isinstance(body, str | bytes):
        try:
            body = json.loads(body)
        except ValueError:
            return ""
    if isinstance(body, list) and body:
        return _saying(body[0])
    if isinstance(body, Mapping):
        inner = body.get("error", body)
        return str(inner.get("message", "")) if isinstance(inner, Mapping) else str(inner)
    return ""


def _safe(saying: str, key: Secret | None) -> str:
    """A service may repeat what it was sent; the key is never passed on."""
    plain = " ".join(saying.split())
    if key is not None and key.value:
        plain = plain.replace(key.value, str(key))
    return plain if len(plain) <= LONGEST_SAYING else f"{plain[:LONGEST_SAYING]}…"
