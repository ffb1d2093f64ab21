"""Showings: which footage delivered productions show."""

from sqlalchemy import Column, Index, String, Table

from reelwright.adapters.library.columns import Instant
from reelwright.adapters.library.metadata import metadata

showings = Table(
    "showings",
    metadata,
    # Without a foreign key: a production whose answers were all kept has made no call.
    Column("production", String(32), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("channel", String(100), nullable=False),
    Column("near_hash", String(16), nullable=False),
    Column("name", String(500), nullable=False),
    Column("shown", Instant, nullable=False),
    Index(None, "channel", "shown"),
)
