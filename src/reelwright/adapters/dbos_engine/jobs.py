"""The queue as edges use it: everything but doing the work."""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Never

from dbos import DBOSClient, EnqueueOptions, WorkflowStatus
from dbos import error as dbos_errors
from sqlalchemy import Connection, Engine, insert

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.attributes import read, written
from reelwright.adapters.dbos_engine.clients import client_at
from reelwright.adapters.dbos_engine.gates import go_through
from reelwright.adapters.dbos_engine.journal import Journal
from reelwright.adapters.dbos_engine.names import (
    FAR_AWAY,
    QUEUE,
    UNRANKED,
    VERSION,
    WORKFLOW,
)
from reelwright.adapters.dbos_engine.records import STATUSES, job_of, stage_of
from reelwright.adapters.dbos_engine.rows import move, waiting
from reelwright.adapters.dbos_engine.tables import places
from reelwright.adapters.dbos_engine.turns import rank
from reelwright.ports.jobs import (
    Job,
    JobForbids,
    JobMissing,
    JobState,
    JobUnclear,
    LogLine,
    NewJob,
    Priority,
    QueueFull,
    Stage,
)

MOST_WAITING = 100
_PLACES = {
    Priority.HIGH: 100_000_000,
    Priority.NORMAL: 800_000_000,
    Priority.LOW: 1_500_000_000,
}
"""Lower goes first. A running number is added, so that jobs of one priority keep their order."""


