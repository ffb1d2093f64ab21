"""A disk that is full as a job writes down how far it is, or what it made, costs no job."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from builders.engines import ended, new, stage, working
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.worker import Limits
from reelwright.ports.jobs import Conduct, JobState

pytestmark = pytest.mark.integration

LIMITS = Limits(running=1, running_here=1, grace_seconds=5, lease_seconds=5)


class Disk:
    """Has no room for one statement, once it was told which."""

    def __init__(self) -> None:
        self.refuses = ""
        self.refused = 0

    def write(self, _connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if self.refuses and statement.startswith(self.refuses):
            self.refuses = ""
            self.refused += 1
            cause = sqlite3.OperationalError("database or disk is full")
            raise OperationalError(statement, None, cause)


@contextmanager
def small_disk() -> Iterator[Disk]:
    disk = Disk()
    event.listen(Engine, "before_cursor_execute", disk.write)
    try:
        yield disk
    finally:
        event.remove(Engine, "before_cursor_execute", disk.write)


@pytest.mark.parametrize(
    ("moment", "refused"),
    [
        ("within", "UPDATE main.workflow_status SET"),
        ("within", "INSERT INTO main.operation_outputs"),
        ("between", "UPDATE engine_executors SET"),
        ("between", "UPDATE main.workflow_status SET"),
    ],
)
def test_a_job_whose_progress_or_result_has_no_room_is_done_later(
    tmp_path: Path, moment: str, refused: str
) -> None:
    address = Address.of(tmp_path, "")
    jobs = DbosJobs(address)
    job = jobs.queue(new("a"))
    times = []

    def run(payload: str, conduct: Conduct) -> str:
        def work() -> None:
            times.append(payload)
            if moment == "within" and len(times) == 1:
                disk.refuses = refused
            conduct.progress.advance("first", len(times), 2)

        stage(conduct, "first", work)
        if moment == "between" and not disk.refused:
            disk.refuses = refused
        conduct.lease.check()
        return f'"{payload}"'

    with small_disk() as disk, working(address, run, LIMITS):
        made = ended(jobs, job.id)
    jobs.close()
    assert disk.refused == 1
    assert (made.state, made.result) == (JobState.DONE, '"a"')
    assert times == (["a", "a"] if moment == "within" else ["a"])
