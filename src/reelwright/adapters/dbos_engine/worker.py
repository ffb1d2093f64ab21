"""A worker: takes jobs, does them stage by stage, and looks after the jobs of others."""

import logging
import threading
from contextlib import ExitStack
from dataclasses import dataclass

from dbos import DBOS, DBOSClient, DBOSConfig
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.conduct import Abandoned, JobConduct, Shift
from reelwright.adapters.dbos_engine.dependents import release
from reelwright.adapters.dbos_engine.heart import Heart
from reelwright.adapters.dbos_engine.journal import Journal
from reelwright.adapters.dbos_engine.leases import BEATS, LAPSE_SECONDS, ExecutorLease, Watch
from reelwright.adapters.dbos_engine.names import (
    APPLICATION,
    MOST_ATTEMPTS,
    POLL_SECONDS,
    QUEUE,
    VERSION,
    WORKFLOW,
    client_at,
)
from reelwright.adapters.dbos_engine.recovery import Forgotten, give_back, recover
from reelwright.adapters.dbos_engine.serializer import JsonSerializer
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.jobs import Runner
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
    lease_seconds: float = LAPSE_SECONDS
    """How long another worker may be silent before its jobs are taken."""

    @property
    def beat_seconds(self) -> float:
        """How often a worker tells that it is alive, and looks after the others."""
        return self.lease_seconds / BEATS


class DbosWorker:
    """The worker of this process; DBOS allows one in each."""

    def __init__(self, address: Address, run: Runner, codec: Codec, limits: Limits) -> None:
        """Prepare to do jobs with ``run``."""
        self._address = address
        self._run = run
        self._codec = codec
        self._limits = limits
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
            )
            with Heart(lease, self._limits.beat_seconds, lost=self._stop.set) as heart:
                self._launch(shift, engine)
                watch = Watch(engine, lease.executor, lapse=self._limits.lease_seconds)
                while not self._stop.is_set():
                    self._tend(client, watch, engine, lease.executor)
                    self._stop.wait(self._limits.beat_seconds)
                heart.check()
                self._close(shift)
            lease.end()
        return not self._busy

    def _client(self, engine: Engine, stack: ExitStack, *, patient: bool = False) -> DBOSClient:
        client = client_at(self._address, engine, patient=patient)
        stack.callback(client.destroy)
        return client

    def _launch(self, shift: Shift, engine: Engine) -> None:
        DBOS(config=self._config(shift.lease.executor, engine))

        @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=MOST_ATTEMPTS)
        def produce(payload: str) -> str:
            return self._done(payload, shift)

        DBOS.listen_queues([QUEUE])
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            global_concurrency=self._limits.running,
            worker_concurrency=self._limits.running_here,
            # A limit for each channel makes DBOS ask the channels in turn.
            partition_concurrency=self._limits.running,
            polling_interval_sec=POLL_SECONDS,
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
            # We send no messages between jobs, which this would look for each second.
            notification_listener_polling_interval_sec=60.0,
        )
        if self._address.url is None:
            config["system_database_engine"] = engine
        else:
            config["system_database_url"] = self._address.for_dbos
        return config

    def _done(self, payload: str, shift: Shift) -> str:
        """Do one job."""
        job = str(DBOS.workflow_id)
        self._busy.add(job)
        try:
            return self._run(payload, JobConduct(job, shift))
        except (Cancelled, LeaseLost) as error:  # between two stages
            raise Abandoned from error
        except ReelwrightError:
            raise
        except Exception:
            _log.exception("job %s broke", job)
            raise
        finally:
            self._busy.discard(job)

    def _tend(self, client: DBOSClient, watch: Watch, engine: Engine, mine: str) -> None:
        """Look after the others; a database that is away for a while is waited for."""
        try:
            for executor in recover(watch, client, engine, mine):
                _log.warning("took over from %s", executor)
            self._forgotten.give_back(client, mine, set(self._busy))
            release(client)
        except SQLAlchemyError as error:
            _log.warning("the database does not answer: %s", error)

    def _close(self, shift: Shift) -> None:
        """End within the grace time; what is not finished goes back to the queue."""
        grace = self._limits.grace_seconds
        shift.closing.set()
        impatience = threading.Timer(grace, shift.leaving.set)
        impatience.daemon = True
        impatience.start()
        DBOS.destroy(destroy_registry=True, workflow_completion_timeout_sec=round(grace) + 3)
        impatience.cancel()
        give_back(shift.client, shift.lease.executor)