class DbosJobs:
    """The jobs in a database, which is made at the first use."""

    def __init__(
        self,
        address: Address,
        *,
        most_waiting: int = MOST_WAITING,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Open the queue.

        Raises:
            EngineUnreachable.
        """
        address.prepare()
        with address.reached():
            self._engine = address.engine()
            self._client: DBOSClient = client_at(address, self._engine)
        self._address = address
        self._most = most_waiting
        self._now = now
        self._journal = Journal(self._engine, "")

    @property
    def engine(self) -> Engine:
        """The pool that its transactions come from."""
        return self._engine

    def close(self) -> None:
        """Close the connections."""
        self._client.destroy()
        self._engine.dispose()

    def queue(self, job: NewJob) -> Job:
        """Queue a job.

        Raises:
            QueueFull, JobMissing, EngineUnreachable.
        """
        return self.queue_all((job,))[0]

    def queue_all(self, jobs: Sequence[NewJob]) -> tuple[Job, ...]:
        """Queue several jobs, or none of them.

        Raises:
            QueueFull, JobMissing, EngineUnreachable.
        """
        found = [
            replace(job, after=tuple(self.find(each).id for each in job.after)) for job in jobs
        ]
        with self._address.reached(), self._engine.begin() as connection:
            ids = self.enqueue(connection, found)
        return tuple(map(self.find, ids))

    def enqueue(self, connection: Connection, jobs: Sequence[NewJob]) -> list[str]:
        """Queue jobs in a transaction of the caller's, and return their ids.

        Raises:
            QueueFull: the transaction must not be committed.
        """
        number = go_through(connection, QUEUE, times=len(jobs))
        self._check_room(waiting(connection) + len(jobs))
        ids = [
            self._enqueued(connection, job, number - len(jobs) + place)
            for place, job in enumerate(jobs, start=1)
        ]
        rank(connection, QUEUE)
        return ids

    def _enqueued(self, connection: Connection, job: NewJob, number: int) -> str:
        job_id = secrets.token_hex(5)
        options = EnqueueOptions(
            workflow_name=WORKFLOW,
            queue_name=QUEUE,
            workflow_id=job_id,
            workflow_id_reuse_policy="reject",
            app_version=VERSION,
            priority=UNRANKED,
            queue_partition_key=job.channel,
            attributes=written(job),
        )
        if job.after or job.start:
            options["delay_seconds"] = self._wait(job)
        self._client.enqueue_in_transaction(connection, options, job.payload)
        place = _PLACES[job.priority] + number
        connection.execute(insert(places).values(job=job_id, channel=job.channel, place=place))
        return job_id

    def _wait(self, job: NewJob) -> float:
        """Seconds until it may begin; longer than anyone waits where it is for other jobs."""
        starts = FAR_AWAY / 1000 if job.after or job.start is None else job.start.timestamp()
        return max(0.0, starts - self._now())

    def _check_room(self, found: int) -> None:
        if found > self._most:
            message = (
                f"{found} jobs would wait then, and {self._most} may: wait until some are done, "
                "cancel some, or raise jobs_waiting in the settings."
            )
            raise QueueFull(message)

    def all(self, states: Sequence[JobState] = (), limit: int | None = None) -> tuple[Job, ...]:
        """The jobs in these states, or all; the newest first."""
        statuses = sorted({status for state in states for status in STATUSES[state]})
        with self._address.reached():
            found = self._client.list_workflows(
                name=WORKFLOW,
                status=statuses or None,
                sort_desc=True,
                # Whether one is paused, no question can ask.
                limit=None if states else limit,
                load_input=False,
            )
        jobs = map(job_of, found)
        wanted = (job for job in jobs if not states or job.state in states)
        return tuple(islice(wanted, limit))

    def find(self, job_id: str) -> Job:
        """One job.

        Raises:
            JobMissing, JobUnclear.
        """
        return job_of(self._status(job_id))

    def payload(self, job_id: str) -> str:
        """What a job was queued with.

        Raises:
            JobMissing, JobUnclear.
        """
        found = self._client.retrieve_workflow(self.find(job_id).id).get_status()
        return str(found.input["args"][0]) if found.input else ""

    def stages(self, job_id: str) -> tuple[Stage, ...]:
        """What a job has done so far, in order."""
        with self._address.reached():
            return tuple(
                map(stage_of, self._client.list_workflow_steps(self._status(job_id).workflow_id))
            )

    def log(self, job_id: str) -> tuple[LogLine, ...]:
        """What happened to a job, in order."""
        return self._journal.read(self.find(job_id).id)

    def cancel(self, job_id: str) -> Job:
        """End a job that has not ended; what it finished is kept.

        Raises:
            JobMissing, JobUnclear, JobForbids.
        """
        job = self._allowed(
            job_id, "cancelled", {JobState.QUEUED, JobState.RUNNING, JobState.PAUSED}
        )
        with self._address.reached():
            self._client.update_workflow_attributes(job.id, {"paused": False}, merge=True)
            self._client.cancel_workflow(job.id)
        return self._turned(job.id, JobState.CANCELLED)

    def pause(self, job_id: str) -> Job:
        """Hold a job until it is resumed."""
        job = self._allowed(job_id, "paused", {JobState.QUEUED, JobState.RUNNING})
        with self._address.reached():
            self._client.update_workflow_attributes(job.id, {"paused": True}, merge=True)
            if self._status(job.id).status == "DELAYED":
                self._client.set_workflow_delay(job.id, delay_until_epoch_ms=FAR_AWAY)
            else:
                self._client.cancel_workflow(job.id)
        return self._turned(job.id, JobState.PAUSED)

    def resume(self, job_id: str) -> Job:
        """Let a paused job go on behind the last stage that it finished."""
        job = self._allowed(job_id, "resumed", {JobState.PAUSED})
        with self._address.reached():
            status = self._status(job.id)
            self._client.update_workflow_attributes(job.id, {"paused": False}, merge=True)
            if status.status == "DELAYED":
                self._client.set_workflow_delay(job.id, delay_until_epoch_ms=_start_of(status))
            else:
                self._client.resume_workflow(job.id, queue_name=QUEUE)
        self._journal.write(job.id, "resumed")
        return self.find(job.id)

    def retry(self, job_id: str) -> Job:
        """Let a failed or cancelled job go on from the stage that it did not finish."""
        job = self._allowed(job_id, "retried", {JobState.FAILED, JobState.CANCELLED})
        with self._address.reached():
            if job.state is JobState.CANCELLED:
                self._client.resume_workflow(job.id, queue_name=QUEUE)
            else:
                self._rewind(job)
        self._journal.write(job.id, "retried")
        return self.find(job.id)

    def _rewind(self, job: Job) -> None:
        try:
            self._client.rewind_workflow(
                job.id,
                start_step=self._unfinished(job.id),
                application_version=VERSION,
                queue_name=QUEUE,
                queue_partition_key=job.channel,
            )
        except dbos_errors.DBOSException:  # somebody else was first
            _forbid(self.find(job.id), "retried")

    def _turned(self, job_id: str, state: JobState) -> Job:
        """The job, if it has the state now: it may have ended first."""
        job = self.find(job_id)
        if job.state is not state:
            _forbid(job, state.value)
        self._journal.write(job_id, state.value)
        return job

    def _unfinished(self, job_id: str) -> int:
        """The number of the first stage that failed, or of the one behind the last."""
        steps = self._client.list_workflow_steps(job_id)
        failed = [step["function_id"] for step in steps if step["error"]]
        return min(failed, default=max((step["function_id"] for step in steps), default=0) + 1)

    def reorder(self, job_id: str, *, first: bool) -> Job:
        """Move a waiting job before all others of its channel, or behind them."""
        job = self._allowed(job_id, "moved", {JobState.QUEUED})
        with self._address.reached(), self._engine.begin() as connection:
            go_through(connection, QUEUE)
            moved = move(connection, job.id, job.channel, first=first)
            rank(connection, QUEUE)
        if not moved:
            _forbid(self.find(job.id), "moved")
        return self.find(job.id)

    def _allowed(self, job_id: str, action: str, states: Iterable[JobState]) -> Job:
        job = self.find(job_id)
        if job.state not in states:
            _forbid(job, action)
        return job

    def _status(self, job_id: str) -> WorkflowStatus:
        with self._address.reached():
            found = self._client.list_workflows(
                workflow_id_prefix=job_id, name=WORKFLOW, limit=2, load_input=False
            )
            exact = [status for status in found if status.workflow_id == job_id]
        if not job_id or not found:
            message = f"There is no job {job_id}; `reelwright jobs` lists them all."
            raise JobMissing(message)
        if len(found) > 1 and not exact:
            message = f"Several jobs begin with {job_id}: give more of the id."
            raise JobUnclear(message)
        return exact[0] if exact else found[0]


def _forbid(job: Job, action: str) -> Never:
    hints = {
        JobState.PAUSED: f"`reelwright jobs resume {job.id}` lets it go on",
        JobState.FAILED: f"`reelwright jobs retry {job.id}` lets it go on",
        JobState.CANCELLED: f"`reelwright jobs retry {job.id}` lets it go on",
    }
    hint = hints.get(job.state, f"`reelwright jobs show {job.id}` tells more")
    is_so = job.state.value == action
    cannot = f"already {action}" if is_so else f"{job.state} and cannot be {action}"
    message = f"Job {job.id} is {cannot}; {hint}."
    raise JobForbids(message)


def _start_of(status: WorkflowStatus) -> int:
    """When a job that was held while it waited may begin."""
    attributes = read(status.attributes)
    return FAR_AWAY if attributes.after else attributes.start or 0
