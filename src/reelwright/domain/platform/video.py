"""A video as the platform holds it.

The names of states and reasons are the platform's own (YouTube Data API v3, resource ``video``,
discovery revision 20261104).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum


class Privacy(StrEnum):
    """Who can see a video."""

    PUBLIC = "public"
    UNLISTED = "unlisted"
    PRIVATE = "private"


class Licence(StrEnum):
    """Under which licence others may use it."""

    YOUTUBE = "youtube"
    CREATIVE_COMMONS = "creativeCommon"


class UploadStatus(StrEnum):
    """How far the platform is with the file of a video."""

    UPLOADED = "uploaded"
    """It has the file, and is not through with it."""
    PROCESSED = "processed"
    FAILED = "failed"
    REJECTED = "rejected"
    DELETED = "deleted"


class ProcessingStatus(StrEnum):
    """How far it is with making the versions that viewers get."""

    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    TERMINATED = "terminated"
    """It knows nothing of the processing (any more)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Localisation:
    """Title and description in one more language."""

    title: str
    description: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VideoDetails:
    """Everything that we write of a video, with every property that omitted means something.

    YouTube makes public what is sent without its privacy, so that no field here is optional
    whose absence the platform would fill.
    """

    title: str
    category: str
    """Number of a category of the platform, such as ``"27"``."""
    privacy: Privacy
    made_for_kids: bool
    synthetic_media: bool
    """Whether realistic pictures or sound were altered or generated."""
    description: str = ""
    tags: tuple[str, ...] = ()
    language: str = ""
    """Of title and description (BCP 47); needed where there are localisations."""
    audio_language: str = ""
    localisations: Mapping[str, Localisation] = field(default_factory=dict)
    """By BCP 47 language."""
    publish_at: datetime | None = None
    """When a private video becomes public by itself; aware."""
    paid_promotion: bool = False
    licence: Licence = Licence.YOUTUBE
    embeddable: bool = True
    statistics_shown: bool = True
    recorded: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class VideoChange:
    """What is to become different of a video; what is None stays as it is on the platform."""

    title: str | None = None
    description: str | None = None
    tags: tuple[str, ...] | None = None
    category: str | None = None
    language: str | None = None
    audio_language: str | None = None
    localisations: Mapping[str, Localisation] | None = None
    privacy: Privacy | None = None
    publish_at: datetime | None = None
    unschedule: bool = False
    """Whether a time of publishing that is set goes away; the video keeps its privacy."""
    made_for_kids: bool | None = None
    synthetic_media: bool | None = None
    paid_promotion: bool | None = None
    licence: Licence | None = None
    embeddable: bool | None = None
    statistics_shown: bool | None = None
    recorded: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Processing:
    """How far the platform is; parts may grow while it works."""

    status: ProcessingStatus
    parts_done: int = 0
    parts: int = 0
    left: timedelta | None = None
    """As the platform guesses; None where it does not."""
    failure: str = ""
    """``uploadFailed``, ``transcodeFailed``, ``streamingFailed`` or ``other``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnVideo:
    """A video of the channel as its owner sees it."""

    id: str
    details: VideoDetails
    status: UploadStatus
    uploaded: datetime
    failure: str = ""
    """The platform's own word (``status.failureReason``), such as ``codec``."""
    rejection: str = ""
    """The platform's own word (``status.rejectionReason``), such as ``duplicate``."""
    processing: Processing | None = None
    file_name: str = ""
    """As it was sent; empty where the platform does not tell it (yet)."""
    file_size: int | None = None
    duration: timedelta | None = None
    etag: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Caption:
    """A caption track that a video has."""

    id: str
    language: str
    name: str = ""
    draft: bool = False
    made_by_us: bool = True
    """False for what the platform recognised from the sound by itself."""
    failure: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Playlist:
    """A playlist of the channel."""

    id: str
    title: str
    privacy: Privacy
    videos: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnChannel:
    """A channel as its owner sees it."""

    id: str
    title: str
    uploads: str
    """The playlist of everything that was ever uploaded to it."""
    handle: str = ""
    videos: int = 0
    long_uploads: bool = True
    """Whether it may upload more than 15 minutes (``status.longUploadsStatus``)."""
