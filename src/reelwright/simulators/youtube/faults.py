"""What goes wrong on demand, and which request it happens to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from uuid import uuid4

from reelwright.simulators.youtube.refusals import (
    Refusal,
    bad,
    forbidden,
    quota_exceeded,
    unauthenticated,
)
from reelwright.simulators.youtube.store import Store, Table

INSERT = "youtube.videos.insert"
BYTES = f"{INSERT}:bytes"
"""A request to an upload's session, whatever it sends."""
FINAL = f"{INSERT}:final"
"""The answer that tells of the finished upload."""
ANY = "*"


class Fault(StrEnum):
    """A way to fail."""

    LOST_ANSWER = "lost-answer"
    """All is done, and the connection ends before the answer."""
    CONFLICT = "conflict"
    """409 ALREADY_EXISTS when an upload starts."""
    SHORT = "short"
    """Half of what was sent is kept, and 308 says so."""
    EXPIRED = "expired"
    """The session is gone: 404."""
    RESET = "reset"
    """The connection is reset after ``after`` bytes of the body."""
    STALLED = "stalled"
    """Nothing is read nor answered for ``seconds`` after ``after`` bytes of the body."""
    SLOW = "slow"
    """The body is read at ``after`` bytes a second; 200,000 where it does not say."""
    DROPPED = "dropped"
    """The connection ends at once; nothing is done."""
    INTERNAL = "internal"
    """500 backendError; nothing is done."""
    BAD_GATEWAY = "bad-gateway"
    """502 with a page that is not JSON."""
    UNAVAILABLE = "unavailable"
    """503 with Retry-After ``seconds``."""
    TIMEOUT = "timeout"
    """504."""
    FAILED_AFTER = "failed-after"
    """All is done, and the answer is 503 all the same."""
    QUOTA = "quota"
    """403 quotaExceeded."""
    DAILY_LIMIT = "daily-limit"
    """403 dailyLimitExceeded."""
    RATE = "rate"
    """403 rateLimitExceeded."""
    USER_RATE = "user-rate"
    """429 userRateLimitExceeded, with Retry-After ``seconds``."""
    UPLOAD_LIMIT = "upload-limit"
    """400 uploadLimitExceeded: the channel has uploaded enough for today."""
    THUMBNAIL_LIMIT = "thumbnail-limit"
    """429 uploadRateLimitExceeded for thumbnails."""
    TOKEN_EXPIRED = "token-expired"  # noqa: S105 - a name
    """401 authError; a refresh helps."""
    TOKEN_REVOKED = "token-revoked"  # noqa: S105 - a name
    """The owner withdrew what he allowed: 401, and the refresh fails."""
    DUPLICATE = "duplicate"
    """The video will be rejected as a duplicate."""
    REJECTED = "rejected"
    """The video will be rejected for ``reason``."""
    PROCESSING_FAILED = "processing-failed"
    """Processing will fail for ``reason``."""
    STUCK = "stuck"
    """Processing will never end."""


