"""A worker: takes jobs, does them stage by stage, and looks after the jobs of others."""

import logging
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from dbos import DBOS, DBOSClient, DBOSConfig
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.clients import client_at
from reelwright.adapters.dbos_engine.conduct import AWAY, Abandoned, JobConduct, PutBack, Shift
from reelwright.adapters.dbos_engine.dependents import release
from reelwright.adapters.dbos_engine.gates import go_through
from reelwright.adapters.dbos_engine.heart import Heart
from reelwright.adapters.dbos_engine.journal import Journal
from reelwright.adapters.dbos_engine.leases import BEATS, LAPSE_SECONDS, ExecutorLease, Watch
from reelwright.adapters.dbos_engine.names import (
    APPLICATION,
    MOST_ATTEMPTS,
    POLL_SECONDS,
    QUEUE,
    QUEUES,
    VERSION,
    WORKFLOW,
)
from reelwright.adapters.dbos_engine.recovery import Forgotten, give_back, recover, running_jobs
from reelwright.adapters.dbos_engine.rows import put_back, queue_of, running
from reelwright.adapters.dbos_engine.serializer import JsonSerializer
from reelwright.adapters.dbos_engine.turns import note_served, rank_all
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import Postponed, Runner, StageKind
from reelwright.ports.lease import LeaseLost
from reelwright.ports.progress import Cancelled
from reelwright.ports.steps import Codec

