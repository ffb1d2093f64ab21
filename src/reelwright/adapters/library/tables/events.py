"""Events: the life of every production. Rows are added and never changed."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.production.life import EventKind

events = Table(
    "events",
    metadata,
    # Its place in what a run told, so that taking a journal in twice adds nothing.
    Column("run", String(64), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("production", ForeignKey("productions.id", ondelete="CASCADE"), nullable=False),
    Column("kind", one_of(EventKind, "kind"), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("stage", String(64), nullable=False),
    Column("seconds", Float, nullable=False),
    # Of processor time; unknown of events before revision 0011.
    Column("cpu", Float),
    Column("worker", String(200), nullable=False),
    Column("job", String(64), nullable=False),
    Column("said", Text, nullable=False),
    Index(None, "production", "at"),
)
_OF_A_JOB = events.c.job != ""
Index("ix_events_job", events.c.job, sqlite_where=_OF_A_JOB, postgresql_where=_OF_A_JOB)
