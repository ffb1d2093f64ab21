"""Releases, their attempts and the videos that come of them, small and whole."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Format
from reelwright.domain.platform.video import OwnVideo, Privacy, UploadStatus, VideoDetails
from reelwright.domain.release.release import (
    CaptionTrack,
    Content,
    Disclosure,
    Inspected,
    Release,
    ReleaseFile,
)
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.uploading import Attempt, AttemptState
from reelwright.ports.services import Secret

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SIZE = 1_000_000
MASTER = "a" * 64
RELEASE = "0123456789abcdef"


def details(**changes: object) -> VideoDetails:
    """Details that YouTube takes."""
    plain = VideoDetails(
        title="Why the sky is blue",
        category="27",
        privacy=Privacy.PUBLIC,
        made_for_kids=False,
        synthetic_media=False,
        description="Light scatters.",
        tags=("sky", "blue light"),
        language="en",
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # each test gives the field's kind


def file(name: str, sha256: str, suffix: str, size: int = 1000) -> ReleaseFile:
    """A file of a release."""
    return ReleaseFile(artefact=Artefact(sha256=sha256, suffix=suffix), size=size, name=name)


def content(**changes: object) -> Content:
    """A video with a thumbnail and captions."""
    plain = Content(
        details=details(),
        disclosure=Disclosure(synthetic=False, reason="Drawn cards."),
        master=file("sky.16x9.mp4", MASTER, ".mp4", SIZE),
        format=Format.WIDE,
        seconds=90.0,
        inspected=Inspected(sha256=MASTER, passed=True),
        thumbnail=file("thumbnail.jpg", "b" * 64, ".jpg"),
        captions=(CaptionTrack(file=file("captions.srt", "c" * 64, ".srt"), language="en"),),
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # as above


def release(state: ReleaseState = ReleaseState.APPROVED, **changes: object) -> Release:
    """A release that was made at noon."""
    plain = Release(
        id=RELEASE,
        channel="science",
        production="f" * 16,
        slug="why-the-sky-is-blue",
        content=content(),
        state=state,
        since=NOON,
        created=NOON,
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # as above


def attempt(state: AttemptState = AttemptState.LOST, number: int = 1, **changes: object) -> Attempt:
    """An attempt to upload it."""
    plain = Attempt(
        release=RELEASE,
        number=number,
        file_name=f"why-the-sky-is-blue-{RELEASE}-{number}.mp4",
        sha256=MASTER,
        size=SIZE,
        state=state,
        begun=NOON,
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # as above


def own_video(video_id: str = "v1", **changes: object) -> OwnVideo:
    """A video of the channel that its first attempt uploaded whole."""
    plain = OwnVideo(
        id=video_id,
        details=details(privacy=Privacy.PRIVATE),
        status=UploadStatus.PROCESSED,
        uploaded=NOON + timedelta(minutes=1),
        file_name=attempt().file_name,
        file_size=SIZE,
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # as above


class Watch:
    """A clock that a test sets."""

    def __init__(self, time: datetime = NOON) -> None:
        self.time = time

    def now(self) -> datetime:
        """The moment that was set."""
        return self.time


class Mirror:
    """A sealer that anybody can open; what it seals is never the text itself."""

    def seal(self, subject: str, secret: Secret) -> str:
        """The text backwards."""
        return f"{subject} {secret.value}"[::-1]

    def open(self, subject: str, sealed: str) -> Secret:
        """The text again; an error where it was sealed for something else."""
        whole = sealed[::-1]
        if not whole.startswith(f"{subject} "):
            raise ValueError(subject)
        return Secret(value=whole.removeprefix(f"{subject} "))
