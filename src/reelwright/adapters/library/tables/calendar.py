"""The calendar: how channels publish, which slots are taken, and what stops publishing."""

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.calendar.plan import LateRule

calendars = Table(
    "calendars",
    metadata,
    # Whoever changes a channel's slots locks this row, and is alone with them.
    Column("channel", String(100), primary_key=True),
    Column("zone", String(64), nullable=False),
    Column("buffer_seconds", Integer, nullable=False),
    Column("late", one_of(LateRule, "late"), nullable=False),
    Column("late_seconds", Integer, nullable=False),
)
slot_rules = Table(
    "slot_rules",
    metadata,
    Column("channel", ForeignKey("calendars.channel", ondelete="CASCADE"), primary_key=True),
    Column("name", String(100), primary_key=True),
    # As they are written: ``mon,thu`` and ``09:00,18:00``.
    Column("days", String(32), nullable=False),
    Column("times", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("first", Date),
    Column("last", Date),
)
skipped_days = Table(
    "skipped_days",
    metadata,
    Column("channel", ForeignKey("calendars.channel", ondelete="CASCADE"), primary_key=True),
    Column("day", Date, primary_key=True),
)
slots = Table(
    "slots",
    metadata,
    Column("release", String(64), primary_key=True),
    Column("channel", ForeignKey("calendars.channel"), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("title", String(500), nullable=False),
    # Empty where it was set by hand.
    Column("rule", String(100), nullable=False),
    Index(None, "channel", "at", unique=True),
)
pauses = Table(
    "pauses",
    metadata,
    # Empty: everywhere.
    Column("channel", String(100), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("until", Instant),
    Column("reason", Text, nullable=False),
)
