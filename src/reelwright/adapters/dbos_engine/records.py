"""Jobs as people read them, from what DBOS has written down."""

from datetime import UTC, datetime

from dbos import StepInfo, WorkflowStatus

from reelwright.adapters.dbos_engine.attributes import read
from reelwright.adapters.dbos_engine.names import FAR_AWAY
from reelwright.adapters.dbos_engine.serializer import StageFailed
from reelwright.ports.jobs import Job, JobState, Stage

WAITING = ("ENQUEUED", "DELAYED")
STATUSES: dict[JobState, tuple[str, ...]] = {
    JobState.QUEUED: WAITING,
    JobState.RUNNING: ("PENDING",),
    JobState.PAUSED: ("CANCELLED", "DELAYED"),
    JobState.DONE: ("SUCCESS",),
    JobState.FAILED: ("ERROR", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"),
    JobState.CANCELLED: ("CANCELLED",),
}
"""Where the jobs of a state are found; whether one is paused, its attributes tell."""
GIVEN_UP = "It was begun many times and never got to its end: see what stops its workers."


def job_of(status: WorkflowStatus) -> Job:
    """A job as it stands."""
    attributes = read(status.attributes)
    state = _state(status.status, paused=attributes.paused)
    starts = status.delay_until_epoch_ms if status.status == "DELAYED" else None
    return Job(
        id=status.workflow_id,
        title=attributes.title,
        channel=attributes.channel,
        state=state,
        progress=1.0 if state is JobState.DONE else attributes.progress,
        queued=moment(status.created_at or 0),
        step=attributes.step,
        done=attributes.done,
        total=attributes.total,
        started=moment(status.dequeued_at) if status.dequeued_at else None,
        ended=moment(status.completed_at) if status.completed_at and state.ended else None,
        start=moment(starts) if starts and starts < FAR_AWAY else None,
        after=attributes.after if status.status == "DELAYED" else (),
        worker=(status.executor_id or "") if state is JobState.RUNNING else "",
        attempts=status.recovery_attempts or 0,
        error=_sentence(status),
        error_name=status.error.name if isinstance(status.error, StageFailed) else "",
        result=status.output if isinstance(status.output, str) else "",
    )


def stage_of(step: StepInfo) -> Stage:
    """A stage that ended."""
    error = step["error"]
    return Stage(
        name=step["function_name"],
        started=moment(step["started_at_epoch_ms"] or 0),
        ended=moment(step["completed_at_epoch_ms"] or 0),
        error=str(error) if error else "",
    )


def moment(milliseconds: int) -> datetime:
    """A time as DBOS writes it."""
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _state(status: str, *, paused: bool) -> JobState:
    if paused and status in STATUSES[JobState.PAUSED]:
        return JobState.PAUSED
    for state in (
        JobState.QUEUED,
        JobState.RUNNING,
        JobState.DONE,
        JobState.CANCELLED,
        JobState.FAILED,
    ):
        if status in STATUSES[state]:
            return state
    return JobState.FAILED


def _sentence(status: WorkflowStatus) -> str:
    if status.status == "MAX_RECOVERY_ATTEMPTS_EXCEEDED":
        return GIVEN_UP
    return str(status.error) if status.error else ""
