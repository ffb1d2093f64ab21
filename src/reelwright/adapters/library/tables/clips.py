"""Clips: recordings and what is said in them, clips, what owners did, curves, learned weights."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.clips.acts import About, ClipState
from reelwright.domain.clips.learning import Verb

_ID = 64


def _counted() -> Column[int]:
    return Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


episodes = Table(
    "episodes",
    metadata,
    Column("id", String(_ID), primary_key=True),
    Column("channel", ForeignKey("channels.id"), nullable=False),
    Column("title", String(500), nullable=False),
    Column("source", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("samples", BigInteger, nullable=False),
    Column("language", String(16), nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    Index(None, "channel", "created"),
)
spoken = Table(
    "spoken",
    metadata,
    Column("episode", ForeignKey("episodes.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    # In samples of the recording, as every time here.
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("speaker", String(100), nullable=False),
    Column("text", Text, nullable=False),
)
clips = Table(
    "clips",
    metadata,
    Column("id", String(_ID), primary_key=True),
    Column("episode", ForeignKey("episodes.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("title", String(500), nullable=False),
    Column("text", Text, nullable=False),
    Column("platform", String(16), nullable=False),
    Column("state", one_of(ClipState, "state"), nullable=False),
    Column("start", BigInteger, nullable=False),
    Column("end", BigInteger, nullable=False),
    Column("options", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("lowest", Float, nullable=False),
    Column("highest", Float, nullable=False),
    # JSON: kinds of evidence with their strength; sentences that earned the score; SHA-256.
    Column("strengths", Text, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("artefacts", Text, nullable=False),
    # Between commas, so that one of them can be looked for.
    Column("flags", String(200), nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    Index(None, "episode", "number"),
)
clip_acts = Table(
    "clip_acts",
    metadata,
    _counted(),
    Column("clip", ForeignKey("clips.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("verb", one_of(Verb, "verb"), nullable=False),
    Column("about", one_of(About, "about"), nullable=False),
    Column("amount", Float, nullable=False),
    Column("comment", Text, nullable=False),
    # JSON: how the clip stood before.
    Column("before", Text, nullable=False),
    Column("undone", Instant),
    sqlite_autoincrement=True,
)
curves = Table(
    "curves",
    metadata,
    _counted(),
    Column("episode", ForeignKey("episodes.id", ondelete="CASCADE"), nullable=False, index=True),
    # Empty: of the whole recording.
    Column("clip", String(_ID), nullable=False),
    Column("name", String(500), nullable=False),
    Column("at", Instant, nullable=False),
    # JSON: a number for each percent.
    Column("bins", Text, nullable=False),
    Column("undone", Instant),
    sqlite_autoincrement=True,
)
learned_weights = Table(
    "learned_weights",
    metadata,
    _counted(),
    Column("channel", ForeignKey("channels.id"), nullable=False, index=True),
    Column("at", Instant, nullable=False),
    Column("answers", Integer, nullable=False),
    Column("step", Float, nullable=False),
    Column("loss", Float, nullable=False),
    Column("default_loss", Float, nullable=False),
    Column("weights", Text, nullable=False),
    # The newest act and curve that it was learned from.
    Column("acts", BigInteger, nullable=False),
    Column("curves", BigInteger, nullable=False),
    Column("undone", Instant),
    sqlite_autoincrement=True,
)
"""Rows are added, and taken back by a moment in ``undone``."""
