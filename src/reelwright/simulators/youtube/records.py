"""What the local YouTube keeps."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from reelwright.simulators.youtube.shapes import Json


@dataclass(frozen=True, kw_only=True, slots=True)
class Client:
    """An OAuth client of a Cloud project; quota is counted by project."""

    id: str
    secret: str
    project: str
    testing: bool = False
    """Consent screen in "Testing": refresh tokens die after seven days."""
    owner: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Channel:
    """A channel. ``account`` is the Google account it belongs to."""

    id: str
    title: str
    made: datetime
    account: str
    verified: bool = True
    """Only verified channels may set thumbnails."""
    monetised: bool = False
    owner: str = ""

    @property
    def uploads(self) -> str:
        """Id of the playlist of everything uploaded to it."""
        return "UU" + self.id.removeprefix("UC")


@dataclass(frozen=True, kw_only=True, slots=True)
class Consent:
    """A code of the authorisation page, good for one exchange."""

    id: str
    client: str
    channel: str
    scopes: tuple[str, ...]
    redirect: str
    challenge: str
    method: str
    offline: bool
    expires: datetime
    used: bool = False
    owner: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grant:
    """What a channel's owner allowed a client; ``id`` is the refresh token."""

    id: str
    client: str
    channel: str
    scopes: tuple[str, ...]
    made: datetime
    used: datetime
    revoked: bool = False
    owner: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """An access token; ``owner`` is its grant."""

    id: str
    owner: str
    client: str
    channel: str
    scopes: tuple[str, ...]
    expires: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """A resumable upload. Its bytes lie in the media folder; their number there is what counts."""

    id: str
    owner: str
    """The channel."""
    method: str
    query: dict[str, str]
    resource: Json
    parts: tuple[str, ...]
    client: str
    made: datetime
    file_name: str = ""
    media_type: str = ""
    size: int | None = None
    video: str = ""
    """The video that it made, or will complete where videos exist before their last byte."""
    status: int = 0
    """Of the final answer; 0 while the session is open."""
    answer: str = ""
    """Body of the final answer, repeated whenever it is asked for."""


class Fate(StrEnum):
    """What processing comes to."""

    PROCESSED = "processed"
    FAILED = "failed"
    REJECTED = "rejected"
    STUCK = "stuck"
    """Processing never ends."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Video:
    """A video as it was last written; ``videos.standing`` says what it is at a moment."""

    id: str
    owner: str
    """The channel."""
    session: str
    uploaded: datetime
    resource: Json
    """The writable parts, as they were set."""
    file_name: str = ""
    size: int = 0
    sha256: str = ""
    duration_ms: int = 0
    tall: bool = False
    """Higher than wide: it is shown as a Short."""
    complete: bool = False
    """Whether its last byte came."""
    aborted: bool = False
    """Whether its session ended before that."""
    processed: datetime | None = None
    """When processing ends; None while it has not begun, or if it never ends."""
    fate: Fate = Fate.PROCESSED
    reason: str = ""
    """Failure or rejection reason."""
    published: datetime | None = None
    """When it first was public."""
    notify: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Thumbnail:
    """A picture that was set; the newest of a video counts. Its bytes lie in the media folder."""

    id: str
    owner: str
    """The video."""
    channel: str
    at: datetime
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Caption:
    """A caption track. Its bytes lie in the media folder."""

    id: str
    owner: str
    """The video."""
    channel: str
    language: str
    name: str
    draft: bool
    updated: datetime
    media: str
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Playlist:
    """A playlist that a channel made."""

    id: str
    owner: str
    """The channel."""
    made: datetime
    resource: Json = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaylistItem:
    """A video in a playlist."""

    id: str
    owner: str
    """The playlist."""
    video: str
    channel: str
    position: int
    added: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """A request that came in, for the record: what a test looks at afterwards."""

    id: str
    owner: str
    """The channel; empty without a good token."""
    at: datetime
    method: str
    status: int
    reason: str = ""
    project: str = ""
    bucket: str = ""
    units: int = 0
    subject: str = ""
    """The video, session, playlist or caption it is about."""
    fault: str = ""
    """The planned fault that it met."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """What a video's audience did on a Pacific day; ``id`` is ``video:day``."""

    id: str
    owner: str
    """The video."""
    impressions: int = 0
    clicks: int = 0
    """Impressions that led to a view."""
    views: int = 0
    engaged_views: int = 0
    watch_seconds: int = 0
    likes: int = 0
    comments: int = 0
    shares: int = 0
    subscribers_gained: int = 0
    subscribers_lost: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportJob:
    """A bulk report that was asked for; ``owner`` is the channel."""

    id: str
    owner: str
    type: str
    name: str
    made: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Backfill:
    """A day that is reported anew, with other numbers; ``owner`` is the channel."""

    id: str
    owner: str
    day: str
    made: datetime
    factor: float
    """By which every count of the day is multiplied."""
