"""What a release is made of, and how it stands."""

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from reelwright.domain.artefact import Artefact
from reelwright.domain.canvas import Format
from reelwright.domain.digest import digest_of
from reelwright.domain.platform.video import VideoDetails
from reelwright.domain.production.manifest import LicenceRecord
from reelwright.domain.release.gates import Approval, Gate
from reelwright.domain.release.states import ReleaseState

_TOKEN_DIGITS = 16
_LONGEST_NAME = 40
_NAMED = re.compile(r".*-(?P<token>[0-9a-f]{16})-(?P<attempt>\d+)\.[a-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class ReleaseFile:
    """A file of a release, kept in the store by its bytes; making the video again leaves it."""

    artefact: Artefact
    size: int
    name: str
    """As it is called in the production's folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionTrack:
    """A caption track that is to stand beside the video."""

    file: ReleaseFile
    language: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Disclosure:
    """Whether realistic pictures or sound were altered or generated, and how that is known."""

    synthetic: bool
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Inspected:
    """The verdict on the master when it was made: on which bytes, and what came of it."""

    sha256: str
    passed: bool
    failed: tuple[str, ...] = ()
    """Names of the checks that it did not pass."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """Everything of a release that its owner can look at and edit before it leaves.

    ``details.privacy`` is how it shall stand in the end, and ``details.publish_at`` is empty: the
    time is the release's own.
    """

    details: VideoDetails
    disclosure: Disclosure
    master: ReleaseFile
    format: Format
    seconds: float
    inspected: Inspected
    thumbnail: ReleaseFile | None = None
    captions: tuple[CaptionTrack, ...] = ()
    playlist: str = ""
    """Id of a playlist of the channel; none where empty."""
    notify: bool = True
    licences: tuple[LicenceRecord, ...] = ()
    cost: Decimal = Decimal(0)
    """What outside services charged for the video, in dollars."""
    embargo: datetime | None = None
    """It may not appear before."""

    @property
    def needs_processing_first(self) -> bool:
        """Whether its thumbnail is only taken once YouTube is through with it, as of a Short.

        developers.google.com/youtube/v3/revision_history, 2026-11-03.
        """
        return self.format is Format.TALL


@dataclass(frozen=True, kw_only=True, slots=True)
class Release:
    """A release as it stands. Times are aware."""

    id: str
    """16 hexadecimal digits, for ever; part of the name under which its file is uploaded."""
    channel: str
    production: str
    """The production's id."""
    slug: str
    content: Content
    state: ReleaseState
    since: datetime
    created: datetime
    said: str = ""
    """Why it is so, or what it waits for, in a sentence."""
    publish_at: datetime | None = None
    """When it shall appear."""
    approval: Approval | None = None
    waived: frozenset[Gate] = frozenset()
    """Gates that its owner opened by hand."""
    video_id: str = ""
    due: datetime | None = None
    """When there is next something to do for it; None: not before its owner says so."""
    tries: int = 0
    """How often in a row nothing came of it."""
    job: str = ""
    """The job that does it; empty where none was queued."""

    @property
    def title(self) -> str:
        """Of the video."""
        return self.content.details.title


def content_digest(content: Content) -> str:
    """What an approval is about: it changes with everything that its owner can edit."""
    return digest_of("content", content)


def release_id(channel: str, production: str, master: str, created: datetime) -> str:
    """The id of a new release."""
    return digest_of("release", channel, production, master, created.isoformat())[:_TOKEN_DIGITS]


def file_name_of(release: Release, attempt: int) -> str:
    """The name under which an attempt uploads the master; its owner sees it in YouTube Studio."""
    slug = release.slug[:_LONGEST_NAME].strip("-") or "video"
    return f"{slug}-{release.id}-{attempt}{release.content.master.artefact.suffix}"


def carries(file_name: str, release: str) -> bool:
    """Whether a file of this name was uploaded for a release, by whichever attempt."""
    parts = _NAMED.fullmatch(file_name)
    return parts is not None and parts["token"] == release
