"""Releases: what goes to which channel, every attempt to upload it, every step, every write."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.platform.consent import Write
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import StepState
from reelwright.domain.release.uploading import AttemptState

_SHA256 = 64
_RELEASE = 16

releases = Table(
    "releases",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("id", String(_RELEASE), nullable=False, unique=True),
    Column("channel", ForeignKey("channels.id"), nullable=False),
    # Without a foreign key: a release outlives its production.
    Column("production", String(32), nullable=False, index=True),
    Column("slug", String(100), nullable=False),
    Column("title", String(500), nullable=False),
    Column("state", one_of(ReleaseState, "state"), nullable=False),
    Column("since", Instant, nullable=False),
    Column("said", Text, nullable=False),
    Column("master", String(_SHA256), nullable=False),
    # JSON: what its owner edits; who approved it; what it is compared by.
    Column("content", Text, nullable=False),
    Column("approval", Text, nullable=False),
    Column("waived", String(200), nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("publish_at", Instant),
    Column("video", String(64)),
    Column("due", Instant),
    Column("tries", Integer, nullable=False),
    Column("job", String(64), nullable=False),
    # Who works on it now, and until when that counts.
    Column("holder", String(200), nullable=False),
    Column("held_until", Instant),
    Column("created", Instant, nullable=False, index=True),
    Column("updated", Instant, nullable=False, index=True),
    Index(None, "channel", "state"),
    Index(None, "state", "due"),
    # A video is of one release.
    Index("uq_releases_channel_video", "channel", "video", unique=True),
    sqlite_autoincrement=True,
)
_GOES = releases.c.state != ReleaseState.WITHDRAWN
Index(
    "uq_releases_channel_master",
    releases.c.channel,
    releases.c.master,
    unique=True,
    sqlite_where=_GOES,
    postgresql_where=_GOES,
)
"""The same file goes to a channel once."""


def _release() -> Column[str]:
    """The release that a row is part of, with which it goes."""
    return Column("release", ForeignKey("releases.id", ondelete="CASCADE"), primary_key=True)


uploads = Table(
    "uploads",
    metadata,
    _release(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("file_name", String(200), nullable=False),
    Column("sha256", String(_SHA256), nullable=False),
    Column("bytes", BigInteger, nullable=False),
    Column("state", one_of(AttemptState, "state"), nullable=False),
    Column("begun", Instant, nullable=False, index=True),
    Column("publish_at", Instant),
    Column("sent", BigInteger, nullable=False),
    Column("looked", Instant),
    Column("ended", Instant),
    Column("video", String(64), nullable=False),
    Column("said", Text, nullable=False),
    # Its address, sealed: whoever knows it can send bytes.
    Column("session", Text, nullable=False),
)
_LIVE = uploads.c.state.in_([AttemptState.INTENDED, AttemptState.OPEN, AttemptState.LOST])
Index(
    "uq_uploads_live",
    uploads.c.release,
    unique=True,
    sqlite_where=_LIVE,
    postgresql_where=_LIVE,
)
"""There is never a second attempt while one may still come to a video."""

release_steps = Table(
    "release_steps",
    metadata,
    _release(),
    Column("name", String(120), primary_key=True),
    Column("state", one_of(StepState, "state"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("not_before", Instant),
    Column("outcome", String(200), nullable=False),
    Column("said", Text, nullable=False),
)
changes = Table(
    "changes",
    metadata,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("release", ForeignKey("releases.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("channel", String(100), nullable=False),
    Column("video", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", one_of(Write, "kind"), nullable=False),
    Column("what", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index(None, "channel", "at"),
    sqlite_autoincrement=True,
)
"""Every automated write to a channel and what it changed. Rows are added and never changed."""
