"""Users: who may do what; a home of one's own has one, its owner."""

from sqlalchemy import Column, String, Table

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.production.ownership import Role

users = Table(
    "users",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("role", one_of(Role, "role"), nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
)

OWNER = "owner"
"""The user whom the migration makes, and to whom every channel belongs until it is told."""
