"""What productions are made of: scripts, takes, assets with their licences, timelines, masters."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.canvas import Codec, Format
from reelwright.domain.voice.takes import TimeSource

_SHA256 = 64


def _production() -> Column[str]:
    """The production that a row is part of, with which it goes."""
    return Column("production", ForeignKey("productions.id", ondelete="CASCADE"), primary_key=True)


scripts = Table(
    "scripts",
    metadata,
    _production(),
    Column("sha256", String(_SHA256), primary_key=True),
    Column("title", String(500), nullable=False),
    Column("language", String(16), nullable=False),
    Column("scenes", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("by_hand", Boolean, nullable=False),
    Column("created", Instant, nullable=False, index=True),
)
"""Every script that a production was made from; the newest is its present one."""

takes = Table(
    "takes",
    metadata,
    _production(),
    Column("number", Integer, primary_key=True),
    Column("sha256", String(_SHA256), nullable=False, index=True),
    Column("voice", String(200), nullable=False),
    Column("samples", BigInteger, nullable=False),
    Column("timing", one_of(TimeSource, "timing"), nullable=False),
)
assets = Table(
    "assets",
    metadata,
    Column("sha256", String(_SHA256), primary_key=True),
    Column("name", String(500), nullable=False),
    Column("licence", String(200), nullable=False),
    Column("author", String(500), nullable=False),
    Column("page", Text, nullable=False),
    Column("file", Text, nullable=False),
    # As the manifest has it: a licence is that of the day.
    Column("retrieved", String(40), nullable=False),
    Column("created", Instant, nullable=False, index=True),
    Column("updated", Instant, nullable=False, index=True),
)
uses = Table(
    "uses",
    metadata,
    _production(),
    Column("asset", ForeignKey("assets.sha256"), primary_key=True, index=True),
)
"""Which production shows which asset."""

timelines = Table(
    "timelines",
    metadata,
    _production(),
    Column("format", one_of(Format, "format"), primary_key=True),
    Column("frames", BigInteger, nullable=False),
    Column("rate_numerator", Integer, nullable=False),
    Column("rate_denominator", Integer, nullable=False),
    Column("scenes", Integer, nullable=False),
)
masters = Table(
    "masters",
    metadata,
    _production(),
    Column("format", one_of(Format, "format"), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("sha256", String(_SHA256), nullable=False, index=True),
    Column("bytes", BigInteger, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("codec", one_of(Codec, "codec"), nullable=False),
    Column("frames", BigInteger, nullable=False),
    Column("passed", Boolean, nullable=False),
    Column("created", Instant, nullable=False, index=True),
)
