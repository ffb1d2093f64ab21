"""What of DBOS's own rows its interface cannot change: where a job waits, and in which order."""

import time

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    func,
    insert,
    null,
    select,
    update,
)

from reelwright.adapters.dbos_engine.names import QUEUE, QUEUES, UNRANKED
from reelwright.adapters.dbos_engine.records import WAITING
from reelwright.adapters.dbos_engine.tables import places

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
        Column("executor_id", Text),
        Column("owner_xid", Text),
        Column("started_at_epoch_ms", BigInteger),
        Column("delay_until_epoch_ms", BigInteger),
        Column("recovery_attempts", BigInteger),
        schema=schema,
    )


_IN_SQLITE = _workflows(None)
_IN_POSTGRES = _workflows("dbos")


def workflows(connection: Connection) -> Table:
    """DBOS's table of jobs."""
    return _IN_SQLITE if connection.dialect.name == "sqlite" else _IN_POSTGRES


def waiting(connection: Connection) -> int:
    """How many jobs wait."""
    rows = workflows(connection)
    count = connection.scalar(
        select(func.count())
        .select_from(rows)
        .where(rows.c.status.in_(WAITING), rows.c.queue_name == QUEUE)
    )
    return count or 0


def running(connection: Connection) -> int:
    """How many jobs run, or did on a worker that was lost, whichever queue they came from."""
    rows = workflows(connection)
    count = connection.scalar(
        select(func.count())
        .select_from(rows)
        .where(rows.c.status == "PENDING", rows.c.queue_name.in_(QUEUES.values()))
    )
    return count or 0


def queue_of(connection: Connection, job: str) -> str:
    """The queue that a job was taken from."""
    rows = workflows(connection)
    found = connection.scalar(select(rows.c.queue_name).where(rows.c.workflow_uuid == job))
    return found or QUEUE


def move(connection: Connection, job: str, channel: str, *, first: bool) -> bool:
    """Put a waiting job before or behind the others of its channel; False if it waits no more."""
    rows = workflows(connection)
    waits = select(rows.c.workflow_uuid).where(rows.c.status.in_(WAITING))
    if connection.scalar(waits.where(rows.c.workflow_uuid == job)) is None:
        return False
    edge = func.min(places.c.place) if first else func.max(places.c.place)
    others = connection.scalar(
        select(edge).where(
            places.c.channel == channel, places.c.job != job, places.c.job.in_(waits)
        )
    )
    if others is not None:
        place = others - 1 if first else others + 1
        connection.execute(update(places).where(places.c.job == job).values(place=place))
    return True


def put_back(
    connection: Connection, job: str, executor: str, *, queue: str = "", seconds: float = 0.0
) -> bool:
    """Let a running job wait again, in another ``queue`` or for some time.

    False where it does not run on this executor any more. That it was taken does not count as an
    attempt, of which a job has so many.
    """
    rows = workflows(connection)
    delayed = {
        "status": "DELAYED",
        "delay_until_epoch_ms": int((time.time() + seconds) * 1000),
    }
    values = {
        "owner_xid": null(),
        "started_at_epoch_ms": null(),
        "recovery_attempts": rows.c.recovery_attempts - 1,
        "priority": UNRANKED,
        **(delayed if seconds else {"status": "ENQUEUED"}),
        **({"queue_name": queue} if queue else {}),
    }
    changed = connection.execute(
        update(rows)
        .where(
            rows.c.workflow_uuid == job,
            rows.c.status == "PENDING",
            rows.c.executor_id == executor,
        )
        .values(values)
    )
    return bool(changed.rowcount)


def place_all(connection: Connection) -> None:
    """Give every job its place that an earlier version queued, whose number told it."""
    rows = workflows(connection)
    known = select(places.c.job)
    queued = select(rows.c.workflow_uuid, rows.c.queue_partition_key, rows.c.priority).where(
        rows.c.queue_partition_key.is_not(None), rows.c.workflow_uuid.not_in(known)
    )
    connection.execute(insert(places).from_select(["job", "channel", "place"], queued))
    connection.execute(update(rows).where(rows.c.queue_name == QUEUE).values(priority=UNRANKED))