FATES = frozenset({Fault.DUPLICATE, Fault.REJECTED, Fault.PROCESSING_FAILED, Fault.STUCK})
"""They are noticed only when the video is processed."""
OF_BYTES = frozenset({Fault.SHORT, Fault.RESET, Fault.STALLED, Fault.SLOW})
AFTERWARDS = frozenset({Fault.LOST_ANSWER, Fault.FAILED_AFTER})
_WHERE = {
    Fault.LOST_ANSWER: FINAL,
    Fault.FAILED_AFTER: FINAL,
    Fault.CONFLICT: INSERT,
    Fault.EXPIRED: BYTES,
    Fault.UPLOAD_LIMIT: INSERT,
    Fault.THUMBNAIL_LIMIT: "youtube.thumbnails.set",
    **dict.fromkeys(OF_BYTES, BYTES),
    **dict.fromkeys(FATES, INSERT),
}
"""The method that a fault is for where none is named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """A fault to come. ``method`` is an id of a discovery document, one of ours, or ``*``."""

    fault: Fault
    method: str = ""
    times: int = 1
    skip: int = 0
    """Fitting requests that go well before."""
    after: int = 0
    """Bytes; see the fault."""
    seconds: float = 0
    reason: str = ""
    id: str = ""
    owner: str = ""

    @property
    def where(self) -> str:
        """The method it is for."""
        return self.method or _WHERE.get(self.fault, ANY)


class FaultPlan:
    """The faults to come, in their order; kept, so that a restart forgets none."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._planned = Table(store, "fault", Planned)

    def plan(
        self,
        fault: Fault | str,
        *,
        method: str = "",
        times: int = 1,
        skip: int = 0,
        after: int = 0,
        seconds: float = 0,
        reason: str = "",
    ) -> None:
        """Let the next ``times`` fitting requests meet a fault."""
        self.add(
            Planned(
                fault=Fault(fault),
                method=method,
                times=times,
                skip=skip,
                after=after,
                seconds=seconds,
                reason=reason,
            )
        )

    def add(self, planned: Planned) -> None:
        """As ``plan``."""
        self._planned.put(replace(planned, id=uuid4().hex))

    def clear(self) -> None:
        """Let everything go well again."""
        for each in self._planned.all():
            self._planned.drop(each.id)

    @property
    def left(self) -> tuple[Planned, ...]:
        """What is still to come."""
        return tuple(self._planned.all())

    def take(self, method: str, among: frozenset[Fault]) -> Planned | None:
        """The next fault of these for a request; it is then used up once."""
        if not self._store.rows("SELECT 1 FROM records WHERE kind = 'fault' LIMIT 1"):
            return None
        with self._store.transaction():
            for each in self._planned.all():
                if each.fault in among and each.where in {method, ANY}:
                    if not each.skip:
                        self._use(each)
                        return each
                    self._planned.put(replace(each, skip=each.skip - 1))
        return None

    def _use(self, planned: Planned) -> None:
        if planned.times > 1:
            self._planned.put(replace(planned, times=planned.times - 1))
        else:
            self._planned.drop(planned.id)


AT_ONCE = frozenset(Fault) - FATES - OF_BYTES - AFTERWARDS
"""They are met before anything is done."""


def refusal(planned: Planned) -> Refusal:
    """A fault that is an answer, as YouTube words it."""
    after = {"Retry-After": str(int(planned.seconds))} if planned.seconds else {}
    backend = Refusal(
        HTTPStatus.INTERNAL_SERVER_ERROR, "backendError", "Backend Error", domain="global"
    )
    answers: Mapping[Fault, Refusal] = {
        Fault.CONFLICT: Refusal(
            HTTPStatus.CONFLICT,
            "alreadyExists",
            "Requested entity already exists",
            domain="global",
        ),
        Fault.EXPIRED: Refusal(HTTPStatus.NOT_FOUND, "notFound", "Not Found", domain="global"),
        Fault.INTERNAL: backend,
        Fault.UNAVAILABLE: unavailable(after),
        Fault.FAILED_AFTER: unavailable(after),
        Fault.TIMEOUT: Refusal(
            HTTPStatus.GATEWAY_TIMEOUT, "deadlineExceeded", "Deadline exceeded", domain="global"
        ),
        Fault.QUOTA: quota_exceeded(),
        Fault.DAILY_LIMIT: forbidden(
            "dailyLimitExceeded",
            "Daily Limit Exceeded. The quota will be reset at midnight Pacific Time (PT).",
            "usageLimits",
        ),
        Fault.RATE: forbidden("rateLimitExceeded", "Rate Limit Exceeded", "usageLimits"),
        Fault.USER_RATE: Refusal(
            HTTPStatus.TOO_MANY_REQUESTS,
            "userRateLimitExceeded",
            "User Rate Limit Exceeded",
            domain="usageLimits",
            headers=after,
        ),
        Fault.UPLOAD_LIMIT: upload_limit(),
        Fault.THUMBNAIL_LIMIT: thumbnail_limit(),
        Fault.TOKEN_EXPIRED: unauthenticated(),
        Fault.TOKEN_REVOKED: unauthenticated(),
    }
    return answers.get(planned.fault, backend)


def unavailable(headers: Mapping[str, str] | None = None) -> Refusal:
    """503."""
    said = "The service is currently unavailable."
    status = HTTPStatus.SERVICE_UNAVAILABLE
    return Refusal(status, "backendError", said, domain="global", headers=headers)


def upload_limit() -> Refusal:
    """The channel's own limit, which no quota of a project changes."""
    said = "The user has exceeded the number of videos they may upload."
    return bad("uploadLimitExceeded", said, domain="youtube.video")


def thumbnail_limit() -> Refusal:
    """Too many thumbnails for one channel lately."""
    said = "The channel has uploaded too many thumbnails recently. Please try again later."
    status = HTTPStatus.TOO_MANY_REQUESTS
    return Refusal(status, "uploadRateLimitExceeded", said, domain="youtube.thumbnail")
