"""Services: the breaker of each, and what it last said."""

from sqlalchemy import Column, Integer, String, Table, Text

from reelwright.adapters.library.columns import Instant, one_of
from reelwright.adapters.library.metadata import metadata
from reelwright.domain.services.breaker import BreakerState

services = Table(
    "services",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("state", one_of(BreakerState, "state"), nullable=False),
    Column("since", Instant, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("successes", Integer, nullable=False),
    Column("probe", String(32), nullable=False),
    Column("probed", Instant),
    Column("not_before", Instant),
    Column("answered", Instant),
    Column("failed", Instant),
    Column("error", Text, nullable=False),
)
