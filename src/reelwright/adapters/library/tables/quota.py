"""The quota of YouTube: every call with the Pacific days that it may count on, and the limits."""

from enum import StrEnum

from sqlalchemy import Column, Date, Index, Integer, String, Table

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.quota.buckets import Bucket


class EntryState(StrEnum):
    """How far a call came."""

    RESERVED = "reserved"
    """It is under way, or its process died."""
    SPENT = "spent"
    RELEASED = "released"
    """The request never left."""


quota_buckets = Table(
    "quota_buckets",
    metadata,
    # Whoever reserves locks this row, and is alone with the bucket.
    Column("project", String(200), primary_key=True),
    Column("bucket", one_of(Bucket, "bucket"), primary_key=True),
    # What Google granted; empty: what every project has.
    Column("units", Integer),
    # Until when YouTube itself refuses calls.
    Column("exhausted", Instant),
)
quota_entries = Table(
    "quota_entries",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("project", String(200), nullable=False),
    Column("bucket", one_of(Bucket, "bucket"), nullable=False),
    Column("call", String(64), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("units", Integer, nullable=False),
    Column("state", one_of(EntryState, "state"), nullable=False),
    Column("reserved", Instant, nullable=False),
    Column("ended", Instant),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    # Holds all that adding a day up reads.
    Index(None, "project", "bucket", "last_day", "first_day", "state", "units"),
)
