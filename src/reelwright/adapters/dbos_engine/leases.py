"""Leases of workers: who is alive, and who took over from whom.

No clock is compared with another's. A worker counts its own beats; one that watches declares it
lapsed when the count stood still for ten seconds of the watcher's own clock, or as many as are
set. Both sides write the same row, so one of them learns that it was second: the worker, whose
next beat or check finds the lease lapsed, or the watcher, whose count is old.
"""

import os
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, false, insert, select, true, update
from sqlalchemy.exc import InternalError, OperationalError, SQLAlchemyError

from reelwright.adapters.dbos_engine.tables import executors, names
from reelwright.ports.lease import LeaseLost

LAPSE_SECONDS = 10.0
BEATS = 5
"""How often a worker beats in the time after which it would be taken for dead."""
_ASK_AGAIN_SECONDS = 0.5
_SILENT = (
    "Worker {worker} was silent for too long: others do its work now, and it ends without writing "
    "anything. Nothing is lost."
)
_COPIED = (
    "Another process works under the name of worker {worker}, as in a copy of a running machine: "
    "this one ends without writing anything, and may begin anew under a name of its own. Nothing "
    "is lost."
)


def place() -> str:
    """Where this process can be seen by its number: the machine's boot and its process space."""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{boot} {Path('/proc/self/ns/pid').readlink()}"
    return socket.gethostname()


class ExecutorLease:
    """The lease of this process. A name is used once and never again."""

    def __init__(self, engine: Engine) -> None:
        """Not yet held: see ``begin``."""
        self._engine = engine
        self._beat: int | None = 0
        self._copied = False
        self._queue = ""
        self._beating = threading.Lock()
        self.executor = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:12]}"

    def begin(self) -> None:
        """Hold it."""
        row = {
            "id": self.executor,
            "place": place(),
            "process": os.getpid(),
            "beat": 0,
            "lapsed": False,
        }
        with self._engine.begin() as connection:
            connection.execute(insert(executors).values(row))
            self._queue = connection.scalar(select(names.c.name)) or ""

    @property
    def holder(self) -> str:
        """Its name among all queues: folders may be shared by several."""
        return f"{self._queue} {self.executor}"

    def has_lapsed(self, holder: str) -> bool:
        """Whether a worker of this queue has lost its lease; who was struck off had lost it."""
        queue, _, executor = holder.partition(" ")
        if not executor or queue != self._queue:
            return False
        held = select(executors.c.id).where(
            executors.c.id == executor, executors.c.lapsed == false()
        )
        with self._engine.begin() as connection:
            return connection.scalar(held) is None

    def check(self) -> None:
        """Make sure that it is held; a database that is away is waited for.

        Raises:
            LeaseLost.
        """
        while True:
            try:
                self.beat()
            except (OperationalError, InternalError):  # it is away, or ended what stood still
                time.sleep(_ASK_AGAIN_SECONDS)
            else:
                return

    def beat(self) -> None:
        """Tell that this process is alive.

        Raises:
            LeaseLost.
        """
        with self._beating:
            try:
                with self._engine.begin() as connection:
                    self.hold(connection)
            except SQLAlchemyError:
                # It may have been committed all the same.
                self._beat = None
                raise

    def hold(self, connection: Connection) -> None:
        """Make sure of it inside a transaction, which nobody can then end before its commit.

        Raises:
            LeaseLost.
        """
        beat = connection.scalar(
            update(executors)
            .where(executors.c.id == self.executor, executors.c.lapsed == false())
            .values(beat=executors.c.beat + 1)
            .returning(executors.c.beat)
        )
        if beat is None:
            raise LeaseLost(_SILENT.format(worker=self.executor))
        if self._copied or (self._beat is not None and beat != self._beat + 1):
            self._copied = True
            raise LeaseLost(_COPIED.format(worker=self.executor))
        self._beat = int(beat)

    def end(self) -> None:
        """Give it back."""
        remove(self._engine, self.executor)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """A beat, and when it was first seen, on the watcher's own clock."""

    beat: int
    at: float


class Watch:
    """Looks after the leases of others."""

    def __init__(
        self,
        engine: Engine,
        mine: str,
        *,
        lapse: float = LAPSE_SECONDS,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch everyone but ``mine``."""
        self._engine = engine
        self._mine = mine
        self._lapse = lapse
        self._now = now
        self._place = place()
        self._seen: dict[str, Seen] = {}

    def living(self) -> frozenset[str]:
        """Every worker whose lease stands."""
        with self._engine.begin() as connection:
            found = connection.scalars(select(executors.c.id).where(executors.c.lapsed == false()))
            return frozenset(found)

    def lapsed(self) -> tuple[str, ...]:
        """Those whose lease has lapsed, with those that are found so now."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(executors).where(executors.c.id != self._mine)).all()
        self._seen = {row.id: self._sight(row.id, row.beat) for row in rows}
        return tuple(
            row.id
            for row in rows
            if row.lapsed
            or (self._is_silent(row.id, row.place, row.process) and self._took(row.id))
        )

    def _sight(self, executor: str, beat: int) -> Seen:
        before = self._seen.get(executor)
        return before if before and before.beat == beat else Seen(beat=beat, at=self._now())

    def _is_silent(self, executor: str, where: str, process: int) -> bool:
        dead = where == self._place and not _runs(process)
        return dead or self._now() - self._seen[executor].at >= self._lapse

    def _took(self, executor: str) -> bool:
        """Declare a lease lapsed, unless it has beaten since it was looked at."""
        with self._engine.begin() as connection:
            taken = connection.execute(
                update(executors)
                .where(
                    executors.c.id == executor,
                    executors.c.beat == self._seen[executor].beat,
                )
                .values(lapsed=true())
            )
            return bool(taken.rowcount)


def remove(engine: Engine, executor: str) -> None:
    """Strike a worker off."""
    with engine.begin() as connection:
        connection.execute(delete(executors).where(executors.c.id == executor))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