_log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much is done at once, and how long an end may take."""

    running: int = 5
    """Jobs that run on all workers together."""
    running_here: int = 3
    grace_seconds: float = 20.0
    """How long stages may go on after ``stop``."""
    poll_seconds: float = POLL_SECONDS
    """How often the queue is asked for a job."""
    lease_seconds: float = LAPSE_SECONDS
    """How long another worker may be silent before its jobs are taken."""

    @property
    def beat_seconds(self) -> float:
        """How often a worker tells that it is alive, and looks after the others."""
        return self.lease_seconds / BEATS


def _writing(_stage: str) -> StageKind:
    return StageKind.WRITING


@dataclass(frozen=True, kw_only=True, slots=True)
class Trade:
    """What a worker does; a job that comes to another kind of stage is handed on."""

    does: frozenset[StageKind] = frozenset(StageKind)
    kind_of: Callable[[str], StageKind] = _writing
    """The kind of a stage, by its name."""

    @property
    def queues(self) -> tuple[str, ...]:
        """Where its jobs wait."""
        return tuple(QUEUES[kind] for kind in StageKind if kind in self.does)


class DbosWorker:
    """The worker of this process; DBOS allows one in each."""

    def __init__(
        self,
        address: Address,
        run: Runner,
        codec: Codec,
        limits: Limits,
        trade: Trade | None = None,
    ) -> None:
        """Prepare to do jobs with ``run``."""
        self._address = address
        self._run = run
        self._codec = codec
        self._limits = limits
        self._trade = trade or Trade()
        self._stop = threading.Event()
        self._busy: set[str] = set()
        self._forgotten = Forgotten()

    def stop(self) -> None:
        """Take nothing more; finish the stages that run, or hand the jobs back."""
        self._stop.set()

    def work(self) -> bool:
        """Work until ``stop``; whether everything that ran has ended.

        Raises:
            LeaseLost, EngineUnreachable.
        """
        self._address.prepare()
        with ExitStack() as stack:
            with self._address.reached():
                engine = self._address.engine()
                stack.callback(engine.dispose)
                lease = ExecutorLease(engine)
                lease.begin()
                client, patient = (
                    self._client(engine, stack),
                    self._client(engine, stack, patient=True),
                )
            shift = Shift(
                client=patient,
                lease=lease,
                journal=Journal(engine, lease.executor),
                codec=self._codec,
                does=self._trade.does,
                kind_of=self._trade.kind_of,
            )
            with Heart(lease, self._limits.beat_seconds, lost=self._stop.set) as heart:
                self._launch(shift, engine)
                watch = Watch(engine, lease.executor, lapse=self._limits.lease_seconds)
                while not self._stop.is_set():
                    self._tend(client, watch, engine, lease.executor)
                    self._stop.wait(self._limits.beat_seconds)
                heart.check()
                self._close(shift, client)
        return not self._busy

    def _client(self, engine: Engine, stack: ExitStack, *, patient: bool = False) -> DBOSClient:
        client = client_at(self._address, engine, patient=patient)
        stack.callback(client.destroy)
        return client

    def _launch(self, shift: Shift, engine: Engine) -> None:
        DBOS(config=self._config(shift.lease.executor, engine))

        @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=MOST_ATTEMPTS)
        def produce(payload: str) -> str:
            return self._done(payload, shift, engine)

        DBOS.listen_queues(list(self._trade.queues))
        DBOS.launch()
        for queue in self._trade.queues:
            DBOS.register_queue(
                queue,
                global_concurrency=self._limits.running,
                worker_concurrency=self._limits.running_here,
                polling_interval_sec=self._limits.poll_seconds,
                on_conflict="always_update",
            )

    def _config(self, executor: str, engine: Engine) -> DBOSConfig:
        config = DBOSConfig(
            name=APPLICATION,
            application_version=VERSION,
            executor_id=executor,
            serializer=JsonSerializer(),
            enable_otlp=False,
            log_level="CRITICAL",
            run_migrations=False,
            # We send no messages between jobs, so a look costs nothing; an end waits for the next.
            notification_listener_polling_interval_sec=0.25,
            # Schedules are our own.
            scheduler_polling_interval_sec=3600.0,
        )
        if self._address.url is None:
            config["system_database_engine"] = engine
        else:
            config["system_database_url"] = self._address.for_dbos
        return config

    def _done(self, payload: str, shift: Shift, engine: Engine) -> str:
        """Do one job."""
        job = str(DBOS.workflow_id)
        self._busy.add(job)
        conduct = JobConduct(job, shift)
        try:
            return self._carried_out(payload, conduct, engine)
        except PutBack as back:
            conduct.note(str(back))
            _log.info("%s waits: %s", conduct.called, back)
            self._let_wait(job, back, engine, shift.lease.executor)
            raise
        except (Cancelled, LeaseLost) as error:  # between two stages
            _log.info("%s is left: %s", conduct.called, error)
            raise Abandoned from error
        except Abandoned as error:
            if str(error):
                _log.info("%s is left: %s", conduct.called, error)
            raise
        except AWAY as error:
            _log.warning("%s: the database does not answer: %s", job, error)
            raise Abandoned from error
        except ReelwrightError as error:
            _log.info("%s failed: %s", conduct.called, error)
            raise
        except Exception:
            _log.exception("job %s broke", job)
            raise
        finally:
            self._busy.discard(job)

    def _carried_out(self, payload: str, conduct: JobConduct, engine: Engine) -> str:
        if not self._admitted(conduct, engine):
            raise Abandoned
        _log.info("%s is taken up", conduct.called)
        try:
            result = self._run(payload, conduct)
        except Postponed as error:  # between two stages
            raise PutBack(str(error), seconds=error.seconds) from error
        _log.info("%s is done", conduct.called)
        return result

    def _admitted(self, conduct: JobConduct, engine: Engine) -> bool:
        """Whether a job that was taken is not one too many; then its channel was served.

        DBOS counts each queue by itself. Unwritten, it is done, and its channel waits as before.
        """
        try:
            with engine.begin() as connection:
                go_through(connection, QUEUE)
                too_many = running(connection) > self._limits.running
                if too_many and put_back(connection, conduct.job, conduct.worker):
                    return False
                note_served(connection, conduct.job, queue_of(connection, conduct.job))
        except SQLAlchemyError as error:
            _log.warning("the database does not answer: %s", error)
        return True

    def _let_wait(self, job: str, back: PutBack, engine: Engine, mine: str) -> None:
        """Put a job back; where that cannot be written, it is found forgotten later."""
        try:
            with engine.begin() as connection:
                go_through(connection, QUEUE)
                put_back(connection, job, mine, queue=back.queue, seconds=back.seconds)
                rank_all(connection)
        except SQLAlchemyError as error:
            _log.warning("the database does not answer: %s", error)

    def _tend(self, client: DBOSClient, watch: Watch, engine: Engine, mine: str) -> None:
        """Look after the others; a database that is away for a while is waited for."""
        try:
            under_way = running_jobs(client)
            for executor in recover(watch, client, engine, under_way, mine):
                _log.warning("took over from %s", executor)
            self._forgotten.give_back(client, under_way, mine, set(self._busy))
            release(client)
            with engine.begin() as connection:
                rank_all(connection)
        except SQLAlchemyError as error:
            _log.warning("the database does not answer: %s", error)

    def _close(self, shift: Shift, client: DBOSClient) -> None:
        """End within the grace time; what is not finished goes back to the queue."""
        grace = self._limits.grace_seconds
        shift.closing.set()
        impatience = threading.Timer(grace, shift.leaving.set)
        impatience.daemon = True
        impatience.start()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=round(grace) + 3)
        impatience.cancel()
        try:
            give_back(client, shift.lease.executor)
            shift.lease.end()
        except SQLAlchemyError as error:  # the lease lapses by itself
            _log.warning("the database does not answer: %s", error)
