"""The ways in which YouTube says no, in its own envelope and with its own reasons."""

from collections.abc import Mapping
from http import HTTPStatus

from reelwright.simulators.wire.exchange import Reply, json_reply
from reelwright.simulators.youtube.shapes import Json

STATUS_NAMES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    429: "RESOURCE_EXHAUSTED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
"""Names of google.rpc.Code, as the envelope of today carries them beside the old list."""


class Refusal(Exception):
    """An answer that is an error: status, reason, and what it says."""

    def __init__(
        self,
        status: int,
        reason: str,
        message: str,
        *,
        domain: str = "youtube.common",
        where: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.reason = reason
        self.domain = domain
        self.where = where
        self.headers = dict(headers or {})

    def reply(self) -> Reply:
        """The envelope (core_errors)."""
        message = str(self)
        detail: Json = {"message": message, "domain": self.domain, "reason": self.reason}
        if self.where:
            detail |= {"location": self.where, "locationType": "parameter"}
        error: Json = {"code": self.status, "message": message, "errors": [detail]}
        if self.status in STATUS_NAMES:
            error["status"] = STATUS_NAMES[self.status]
        return json_reply({"error": error}, self.status, self.headers)


def bad(reason: str, message: str, where: str = "", domain: str = "youtube.common") -> Refusal:
    """A request that can never be taken."""
    return Refusal(HTTPStatus.BAD_REQUEST, reason, message, where=where, domain=domain)


def forbidden(reason: str, message: str, domain: str = "youtube.common") -> Refusal:
    """Something that this caller may not do."""
    return Refusal(HTTPStatus.FORBIDDEN, reason, message, domain=domain)


def missing(reason: str, what: str, domain: str, where: str = "id") -> Refusal:
    """Something that is not there."""
    said = f"The {what} that you specified cannot be found."
    return Refusal(HTTPStatus.NOT_FOUND, reason, said, domain=domain, where=where)


def unauthenticated(token_given: bool = True) -> Refusal:  # noqa: FBT001, FBT002 - one fact
    """No token, or none that is good now."""
    if not token_given:
        said = "Request is missing required authentication credential."
        return Refusal(HTTPStatus.UNAUTHORIZED, "required", said, domain="global")
    said = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login "
        "cookie or other valid authentication credential."
    )
    headers = {
        "WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'
    }
    return Refusal(HTTPStatus.UNAUTHORIZED, "authError", said, domain="global", headers=headers)


def quota_exceeded() -> Refusal:
    """The project's units of today are spent."""
    return forbidden(
        "quotaExceeded",
        "The request cannot be completed because you have exceeded your "
        '<a href="/youtube/v3/getting-started#quota">quota</a>.',
        "youtube.quota",
    )
