"""Work that waits in a queue, and what may be done with it while it waits, runs or has ended."""

import enum
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.ports.lease import NamedLease
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Steps


class QueueFull(ReelwrightError):
    """As many jobs wait as may."""

    retryable: ClassVar[bool] = True


class JobMissing(ReelwrightError):
    """There is no such job."""


class JobUnclear(ReelwrightError):
    """Several jobs begin with these characters."""


class JobForbids(ReelwrightError):
    """The job's state does not allow it."""


class EngineUnreachable(ReelwrightError):
    """The database of jobs does not answer."""

    retryable: ClassVar[bool] = True


class EngineDamaged(ReelwrightError):
    """The database of jobs is there, but is not what a program of ours left."""


class EngineTooNew(ReelwrightError):
    """The database of jobs was made by a newer program."""


class Postponed(ReelwrightError):
    """What the work needs is taken; its place is given to other work until ``seconds`` later."""

    def __init__(self, message: str, *, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class StageKind(enum.StrEnum):
    """What a stage asks of its machine."""

    WRITING = "writing"
    """The network and the voice: everything until the sound is mixed."""
    RENDERING = "rendering"
    """Cores: pictures, masters, their inspection and delivery."""


class JobState(enum.StrEnum):
    """What a person reads about a job."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def ended(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


class Priority(enum.StrEnum):
    """Which of the waiting jobs of a channel goes first."""

    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"


@dataclass(frozen=True, kw_only=True, slots=True)
class StageShare:
    """A stage that a job will go through, and its part of the whole work."""

    name: str
    share: float


@dataclass(frozen=True, kw_only=True, slots=True)
class NewJob:
    """A job to queue. ``payload`` is JSON that only who runs it understands."""

    title: str
    channel: str
    payload: str
    stages: tuple[StageShare, ...] = ()
    """What it goes through, in order; its progress is told by it."""
    priority: Priority = Priority.NORMAL
    start: datetime | None = None
    """When it may begin; at once where None."""
    after: tuple[str, ...] = ()
    """Jobs that must be done before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Job:
    """A job as it stands. Times are aware."""

    id: str
    title: str
    channel: str
    state: JobState
    progress: float
    """The part that is done, 0 to 1."""
    queued: datetime
    step: str = ""
    """What it is doing, as ``Progress`` tells it; with ``done`` of ``total`` units."""
    done: int = 0
    total: int = 0
    started: datetime | None = None
    ended: datetime | None = None
    start: datetime | None = None
    """When it may begin, where that is later."""
    after: tuple[str, ...] = ()
    worker: str = ""
    attempts: int = 0
    """How often a worker took it up."""
    error: str = ""
    """Why it failed, in one sentence."""
    error_name: str = ""
    result: str = ""
    """JSON of what came of it, by who ran it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A stage of a job that ended."""

    name: str
    started: datetime
    ended: datetime
    error: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LogLine:
    """Something that happened to a job."""

    at: datetime
    worker: str
    text: str


class Jobs(Protocol):
    """The jobs of a home, or of all machines that share a database.

    A job is named by its id, or the first characters of it where they are unmistakable.
    """

    def queue(self, job: NewJob) -> Job:
        """Queue a job; the same one queued twice is two jobs.

        Raises:
            QueueFull, JobMissing: one of ``after`` is not there. EngineUnreachable.
        """

    def queue_all(self, jobs: Sequence[NewJob]) -> tuple[Job, ...]:
        """Queue several jobs, or none of them.

        Raises:
            QueueFull, JobMissing, EngineUnreachable.
        """

    def all(self, states: Sequence[JobState] = (), limit: int | None = None) -> tuple[Job, ...]:
        """The jobs in these states, or all; the newest first."""

    def find(self, job_id: str) -> Job:
        """One job.

        Raises:
            JobMissing, JobUnclear.
        """

    def payload(self, job_id: str) -> str:
        """What a job was queued with.

        Raises:
            JobMissing, JobUnclear.
        """

    def stages(self, job_id: str) -> tuple[Stage, ...]:
        """What a job has done so far, in order.

        Raises:
            JobMissing, JobUnclear.
        """

    def log(self, job_id: str) -> tuple[LogLine, ...]:
        """What happened to a job, in order, on whichever machine.

        Raises:
            JobMissing, JobUnclear.
        """

    def cancel(self, job_id: str) -> Job:
        """End a job that has not ended; what it finished is kept.

        Raises:
            JobMissing, JobUnclear, JobForbids.
        """

    def pause(self, job_id: str) -> Job:
        """Hold a job until it is resumed; what runs stops within seconds.

        Raises:
            JobMissing, JobUnclear, JobForbids.
        """

    def resume(self, job_id: str) -> Job:
        """Let a paused job go on behind the last stage that it finished.

        Raises:
            JobMissing, JobUnclear, JobForbids.
        """

    def retry(self, job_id: str) -> Job:
        """Let a failed or cancelled job go on from the stage that it did not finish.

        Raises:
            JobMissing, JobUnclear, JobForbids.
        """

    def reorder(self, job_id: str, *, first: bool) -> Job:
        """Move a waiting job before all others of its channel, or behind them.

        Raises:
            JobMissing, JobUnclear, JobForbids.
        """


class Conduct(Protocol):
    """What a job is run with."""

    @property
    def job(self) -> str:
        """The id of the job."""

    @property
    def steps(self) -> Steps:
        """Carries out its stages durably."""

    @property
    def progress(self) -> Progress:
        """Tells how far it is; learns that it should stop."""

    @property
    def lease(self) -> NamedLease:
        """The right to write outside."""

    def entitle(self, title: str) -> None:
        """Give the job the title of what it makes."""


Runner = Callable[[str, Conduct], str]
"""Does a job: from its payload to its result, both JSON."""


class Worker(Protocol):
    """Takes jobs from the queue and does them."""

    def work(self) -> bool:
        """Work until ``stop``; whether everything that ran has ended.

        Raises:
            LeaseLost: the process must end, and may start again as a new worker.
        """

    def stop(self) -> None:
        """Take nothing more; finish the stages that run, or hand the jobs back."""
