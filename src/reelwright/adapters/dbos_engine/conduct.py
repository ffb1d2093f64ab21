"""How a worker carries out one job: durable stages, progress, and the question whether to stop."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from dbos import DBOS, DBOSClient, StepOptions
from dbos import error as dbos_errors
from sqlalchemy.exc import InternalError, OperationalError, SQLAlchemyError

from reelwright.adapters.dbos_engine.attributes import read
from reelwright.adapters.dbos_engine.journal import Journal
from reelwright.adapters.dbos_engine.leases import ExecutorLease
from reelwright.adapters.dbos_engine.names import QUEUES
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.disk import full_disk_told
from reelwright.ports.jobs import Postponed, StageKind
from reelwright.ports.lease import LeaseLost, NamedLease
from reelwright.ports.progress import Cancelled, Progress, Suspended
from reelwright.ports.steps import Codec, GoesOnLater, Steps

_log = logging.getLogger(__name__)
Result = TypeVar("Result")
LOOK_SECONDS = 1.0
"""How often a stage looks whether it should stop, and tells how far it is."""
QUIET_SECONDS = 0.25
"""How often a change of the stage is told at most; several take no longer than a moment."""
AWAY = (OperationalError, InternalError)
"""Of a database that is full, locked or cut off. The job goes back to the queue, and what it was
doing is not written down."""
ATTEMPTS = 4
FIRST_WAIT_SECONDS = 2.0


_ENDING = "The worker ends; the job goes back to the queue."


class Abandoned(BaseException):
    """The job is not ours to do. No ``Exception``, so that nobody writes it down as a result."""


class HandedBack(Abandoned, GoesOnLater):
    """Another worker does the job, or this one later."""


class PutBack(HandedBack):
    """The job waits again: in the queue of another kind of worker, or for some time."""

    def __init__(self, told: str, *, queue: str = "", seconds: float = 0.0) -> None:
        super().__init__(told)
        self.queue = queue
        self.seconds = seconds


def _anything(_stage: str) -> StageKind:
    return StageKind.WRITING


@dataclass(kw_only=True, slots=True)
class Shift:
    """What every job of a worker shares."""

    client: DBOSClient
    lease: ExecutorLease
    journal: Journal
    codec: Codec
    does: frozenset[StageKind] = frozenset(StageKind)
    """The kinds of stages that are done here."""
    kind_of: Callable[[str], StageKind] = _anything
    """The kind of a stage, by its name."""
    closing: threading.Event = field(default_factory=threading.Event)
    """Set when no further stage may begin."""
    leaving: threading.Event = field(default_factory=threading.Event)
    """Set when the stages that run must end too."""
    rendering: threading.Lock = field(default_factory=threading.Lock)
    """One job at a time uses all cores."""


class JobConduct:
    """The conduct of one job; it is its own steps, progress and lease."""

    def __init__(
        self, job: str, shift: Shift, *, now: Callable[[], float] = time.monotonic
    ) -> None:
        """Of the job of this id."""
        self._job = job
        self._shift = shift
        self._now = now
        self._next = self._told = self._looked = 0.0
        self._stage = self._title = ""

    @property
    def called(self) -> str:
        """The job for a person: its id, and its title as soon as it has one."""
        return f"{self._job} {self._title}".strip()

    @property
    def job(self) -> str:
        """The id of the job."""
        return self._job

    @property
    def worker(self) -> str:
        """The name of the worker in this queue."""
        return self._shift.lease.executor

    @property
    def steps(self) -> Steps:
        """Carries out its stages durably."""
        return self

    @property
    def progress(self) -> Progress:
        """Tells how far it is; learns that it should stop."""
        return self

    @property
    def lease(self) -> NamedLease:
        """The right to write outside."""
        return self

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        """The result of a stage, of work or of an earlier run.

        Raises:
            ReelwrightError: of the work, after some attempts where it may be retried.
        """
        if self._shift.closing.is_set():
            raise HandedBack(_ENDING)
        options = StepOptions(
            name=name,
            retries_allowed=True,
            max_attempts=ATTEMPTS,
            interval_seconds=FIRST_WAIT_SECONDS,
            backoff_rate=2.0,
            should_retry=_may_be_retried,
        )
        try:
            text = DBOS.run_step(options, lambda: self._worked(name, work))
        except dbos_errors.DBOSMaxStepRetriesExceeded as exceeded:
            raise exceeded.errors[-1] from exceeded
        except AWAY as error:
            raise self._abandoned(name, error) from error
        return self._shift.codec.from_json(text, kind)

    def _worked(self, name: str, work: Callable[[], object]) -> str:
        """Do the work of a stage, and write its result as text."""
        kind = self._shift.kind_of(name)
        if kind not in self._shift.does:
            raise PutBack(f"{name}: handed on to a worker for {kind}", queue=QUEUES[kind])
        self._stage, self._next = name, min(self._next, self._told + QUIET_SECONDS)
        try:
            self.advance(name, 0, 0)
            self.note(f"{name}: begun")
            rendering = Turn(self, self._shift.rendering, needed=name.startswith("render "))
            with full_disk_told(), rendering:
                self._look_again()
                text = self._shift.codec.to_json(work())
        except (Suspended, LeaseLost) as error:
            raise HandedBack(str(error)) from error
        except Cancelled as error:
            raise Abandoned(str(error)) from error
        except AWAY as error:  # or DBOS would write it down as the result
            raise self._abandoned(name, error) from error
        except Postponed as error:
            raise PutBack(f"{name}: {error}", seconds=error.seconds) from error
        except ReelwrightError as error:
            self.note(f"{name}: {type(error).__name__}: {error}")
            raise
        return text

    def _abandoned(self, name: str, error: Exception) -> Abandoned:
        _log.warning("%s, %s: the database does not answer: %s", self._job, name, error)
        return HandedBack("The database of jobs did not answer.")

    def advance(self, step: str, done: int, total: int) -> None:
        """Write down how far it is, at most each second, and look whether to go on.

        Raises:
            Cancelled, LeaseLost.
        """
        now = self._now()
        if now < self._next:
            return
        self._told, self._next = now, now + LOOK_SECONDS
        self.look()
        told = {"stage": self._stage, "step": step, "done": done, "total": total}
        self._shift.client.update_workflow_attributes(self._job, told, merge=True)

    def look(self) -> None:
        """Make sure that the job is still ours to do.

        Raises:
            Cancelled: it was cancelled.
            Suspended: it was paused, or the worker ends.
            LeaseLost: another worker has it.
        """
        self._looked = self._now()
        if self._shift.leaving.is_set():
            raise Suspended(_ENDING)
        status = self._shift.client.retrieve_workflow(self._job).get_status()
        if status.status != "PENDING" and read(status.attributes).paused:
            message = f"Job {self._job} is paused; what it finished is kept."
            raise Suspended(message)
        if status.status != "PENDING":
            message = f"Job {self._job} was cancelled; what it finished is kept."
            raise Cancelled(message)
        if status.executor_id != self._shift.lease.executor:
            message = f"Another worker has taken over job {self._job}."
            raise LeaseLost(message)

    def _look_again(self) -> None:
        """Look where the last look is no longer true for sure: the worker may have been frozen."""
        if self._now() - self._looked > LOOK_SECONDS:
            self.look()

    @property
    def holder(self) -> str:
        """The name of the worker."""
        return self._shift.lease.holder

    def has_lapsed(self, holder: str) -> bool:
        """Whether another worker has lost its lease, for good."""
        return self._shift.lease.has_lapsed(holder)

    def check(self) -> None:
        """Make sure that the worker is not taken for dead, and that the job is still its own.

        Raises:
            LeaseLost.
        """
        self._shift.lease.check()
        self.look()

    def entitle(self, title: str) -> None:
        """Give the job the title of what it makes."""
        self._title = title
        self._shift.client.update_workflow_attributes(self._job, {"title": title}, merge=True)

    def note(self, text: str) -> None:
        """Add a line to the job's log."""
        try:
            self._shift.journal.write(self._job, text)
        except SQLAlchemyError as error:  # a line less in the log is better than a stage less
            _log.warning("%s: %s could not be written: %s", self._job, text, error)


class Waiting(Protocol):
    """Who waits for a turn."""

    def look(self) -> None:
        """Look whether to go on waiting; raises where not."""

    def check(self) -> None:
        """Make sure of the right to go on; raises where it is lost."""


class Turn:
    """Waits until it may use all cores, still listening for a cancel."""

    def __init__(self, conduct: Waiting, lock: threading.Lock, *, needed: bool) -> None:
        """Nobody waits who does not need the cores."""
        self._conduct = conduct
        self._lock = lock if needed else None

    def __enter__(self) -> None:
        if self._lock is None:
            return
        while not self._lock.acquire(timeout=LOOK_SECONDS):
            self._conduct.look()
        try:
            self._conduct.check()  # The worker may have been frozen while it waited.
        except BaseException:
            self._lock.release()
            raise

    def __exit__(self, *_error: object) -> None:
        if self._lock is not None:
            self._lock.release()


def _may_be_retried(error: BaseException) -> bool:
    return isinstance(error, ReelwrightError) and error.retryable
