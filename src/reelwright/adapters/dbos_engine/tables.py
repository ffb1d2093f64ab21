"""Tables of our own beside those of DBOS, in the same database and so in its transactions."""

from sqlalchemy import BigInteger, Boolean, Column, Integer, MetaData, Table, Text

tables = MetaData()

executors = Table(
    "engine_executors",
    tables,
    Column("id", Text, primary_key=True),
    Column("place", Text, nullable=False),
    Column("process", Integer, nullable=False),
    Column("beat", BigInteger, nullable=False),
    Column("lapsed", Boolean, nullable=False),
)
"""One row for each worker; who sees ``beat`` stand still declares it ``lapsed``."""

versions = Table("engine_version", tables, Column("version", Integer, primary_key=True))
"""One row: the version of these tables."""
VERSION = 3

names = Table("engine_name", tables, Column("name", Text, primary_key=True))
"""One row: the name of this queue, which no other has."""

gates = Table(
    "engine_gates",
    tables,
    Column("name", Text, primary_key=True),
    Column("passed", BigInteger, nullable=False),
)
"""A row that is written at the start of a transaction keeps all others of its kind waiting."""

places = Table(
    "engine_places",
    tables,
    Column("job", Text, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("place", BigInteger, nullable=False),
)
"""The order of the jobs of a channel: by priority, then by when they were queued, or as moved."""

served = Table(
    "engine_served",
    tables,
    Column("queue", Text, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""When a channel was last served: by a running number, not by any clock."""

log = Table(
    "engine_log",
    tables,
    Column("number", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("job", Text, nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("worker", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""What happened to each job; ``at`` in milliseconds since 1970."""

schedules = Table(
    "engine_schedules",
    tables,
    Column("name", Text, primary_key=True),
    Column("cron", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("work", Text, nullable=False),
    Column("overlap", Text, nullable=False),
    Column("catch_up", Text, nullable=False),
    Column("seen", BigInteger, nullable=False),
)
"""Recurring work; times in milliseconds since 1970, as in all tables."""

firings = Table(
    "engine_firings",
    tables,
    Column("schedule", Text, primary_key=True),
    Column("due", BigInteger, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("job", Text, nullable=False),
    Column("note", Text, nullable=False),
)
"""What became of each time: its key lets one scheduler of many decide."""

items = Table(
    "engine_items",
    tables,
    Column("channel", Text, primary_key=True),
    Column("item", Text, primary_key=True),
    Column("job", Text, nullable=False),
)
"""Items of feeds that were taken for a channel."""
