"""What an answer of a resumable session means.

https://developers.google.com/youtube/v3/guides/using_resumable_upload_protocol; where it is
silent, Google Cloud Storage's description of the same protocol
(https://cloud.google.com/storage/docs/performing-resumable-uploads).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from reelwright.adapters.youtube.envelope import Envelope, envelope_of, seconds_asked
from reelwright.adapters.youtube.wire import Answer
from reelwright.ports.platform import Expired, Finished, Received, Refused, SessionAnswer

_RANGE = re.compile(r"(?:bytes=)?0-(\d+)")
_PASSING = {
    HTTPStatus.REQUEST_TIMEOUT,
    HTTPStatus.TOO_MANY_REQUESTS,
    HTTPStatus.CONFLICT,
}
_PASSING_REASONS = {"rateLimitExceeded", "userRateLimitExceeded", "backendError"}

Parse = Callable[[bytes], str]
"""The id of what was uploaded, from the body of the last answer; ValueError where it has none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Passing:
    """No word on the session: ask it again, after so many seconds where it says so."""

    seen: str
    retry_after: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Unauthorised:
    """The access token is not good any more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Doubtful:
    """A refusal that may be of these bytes at this place, rather than of the whole upload."""

    envelope: Envelope


Meaning = SessionAnswer | Passing | Unauthorised | Doubtful


def meaning_of(answer: Answer, size: int, parse: Parse) -> Meaning:
    """What an answer says of a session that is to hold ``size`` bytes.

    308 is Google's "Resume Incomplete", and no redirect.
    """
    match answer.status:
        case HTTPStatus.OK | HTTPStatus.CREATED:
            return _finished(answer, parse)
        case HTTPStatus.PERMANENT_REDIRECT:
            return _received(answer, size)
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            return Expired()
        case HTTPStatus.UNAUTHORIZED:
            return Unauthorised()
    return _refused(answer)


def refused(envelope: Envelope) -> Refused:
    """The refusal as it is told on."""
    return Refused(reason=envelope.reason or f"status {envelope.status}", message=envelope.message)


def _finished(answer: Answer, parse: Parse) -> Meaning:
    try:
        return Finished(video_id=parse(answer.body))
    except ValueError:
        # The session repeats its last answer, so that one that was cut short is asked for again.
        return Passing(seen="an answer without the video's id")


def _received(answer: Answer, size: int) -> Meaning:
    told = answer.headers.get("range", "").strip()
    if not told:
        return Received(offset=0)
    held = _RANGE.fullmatch(told)
    if held is None or int(held[1]) >= size:
        return Passing(seen="a range that cannot be")
    return Received(offset=int(held[1]) + 1)


def _refused(answer: Answer) -> Meaning:
    envelope = envelope_of(answer)
    passing = answer.status in _PASSING or envelope.reason in _PASSING_REASONS
    if passing or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        seen = envelope.reason or f"status {answer.status}"
        return Passing(seen=seen, retry_after=seconds_asked(answer.headers))
    return Doubtful(envelope=envelope)
