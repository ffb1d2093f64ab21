"""Productions: every video that was made, is being made or waits."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.production.life import ProductionState

productions = Table(
    "productions",
    metadata,
    # Counts them in the order of their making, so that a page of the newest needs no sorting.
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("id", String(32), nullable=False, unique=True),
    Column("channel", ForeignKey("channels.id"), nullable=False),
    Column("slug", String(100), nullable=False),
    Column("title", String(500), nullable=False),
    Column("state", one_of(ProductionState, "state"), nullable=False),
    # When what happened that made it so: what is told later of before changes nothing.
    Column("state_since", Instant, nullable=False),
    Column("language", String(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("folder", Text, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    # What searches find it by: see `domain.production.search`.
    Column("words", Text, nullable=False),
    # Put away, not deleted.
    Column("archived", Instant),
    # Deleted: it is kept for what it cost, and for its life.
    Column("removed", Instant),
    Column("created", Instant, nullable=False, index=True),
    Column("updated", Instant, nullable=False, index=True),
    Index(None, "channel", "number"),
    Index(None, "state", "number"),
    Index(None, "language", "number"),
    Index(None, "channel", "state", "number"),
    sqlite_autoincrement=True,
)
_PUT_AWAY = productions.c.archived.is_not(None)
Index(
    "ix_productions_archived",
    productions.c.number,
    sqlite_where=_PUT_AWAY,
    postgresql_where=_PUT_AWAY,
)
