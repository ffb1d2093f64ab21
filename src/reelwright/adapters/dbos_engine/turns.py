"""Whose turn it is: of the channels that wait, the one that was served longest ago.

A queue of DBOS knows an order by number only. So the jobs that come next bear the numbers from one
on, all others the same high number. The numbers are given anew when a job is queued or moved, and
at every beat of a worker, always alone (see ``gates``).
"""

from sqlalchemy import Connection, func, insert, select, update

from reelwright.adapters.dbos_engine.fairness import in_turn
from reelwright.adapters.dbos_engine.gates import go_through
from reelwright.adapters.dbos_engine.names import QUEUE, QUEUES, UNRANKED
from reelwright.adapters.dbos_engine.rows import workflows
from reelwright.adapters.dbos_engine.tables import places, served

RANKED = 32
"""More than may begin between two beats."""
_COUNT = "served"


def rank(connection: Connection, queue: str) -> None:
    """Number the jobs of a queue that come next; who calls is alone with the queue."""
    rows = workflows(connection)
    wanted = {
        job: number
        for number, job in enumerate(
            in_turn(_last(connection, queue), _first_jobs(connection, queue), RANKED), start=1
        )
    }
    mine = (rows.c.status == "ENQUEUED", rows.c.queue_name == queue)
    numbered = select(rows.c.workflow_uuid, rows.c.priority).where(
        *mine, rows.c.priority < UNRANKED
    )
    found = {row.workflow_uuid: row.priority for row in connection.execute(numbered)}
    for job in sorted(found.keys() | wanted.keys()):
        number = wanted.get(job, UNRANKED)
        if found.get(job, UNRANKED) != number:
            connection.execute(
                update(rows).where(*mine, rows.c.workflow_uuid == job).values(priority=number)
            )


def rank_all(connection: Connection) -> None:
    """Number the jobs of every queue that come next, alone with all of them, if any waits."""
    rows = workflows(connection)
    waiting = select(rows.c.workflow_uuid).where(
        rows.c.status == "ENQUEUED", rows.c.queue_name.in_(QUEUES.values())
    )
    if connection.scalar(waiting.limit(1)) is None:
        return
    go_through(connection, QUEUE)
    for queue in QUEUES.values():
        rank(connection, queue)


def note_served(connection: Connection, job: str, queue: str) -> None:
    """The channel of a job is being served now."""
    channel = connection.scalar(select(places.c.channel).where(places.c.job == job))
    if channel is None:
        return
    mine = (served.c.queue == queue, served.c.channel == channel)
    # The gate makes who counts alone with the rows of all channels.
    number = go_through(connection, _COUNT)
    changed = connection.execute(update(served).where(*mine).values(number=number))
    if not changed.rowcount:
        row = {"queue": queue, "channel": channel, "number": number}
        connection.execute(insert(served).values(row))


def _last(connection: Connection, queue: str) -> dict[str, int]:
    rows = connection.execute(select(served).where(served.c.queue == queue))
    return {row.channel: row.number for row in rows}


def _first_jobs(connection: Connection, queue: str) -> dict[str, list[str]]:
    """The first waiting jobs of each channel; the channel of the first job of all is first."""
    rows = workflows(connection)
    number = func.row_number().over(partition_by=places.c.channel, order_by=places.c.place)
    waiting = (
        select(places.c.job, places.c.channel, places.c.place, number.label("number"))
        .join(rows, rows.c.workflow_uuid == places.c.job)
        .where(rows.c.status == "ENQUEUED", rows.c.queue_name == queue)
        .subquery()
    )
    first = select(waiting).where(waiting.c.number <= RANKED).order_by(waiting.c.place)
    jobs: dict[str, list[str]] = {}
    for row in connection.execute(first):
        jobs.setdefault(row.channel, []).append(row.job)
    return jobs
