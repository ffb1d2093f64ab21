"""Productions: what a video is called, for those who read of it elsewhere."""

from sqlalchemy import Column, String, Table

from reelwright.adapters.library.columns import Instant
from reelwright.adapters.library.metadata import metadata

productions = Table(
    "productions",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("channel", String(100), nullable=False),
    Column("title", String(500), nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
)
