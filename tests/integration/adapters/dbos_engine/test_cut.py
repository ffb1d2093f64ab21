"""A PostgreSQL server that dies at the worst moments, as in a power cut, and comes back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.engines import ended, new, stage, working
from builders.postgres import PostgresServer, postgres_server, programs
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.worker import Limits
from reelwright.ports.jobs import Conduct, JobState

pytestmark = pytest.mark.integration

AWAY_SECONDS = 1.5
LIMITS = Limits(running=1, running_here=1, grace_seconds=5, lease_seconds=5)


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    """A server that no other test needs."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres_server() as server:
        yield server


class Cutting:
    """A job of two stages, and a power cut at a moment of it."""

    def __init__(self, server: PostgresServer, moment: str) -> None:
        self._server = server
        self._moment = moment
        self.done: list[str] = []
        self._back: threading.Timer | None = None
        self._is_back = threading.Event()

    def _cut(self, moment: str) -> None:
        if moment == self._moment and self._back is None:
            self._server.stop("immediate")
            self._back = threading.Timer(AWAY_SECONDS, self._return)
            self._back.start()

    def _return(self) -> None:
        self._server.start()
        self._is_back.set()

    def run(self, payload: str, conduct: Conduct) -> str:
        self._cut("before a stage")
        stage(conduct, "first", lambda: self.done.append("first"))

        def second() -> None:
            self._cut("in a stage")
            conduct.progress.advance("second", 1, 2)
            conduct.lease.check()
            self.done.append("second")
            self._cut("before a checkpoint")

        stage(conduct, "second", second)
        conduct.lease.check()
        self._cut("before the end")
        return f'"{payload}"'

    def wait_until_back(self) -> None:
        assert self._is_back.wait(60), "it never was cut"


@pytest.mark.parametrize(
    "moment", ["before a stage", "in a stage", "before a checkpoint", "before the end"]
)
def test_a_job_goes_on_when_its_database_is_back(
    server: PostgresServer, tmp_path: Path, moment: str
) -> None:
    address = Address.of(tmp_path, server.new_database())
    jobs = DbosJobs(address)
    cutting = Cutting(server, moment)
    job = jobs.queue(new("a"))
    with working(address, cutting.run, LIMITS):
        cutting.wait_until_back()
        made = ended(jobs, job.id)
    jobs.close()
    assert (made.state, made.result, made.attempts) == (JobState.DONE, '"a"', 1)
    assert cutting.done == ["first", "second"]
