"""Channels: what videos are made for."""

from sqlalchemy import Column, ForeignKey, String, Table

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.production.ownership import ChannelState

channels = Table(
    "channels",
    metadata,
    # The name that the setting `channel` has.
    Column("id", String(100), primary_key=True),
    Column("owner", ForeignKey("users.id"), nullable=False, index=True),
    Column("title", String(200), nullable=False),
    Column("state", one_of(ChannelState, "state"), nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
)
