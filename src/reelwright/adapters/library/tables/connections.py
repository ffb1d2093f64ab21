"""Connections: which channels are connected to the platform, and what their owners allowed."""

from sqlalchemy import Column, ForeignKey, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.platform.authorisation import Loss

cloud_projects = Table(
    "cloud_projects",
    metadata,
    Column("id", String(200), primary_key=True),
    Column("client_id", String(200), nullable=False),
    # The OAuth client's, encrypted with the home's key file.
    Column("secret", Text, nullable=False),
    Column("created", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
)
connections = Table(
    "connections",
    metadata,
    Column("channel", ForeignKey("channels.id"), primary_key=True),
    Column("youtube_id", String(64), nullable=False, unique=True),
    Column("title", String(200), nullable=False),
    Column("handle", String(200), nullable=False),
    # The playlist of its uploads.
    Column("uploads", String(64), nullable=False),
    Column("project", ForeignKey("cloud_projects.id"), nullable=False, index=True),
    # As they were granted, separated by spaces.
    Column("scopes", Text, nullable=False),
    # The refresh token, encrypted with the home's key file.
    Column("token", Text, nullable=False),
    Column("connected", Instant, nullable=False),
    Column("used", Instant, nullable=False),
    # Where Google said that the authorisation ends.
    Column("ends", Instant),
    Column("loss", one_of(Loss, "loss")),
    Column("lost", Instant),
    # The channel that takes over, for which troubles, after how long.
    Column("reserve", String(100)),
    Column("reserve_troubles", String(100), nullable=False),
    Column("reserve_seconds", Integer, nullable=False),
    Column("updated", Instant, nullable=False),
)
consents = Table(
    "consents",
    metadata,
    # Rows are added and ended, and never changed otherwise.
    Column("channel", ForeignKey("channels.id"), primary_key=True),
    Column("given", Instant, primary_key=True),
    Column("writes", Text, nullable=False),
    Column("by", String(200), nullable=False),
    Column("ended", Instant),
)
