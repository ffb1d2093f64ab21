"""What is set on a video once it exists: separate steps, each of which happens once."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from reelwright.domain.platform.consent import Write
from reelwright.domain.platform.video import Privacy, VideoDetails
from reelwright.domain.release.release import Content, Release
from reelwright.domain.release.states import ReleaseState

SAFE_AHEAD = timedelta(hours=2)
"""How long before its time an upload must begin to carry the time with it.

YouTube publishes at once what has a past time when it is complete, so that a slow upload would
appear without its thumbnail and captions. Nearer to its time a video is sent private, and gets its
time when everything else is set.
"""


class StepKind(StrEnum):
    """Kinds of step; the name of a step is its kind, and the language of a caption track."""

    THUMBNAIL = "thumbnail"
    CAPTION = "caption"
    PLAYLIST = "playlist"
    LOCALISATIONS = "localisations"
    VISIBILITY = "visibility"


class StepState(StrEnum):
    """How a step stands."""

    INTENDED = "intended"
    """Written down before it is done; where nothing follows, nobody knows: look, then do it."""
    DONE = "done"
    PARKED = "parked"
    """YouTube wants it later."""
    FAILED = "failed"
    """YouTube does not take it; the video is well without it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepRecord:
    """What became of a step of a release."""

    release: str
    name: str
    state: StepState
    at: datetime
    tries: int = 1
    not_before: datetime | None = None
    outcome: str = ""
    """YouTube's id of what was made."""
    said: str = ""


def caption_step(language: str, name: str) -> str:
    """The name of the step that adds a caption track."""
    return f"{StepKind.CAPTION}:{language}:{name}" if name else f"{StepKind.CAPTION}:{language}"


def steps_of(content: Content) -> tuple[str, ...]:
    """The steps of a release in their order, but for its becoming visible."""
    names: list[str] = [
        *(caption_step(track.language, track.name) for track in content.captions),
    ]
    if content.thumbnail is not None:
        names.insert(0, StepKind.THUMBNAIL.value)
    if content.playlist:
        names.append(StepKind.PLAYLIST.value)
    if content.details.localisations:
        names.append(StepKind.LOCALISATIONS.value)
    return tuple(names)


def waits_for_processing(content: Content, name: str) -> bool:
    """Whether a step can only be done when YouTube is through with the video."""
    return name == StepKind.THUMBNAIL and content.needs_processing_first


def writes_of(content: Content) -> frozenset[Write]:
    """The kinds of write that a release needs its owner's consent for."""
    writes = {Write.UPLOADS, Write.DETAILS}
    if content.thumbnail is not None:
        writes.add(Write.THUMBNAILS)
    if content.captions:
        writes.add(Write.CAPTIONS)
    if content.playlist:
        writes.add(Write.PLAYLISTS)
    return frozenset(writes)


def details_for_upload(release: Release, now: datetime) -> VideoDetails:
    """What is sent when the upload begins: always private; with its time where that is safe."""
    return replace(
        release.content.details,
        privacy=Privacy.PRIVATE,
        publish_at=_time_if_safe(release.publish_at, now),
        localisations={},
    )


def details_wanted(release: Release, now: datetime) -> VideoDetails:
    """How the video shall stand on the platform now, everything that belongs to it being set."""
    details = release.content.details
    if release.state in {ReleaseState.HELD, ReleaseState.WITHDRAWN}:
        return replace(details, privacy=Privacy.PRIVATE, publish_at=None)
    if release.publish_at is not None and release.publish_at > now:
        return replace(details, privacy=Privacy.PRIVATE, publish_at=release.publish_at)
    return replace(details, privacy=details.privacy, publish_at=None)


def session_is_stale(publish_at: datetime | None, now: datetime) -> bool:
    """Whether a session would publish its video as soon as the last byte is there."""
    return publish_at is not None and publish_at <= now + SAFE_AHEAD / 4


def _time_if_safe(publish_at: datetime | None, now: datetime) -> datetime | None:
    if publish_at is None or publish_at - now < SAFE_AHEAD:
        return None
    return publish_at
