"""What to do next about an upload, so that the video exists once whatever broke.

The rule: never a second upload on a guess. The session is asked first; where it knows nothing any
more, the channel's own uploads are looked through by the name under which the file was sent; where
that leaves a doubt, the owner is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from reelwright.domain.platform.video import OwnVideo, UploadStatus
from reelwright.domain.release.release import carries

SECOND_LOOK = timedelta(minutes=10)
"""After which the channel's uploads are looked through again: lists lag behind."""
CLOCKS_APART = timedelta(minutes=15)
"""By which YouTube's clock and ours may differ."""


NOTHING_SENT = -1
"""No byte has ever left, not even one that YouTube may not have kept."""


class AttemptState(StrEnum):
    """How an attempt to upload stands."""

    INTENDED = "intended"
    """Written down; whether a session was opened is not known, and no byte was sent."""
    OPEN = "open"
    """Its session is written down; bytes may have been sent."""
    LOST = "lost"
    """Its session is gone; whether there is a video is being found out."""
    FINISHED = "finished"
    """The video exists, and its id is known."""
    REFUSED = "refused"
    """YouTube wants no video of these bytes."""
    ABANDONED = "abandoned"
    """It is certain that nothing came of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Attempt:
    """One attempt to upload a release's master. Its session is kept apart, as a secret."""

    release: str
    number: int
    file_name: str
    sha256: str
    size: int
    state: AttemptState
    begun: datetime
    publish_at: datetime | None = None
    """The time of publishing that its session was opened with."""
    sent: int = NOTHING_SENT
    """Bytes that YouTube is known to hold."""
    looked: datetime | None = None
    """When the channel's uploads were first looked through in vain."""
    ended: datetime | None = None
    video_id: str = ""
    said: str = ""

    @property
    def is_live(self) -> bool:
        """Whether it may still come to a video."""
        return self.state in {AttemptState.INTENDED, AttemptState.OPEN, AttemptState.LOST}


@dataclass(frozen=True, kw_only=True, slots=True)
class Adopt:
    """The video is there already."""

    video_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Begin:
    """It is certain that there is no whole video: a new upload may begin.

    ``strays`` are broken ones of it that have a time; it has to be taken from them.
    """

    strays: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LookAgain:
    """Look through the uploads again, at this time."""

    at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class LookDeeper:
    """The list does not go back far enough."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AskOwner:
    """Nobody but the owner can tell."""

    reason: str


Finding = Adopt | Begin | LookAgain | LookDeeper | AskOwner


def finding(
    release: str,
    attempts: Sequence[Attempt],
    uploads: Sequence[OwnVideo],
    *,
    size: int,
    whole_list: bool,
    now: datetime,
) -> Finding:
    """What the channel's newest uploads tell about a release that has no video yet.

    ``whole_list``: there are no older uploads than these. Only whole videos count: a part that a
    broken upload left behind is no release.
    """
    named = [video for video in uploads if carries(video.file_name, release)]
    alive = [video for video in named if video.status not in _DEAD]
    whole = [video for video in alive if _is_whole(video, size)]
    if len(whole) == 1:
        return Adopt(video_id=whole[0].id)
    if whole:
        ids = ", ".join(video.id for video in whole)
        return AskOwner(reason=f"the channel holds it more than once ({ids})")
    since = min((attempt.begun for attempt in attempts), default=now) - CLOCKS_APART
    parts = [video for video in alive if _is_part(video, size, attempts)]
    nameless = [video for video in uploads if not video.file_name and video.uploaded >= since]
    doubtful = [video for video in alive if video not in parts] or (attempts and nameless)
    first = _first_look(attempts)
    if doubtful:
        return _wait_or_ask(doubtful, first, now)
    if not whole_list and attempts and all(video.uploaded >= since for video in uploads):
        return LookDeeper()
    may_be_late = any(attempt.state is AttemptState.LOST for attempt in attempts)
    if may_be_late and (first is None or now < first + SECOND_LOOK):
        return LookAgain(at=(first or now) + SECOND_LOOK)
    return Begin(strays=tuple(video.id for video in parts if video.details.publish_at))


def strays_beside(video_id: str, release: str, uploads: Sequence[OwnVideo]) -> tuple[str, ...]:
    """Other videos that were uploaded for a release and have a time, beside the one that counts."""
    return tuple(
        video.id
        for video in uploads
        if video.id != video_id and carries(video.file_name, release) and video.details.publish_at
    )


_DEAD = frozenset({UploadStatus.FAILED, UploadStatus.REJECTED, UploadStatus.DELETED})
_LONGEST_DOUBT = timedelta(hours=6)


def _is_whole(video: OwnVideo, size: int) -> bool:
    """Whether it has all bytes, by what YouTube tells: their number, or that it is through."""
    if video.file_size:
        return video.file_size == size
    return video.status is UploadStatus.PROCESSED


def _is_part(video: OwnVideo, size: int, attempts: Sequence[Attempt]) -> bool:
    """Whether it never will have all bytes: it has others, or its attempt sent none to its end."""
    if video.file_size and video.file_size != size:
        return True
    nothing_came = {AttemptState.INTENDED, AttemptState.ABANDONED}
    return any(one.file_name == video.file_name and one.state in nothing_came for one in attempts)


def _first_look(attempts: Sequence[Attempt]) -> datetime | None:
    return min((attempt.looked for attempt in attempts if attempt.looked), default=None)


def _wait_or_ask(
    doubtful: Sequence[OwnVideo], first: datetime | None, now: datetime
) -> LookAgain | AskOwner:
    """What is doubtful may become clear: YouTube tells file names and sizes after a while."""
    if first is None or now < first + _LONGEST_DOUBT:
        return LookAgain(at=now + SECOND_LOOK)
    ids = ", ".join(video.id for video in doubtful[:5])
    return AskOwner(reason=f"YouTube does not tell whether {ids} is this upload, and whole")
