"""Calls to outside services: every attempt, what it used and what it cost."""

from sqlalchemy import BigInteger, Column, Float, ForeignKey, Index, String, Table, Text

from reelwright.adapters.library.columns import Dollars, Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.ports.ledger import CallState

calls = Table(
    "calls",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("service", String(64), nullable=False),
    Column("operation", String(64), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("channel", String(100), nullable=False),
    # Calls outside of any video, such as a search for topics, have none.
    Column("production", ForeignKey("productions.id"), index=True),
    Column("state", one_of(CallState, "state"), nullable=False),
    Column("most", Dollars, nullable=False),
    # What it did cost; empty until it is closed.
    Column("charged", Dollars),
    Column("requests", BigInteger, nullable=False),
    Column("input_tokens", BigInteger, nullable=False),
    Column("cached_tokens", BigInteger, nullable=False),
    Column("output_tokens", BigInteger, nullable=False),
    Column("characters", BigInteger, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("price_source", String(200), nullable=False),
    Column("request_id", String(200), nullable=False),
    Column("begun", Instant, nullable=False, index=True),
    Column("holds_until", Instant, nullable=False),
    Column("ended", Instant),
    Column("outcome", String(64), nullable=False),
    Column("said", Text, nullable=False),
    Index(None, "service", "begun"),
    Index(None, "channel", "begun"),
)
