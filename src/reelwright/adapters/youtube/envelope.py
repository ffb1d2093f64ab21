"""Errors as Google's services write them down."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from pydantic import BaseModel, Field, ValidationError

from reelwright.adapters.youtube.wire import Answer

_LONGEST = 300
_LONGEST_WAIT = 7 * 24 * 3600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """What went wrong, in the service's own words."""

    status: int
    reason: str = ""
    """Such as ``quotaExceeded``; empty where the answer is no envelope."""
    message: str = ""
    """One line, without anything that could steer a terminal."""
    domain: str = ""


class _Detail(BaseModel):
    reason: str = ""
    domain: str = ""
    message: str = ""


class _Error(BaseModel):
    message: str = ""
    status: str = ""
    errors: list[_Detail] = Field(default_factory=list)


class _Body(BaseModel):
    error: _Error


class _Plain(BaseModel):
    error: str
    error_description: str = ""


def envelope_of(answer: Answer) -> Envelope:
    """Read an error of the Data API (``{"error": {"errors": [{"reason"}]}}``), or of OAuth.

    https://developers.google.com/youtube/v3/docs/core_errors, and RFC 6749, 5.2.
    """
    with suppress(ValidationError):
        error = _Body.model_validate_json(answer.body).error
        first = error.errors[0] if error.errors else _Detail()
        return Envelope(
            status=answer.status,
            reason=first.reason or error.status,
            message=_one_line(error.message or first.message),
            domain=first.domain,
        )
    with suppress(ValidationError):
        plain = _Plain.model_validate_json(answer.body)
        message = _one_line(plain.error_description)
        return Envelope(status=answer.status, reason=plain.error, message=message)
    return Envelope(status=answer.status)


def seconds_asked(headers: Mapping[str, str]) -> float | None:
    """Seconds of ``Retry-After``; None where none are told. Google writes seconds, never dates."""
    told = headers.get("retry-after", "").strip()
    return min(float(told), _LONGEST_WAIT) if told.isdecimal() else None


def id_in(body: bytes) -> str:
    """The ``id`` of the resource in a body.

    Raises:
        ValueError: there is none.
    """
    resource = json.loads(body)
    found = resource.get("id") if isinstance(resource, dict) else None
    if not isinstance(found, str) or not found:
        message = "The answer holds no id."
        raise ValueError(message)
    return found


def _one_line(text: str) -> str:
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST].rstrip()}…"
