"""Taking over from workers that are gone: the one place that gives their jobs back to the queue."""

from collections import Counter
from collections.abc import Sequence

from dbos import DBOSClient, WorkflowStatus
from sqlalchemy import Engine

from reelwright.adapters.dbos_engine.leases import Watch, remove
from reelwright.adapters.dbos_engine.names import QUEUE, WORKFLOW

LOOKS = 5
"""At a beat each: longer than it takes to begin a job that was taken."""


def recover(
    watch: Watch, client: DBOSClient, engine: Engine, running: Sequence[WorkflowStatus], mine: str
) -> tuple[str, ...]:
    """Give the jobs of every worker that is gone back to the queue; return those workers.

    ``running`` are the jobs that ran a moment before.

    Done anew at every beat until none is left, since DBOS passes over a job whose recovery fails.
    Several may do it at once: a job that was given back belongs to its dead worker no more.
    """
    # Read before the leases: a worker that is alive stands there before it takes its first job.
    busy = {job.executor_id for job in running if job.executor_id} - {mine}
    gone = {*watch.lapsed(), *(busy - watch.living())}
    for executor in sorted(gone):
        give_back(client, executor)
        if executor not in {job.executor_id for job in running_jobs(client)}:
            remove(engine, executor)
    return tuple(sorted(gone & busy))


class Forgotten:
    """Jobs that are said to run here and do not: the database was away as they were to end."""

    def __init__(self) -> None:
        self._looks: Counter[str] = Counter()

    def give_back(
        self, client: DBOSClient, running: Sequence[WorkflowStatus], mine: str, busy: set[str]
    ) -> None:
        """Put those into the queue that were not busy at several looks in a row."""
        held = {job.workflow_id for job in running if job.executor_id == mine} - busy
        self._looks = Counter({job: self._looks[job] + 1 for job in held})
        for job, looks in self._looks.items():
            if looks >= LOOKS:
                _give_back(client, job, mine)


def give_back(client: DBOSClient, executor: str) -> None:
    """Put what a worker was doing back into the queue; it can write no more results of it."""
    for job in running_jobs(client):
        if job.executor_id == executor:
            _give_back(client, job.workflow_id, executor)


def _give_back(client: DBOSClient, job: str, executor: str) -> None:
    # DBOS keeps this from its interface; what it must do is shown by kill -9 in the tests.
    client._sys_db.reenqueue_for_recovery(job, [executor], QUEUE)  # noqa: SLF001


def running_jobs(client: DBOSClient) -> list[WorkflowStatus]:
    """The jobs that some worker does, or did when it was lost."""
    return client.list_workflows(
        name=WORKFLOW, status="PENDING", load_input=False, load_output=False
    )
