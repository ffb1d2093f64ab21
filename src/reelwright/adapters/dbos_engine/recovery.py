"""Taking over from workers that are gone: the one place that gives their jobs back to the queue."""

from dbos import DBOSClient, WorkflowStatus
from sqlalchemy import Engine

from reelwright.adapters.dbos_engine.leases import Watch, remove
from reelwright.adapters.dbos_engine.names import QUEUE, WORKFLOW


def recover(watch: Watch, client: DBOSClient, engine: Engine, mine: str) -> tuple[str, ...]:
    """Give the jobs of every worker that is gone back to the queue; return those workers.

    Done anew at every beat until none is left, since DBOS passes over a job whose recovery fails.
    Several may do it at once: a job that was given back belongs to its dead worker no more.
    """
    # Read before the leases: a worker that is alive stands there before it takes its first job.
    busy = _executors(client) - {mine}
    gone = {*watch.lapsed(), *(busy - watch.living())}
    for executor in sorted(gone):
        give_back(client, executor)
        if executor not in _executors(client):
            remove(engine, executor)
    return tuple(sorted(gone & busy))


def give_back(client: DBOSClient, executor: str) -> None:
    """Put what a worker was doing back into the queue; it can write no more results of it."""
    for job in _running(client):
        if job.executor_id == executor:
            # DBOS keeps this from its interface; what it must do is shown by kill -9 in the tests.
            client._sys_db.reenqueue_for_recovery(job.workflow_id, [executor], QUEUE)  # noqa: SLF001


def _executors(client: DBOSClient) -> set[str]:
    """The workers whose jobs run."""
    return {job.executor_id for job in _running(client) if job.executor_id}


def _running(client: DBOSClient) -> list[WorkflowStatus]:
    return client.list_workflows(
        name=WORKFLOW, status="PENDING", load_input=False, load_output=False
    )
