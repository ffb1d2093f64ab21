"""Holds: who needs a production, or artefacts of the store, to stay."""

from sqlalchemy import Column, ForeignKey, String, Table, Text

from reelwright.adapters.library.columns import Instant
from reelwright.adapters.library.metadata import metadata

holds = Table(
    "holds",
    metadata,
    Column("holder", String(100), primary_key=True),
    # Without a foreign key: the library may learn of the production later. Empty: of none.
    Column("production", String(32), nullable=False, index=True),
    Column("why", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
)
held_artefacts = Table(
    "held_artefacts",
    metadata,
    Column("holder", ForeignKey("holds.holder", ondelete="CASCADE"), primary_key=True),
    Column("sha256", String(64), primary_key=True, index=True),
)
