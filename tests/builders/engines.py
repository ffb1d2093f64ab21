"""A queue and a worker inside the test's own process, for work that is no production."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from builders.postgres import PostgresServer
from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.worker import DbosWorker, Limits, Trade
from reelwright.adapters.values import codec
from reelwright.ports.jobs import Conduct, Job, NewJob, Runner, StageShare

SHARES = (StageShare(name="first", share=0.25), StageShare(name="second", share=0.75))


def address_of(kind: str, home: Path, server: Callable[[], PostgresServer]) -> Address:
    """A database that nobody has used."""
    return Address.of(home, "" if kind == "sqlite" else server().new_database())


def new(title: str = "a", *, channel: str = "main") -> NewJob:
    """A job of two stages."""
    return NewJob(title=title, channel=channel, payload=title, stages=SHARES)


def until(fits: Callable[[], bool]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + 240
    while not fits():
        assert time.monotonic() < end, "it never came to that"
        time.sleep(0.05)


def ended(jobs: DbosJobs, job_id: str) -> Job:
    """The job when it has ended."""
    until(lambda: jobs.find(job_id).state.ended)
    return jobs.find(job_id)


def stage(conduct: Conduct, name: str, work: Callable[[], None]) -> None:
    """A stage whose result is its name."""

    def worked() -> str:
        work()
        return name

    assert conduct.steps.step(name, worked, str) == name


def two_stages(done: list[str]) -> Runner:
    """Does two stages, and notes in ``done`` what it did."""

    def run(payload: str, conduct: Conduct) -> str:
        for name in ("first", "second"):
            stage(conduct, name, partial(done.append, f"{payload} {name}"))
        return "null"

    return run


@contextmanager
def working(
    address: Address, run: Runner, limits: Limits | None = None, trade: Trade | None = None
) -> Iterator[DbosWorker]:
    """A worker on a thread, which has ended at the end."""
    chosen = replace(limits or Limits(grace_seconds=5), poll_seconds=0.1)
    worker = DbosWorker(address, run, codec, chosen, trade)
    thread = threading.Thread(target=worker.work)
    thread.start()
    try:
        yield worker
    finally:
        worker.stop()
        thread.join(60)
        assert not thread.is_alive()
