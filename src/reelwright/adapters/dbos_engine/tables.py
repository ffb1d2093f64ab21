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

gates = Table(
    "engine_gates",
    tables,
    Column("name", Text, primary_key=True),
    Column("passed", BigInteger, nullable=False),
)
"""A row that is written at the start of a transaction keeps all others of its kind waiting."""

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
