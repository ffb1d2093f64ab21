"""A channel on a video platform: sending videos to it, and looking at and changing what is there.

Every method makes its calls through the quota ledger and may raise, beside what it lists:
``QuotaSpent`` (ports/quota: before the call, or because the platform said so), ``BreakerOpen``,
``ServiceUnreachable``, ``ServiceFailed``, ``ServiceBusy`` and ``TokenRefused`` (nothing was
changed; the same call is welcome later), ``OutcomeUnknown`` (look before you do it again),
``AuthorisationLost``, ``ConsentMissing`` and ``ActionForbidden``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.video import (
    Caption,
    OwnChannel,
    OwnVideo,
    Playlist,
    VideoChange,
    VideoDetails,
)
from reelwright.ports.lease import Lease
from reelwright.ports.progress import Progress
from reelwright.ports.services import RequestRefused, ServiceError, ServiceUnreachable


class OutcomeUnknown(ServiceUnreachable):
    """The call left and no answer came: what it should do may be done. Look before you repeat it.

    Not retryable, so that nothing repeats it by itself.
    """

    retryable: ClassVar[bool] = False
    charged: bool = True


class AuthorisationLost(ServiceError):
    """The channel's authorisation is gone; its owner has to connect it again.

    ``why`` is one of ``domain.platform.authorisation.Loss``'s values.
    """

    def __init__(self, message: str, *, service: str, channel: str, why: str) -> None:
        super().__init__(message, service=service, code=why)
        self.channel = channel
        self.why = why

    @property
    def figures(self) -> Mapping[str, str]:
        """The channel, and how its authorisation was lost."""
        return {"channel": self.channel, "why": self.why}


class ScopeMissing(AuthorisationLost):
    """The owner did not grant what this call needs."""


class TokenRefused(ServiceError):
    """An access token that was given a moment ago is refused: the authorisation lives all the same.

    It is about one channel, and says nothing of how the platform is.
    """

    retryable = True


class ConsentMissing(ReelwrightError):
    """The owner did not agree to writes of this kind on this channel."""


class ChannelMissing(ServiceError):
    """The account has no channel (``youtubeSignupRequired``)."""


class UploadLimitReached(ServiceError):
    """The channel's own daily limit of uploads, whatever quota is left (``uploadLimitExceeded``).

    ``until`` is when to try again: the platform does not tell, and 24 hours is what it says in
    its help.
    """

    def __init__(self, message: str, *, service: str, until: datetime) -> None:
        super().__init__(message, service=service, code="uploadLimitExceeded")
        self.until = until


class ThumbnailLimitReached(ServiceError):
    """Too many thumbnails were set lately (``uploadRateLimitExceeded``); the video is well."""

    def __init__(self, message: str, *, service: str, until: datetime) -> None:
        super().__init__(message, service=service, code="uploadRateLimitExceeded")
        self.until = until


class DetailsRefused(RequestRefused):
    """The platform does not take what was sent; ``code`` is its reason, ``invalidTitle``."""


class ActionForbidden(RequestRefused):
    """The platform does not let this channel do this, however often it is asked."""


class VideoMissing(RequestRefused):
    """There is no such video on the channel (any more)."""


class FileUnsendable(ReelwrightError):
    """The file is not there, cannot be read, or is not what it was when its upload began."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NewUpload:
    """A video about to be sent."""

    details: VideoDetails
    size: int
    """Bytes."""
    file_name: str
    """Told to the platform, which keeps it: by it an upload whose end is unknown is found."""
    media_type: str = "video/mp4"
    notify: bool = True
    """Whether subscribers are told."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """The session holds the bytes before ``offset``, and waits for more."""

    offset: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """The session has all bytes, and the video exists."""

    video_id: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Expired:
    """The platform knows nothing of the session any more. A video may exist all the same."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """The platform took the bytes or some of them, and wants no video of them.

    ``reason`` is its own word, ``message`` a sentence for a person.
    """

    reason: str
    message: str


SessionAnswer = Received | Finished | Expired | Refused


class Platform(Protocol):
    """One channel on one platform."""

    def begin_upload(self, upload: NewUpload) -> str:
        """Open a session; its address, which is a secret and belongs in no log.

        No video exists yet, as far as the platform documents.

        Raises:
            UploadLimitReached, DetailsRefused, ChannelMissing.
        """

    def send(
        self, session: str, file: Path, *, offset: int, progress: Progress, lease: Lease
    ) -> SessionAnswer:
        """Send the file's bytes from ``offset`` to its end.

        An interruption is gone on from where the platform says that it stands, as often as
        bytes get through. ``Received`` never comes back. The lease is checked before bytes go
        out, and the whole file's bytes are the unit of progress (step ``upload``).

        Raises:
            ServiceUnreachable: nothing gets through any more; ask the session later.
            LeaseLost, Cancelled, FileUnsendable.
        """

    def ask(self, session: str, size: int) -> SessionAnswer:
        """How a session stands that is to hold ``size`` bytes; costs no quota.

        One that is finished answers what it answered then, so that a lost answer is found again.
        """

    def channel(self) -> OwnChannel:
        """The channel itself.

        Raises:
            ChannelMissing.
        """

    def uploads(self, limit: int) -> tuple[OwnVideo, ...]:
        """The newest uploads of the channel with their file names, the newest first."""

    def video(self, video_id: str) -> OwnVideo | None:
        """A video of the channel; None where there is none."""

    def update(self, video_id: str, wanted: VideoChange) -> OwnVideo:
        """Change what is wanted and nothing else; the video as it then is.

        The platform replaces whole parts, so what stands there is read just before and sent
        along. Where nothing is different nothing is written.

        Raises:
            VideoMissing, DetailsRefused.
        """

    def set_thumbnail(self, video_id: str, picture: bytes, media_type: str) -> None:
        """Set a video's thumbnail; doing it again changes nothing.

        Raises:
            ThumbnailLimitReached, VideoMissing, DetailsRefused.
        """

    def captions(self, video_id: str) -> tuple[Caption, ...]:
        """The caption tracks of a video.

        Raises:
            VideoMissing.
        """

    def add_caption(self, video_id: str, language: str, name: str, track: bytes) -> str:
        """Add a caption track (SubRip or WebVTT); its id. Twice adds two: look before.

        Raises:
            VideoMissing, DetailsRefused (``captionExists`` among them).
        """

    def replace_caption(self, caption_id: str, track: bytes) -> None:
        """Give a caption track other content; doing it again changes nothing."""

    def playlists(self) -> tuple[Playlist, ...]:
        """The playlists of the channel."""

    def add_to_playlist(self, playlist_id: str, video_id: str) -> str:
        """Add a video at a playlist's end; the item's id. Twice adds two: look before."""

    def playlist_has(self, playlist_id: str, video_id: str) -> bool:
        """Whether a playlist holds a video."""


class Platforms(Protocol):
    """The channels that are connected, each ready to be used."""

    def of(self, channel: str) -> Platform:
        """The platform of a channel, by its name here.

        Raises:
            ChannelNotConnected (ports/channels), KeysUnreadable.
        """
