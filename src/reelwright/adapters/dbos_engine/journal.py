"""The log of jobs, in the database, so that it can be read from every machine."""

import time
from collections.abc import Callable

from sqlalchemy import Engine, insert, select

from reelwright.adapters.dbos_engine.records import moment
from reelwright.adapters.dbos_engine.tables import log
from reelwright.ports.jobs import LogLine


class Journal:
    """Writes and reads what happened to jobs."""

    def __init__(
        self, engine: Engine, worker: str, *, now: Callable[[], float] = time.time
    ) -> None:
        """Write as ``worker``."""
        self._engine = engine
        self._worker = worker
        self._now = now

    def write(self, job: str, text: str) -> None:
        """Add a line."""
        row = {"job": job, "at": int(self._now() * 1000), "worker": self._worker, "text": text}
        with self._engine.begin() as connection:
            connection.execute(insert(log).values(row))

    def read(self, job: str) -> tuple[LogLine, ...]:
        """The lines of a job, in order."""
        with self._engine.begin() as connection:
            rows = connection.execute(
                select(log).where(log.c.job == job).order_by(log.c.number)
            ).all()
        return tuple(LogLine(at=moment(row.at), worker=row.worker, text=row.text) for row in rows)
