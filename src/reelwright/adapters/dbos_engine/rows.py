"""The one thing of DBOS's tables that its interface cannot change: the order of what waits."""

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, func, select, update

from reelwright.adapters.dbos_engine.names import QUEUE
from reelwright.adapters.dbos_engine.records import WAITING

_tables = MetaData()


def _workflows(schema: str | None) -> Table:
    return Table(
        "workflow_status",
        _tables,
        Column("workflow_uuid", Text, primary_key=True),
        Column("status", Text),
        Column("queue_name", Text),
        Column("queue_partition_key", Text),
        Column("priority", Integer),
        schema=schema,
    )


_IN_SQLITE = _workflows(None)
_IN_POSTGRES = _workflows("dbos")


def waiting(connection: Connection) -> int:
    """How many jobs wait."""
    rows = _table(connection)
    count = connection.scalar(
        select(func.count())
        .select_from(rows)
        .where(rows.c.status.in_(WAITING), rows.c.queue_name == QUEUE)
    )
    return count or 0


def move(connection: Connection, job: str, channel: str, *, first: bool) -> bool:
    """Put a waiting job before or behind the others of its channel; False if it waits no more."""
    rows = _table(connection)
    edge = func.min(rows.c.priority) if first else func.max(rows.c.priority)
    others = connection.scalar(
        select(edge).where(
            rows.c.status.in_(WAITING),
            rows.c.queue_partition_key == channel,
            rows.c.workflow_uuid != job,
        )
    )
    if others is None:
        return True
    moved = connection.execute(
        update(rows)
        .where(rows.c.workflow_uuid == job, rows.c.status.in_(WAITING))
        .values(priority=max(1, others - 1) if first else others + 1)
    )
    return bool(moved.rowcount)


def _table(connection: Connection) -> Table:
    return _IN_SQLITE if connection.dialect.name == "sqlite" else _IN_POSTGRES
