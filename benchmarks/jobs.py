"""The queue on both databases: a stage's cost, throughput, and a start behind 10,000 jobs."""

import argparse
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.jobs import DbosJobs
from reelwright.adapters.dbos_engine.worker import DbosWorker, Limits
from reelwright.adapters.values import codec
from reelwright.ports.jobs import Conduct, NewJob, Priority

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from builders.postgres import postgres_server, programs

WAITING = 10_000
STAGES = 100
SECONDS = 15
# Asked more often than a worker does, which looks every 2 s: to see what the queue itself bears.
LIMITS = Limits(running=5, running_here=3, grace_seconds=1, poll_seconds=0.1)
# As a server that is meant to keep what it is told.
SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}


@dataclass
class Counter:
    """What jobs did: ``payload`` tells how many stages each has."""

    done: int = 0
    started: dict[str, float] = field(default_factory=dict)
    stages_seconds: float = 0.0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def run(self, payload: str, conduct: Conduct) -> str:
        """Do as many empty stages as the payload says."""
        name, _, count = payload.partition(" ")
        with self.changed:
            self.started[name] = time.perf_counter()
        begun = time.perf_counter()
        for number in range(int(count)):
            conduct.steps.step(f"stage {number}", str, str)
        with self.changed:
            self.stages_seconds = time.perf_counter() - begun
            self.done += 1
            self.changed.notify_all()
        return "null"

    def wait(self, fits: Callable[[], bool]) -> None:
        """Wait until it is so."""
        with self.changed:
            self.changed.wait_for(fits)


def job(name: str, stages: int, priority: Priority = Priority.NORMAL) -> NewJob:
    """A job of empty stages."""
    return NewJob(title=name, channel="main", payload=f"{name} {stages}", priority=priority)


def measure(name: str, address: Address, waiting: int) -> None:
    """Print the figures of one database."""
    counter = Counter()
    jobs = DbosJobs(address, most_waiting=waiting + 10)
    worker = DbosWorker(address, counter.run, codec, LIMITS)
    thread = threading.Thread(target=worker.work)
    thread.start()
    try:
        jobs.queue(job("steps", STAGES))
        counter.wait(lambda: counter.done == 1)
        print(f"{name}: {1000 * counter.stages_seconds / STAGES:.1f} ms for an empty stage")
        begun = time.perf_counter()
        for _ in range(waiting // 1000):
            jobs.queue_all([job("filler", 1) for _ in range(1000)])
        seconds = time.perf_counter() - begun
        print(f"{name}: {waiting / seconds:.0f} jobs queued a second, {waiting} in all")
        begun = time.perf_counter()
        jobs.all(limit=50)
        print(f"{name}: {1000 * (time.perf_counter() - begun):.0f} ms to list the newest 50")
        begun = time.perf_counter()
        jobs.queue(job("urgent", 1, Priority.HIGH))
        counter.wait(lambda: "urgent" in counter.started)
        took = counter.started["urgent"] - begun
        print(f"{name}: {took:.2f} s until an urgent job starts before {waiting} others")
        before = counter.done
        time.sleep(SECONDS)
        rate = (counter.done - before) / SECONDS
        print(f"{name}: {rate:.1f} jobs of one stage done a second, {LIMITS.running_here} at once")
    finally:
        worker.stop()
        thread.join()
        jobs.close()


def main() -> None:
    """Measure every database that is here."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waiting", type=int, default=WAITING)
    waiting = parser.parse_args().waiting
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", Address.of(Path(folder), ""), waiting)
    if programs() is None:
        print("PostgreSQL: not measured, as it is not installed")
        return
    with ExitStack() as stack:
        server = stack.enter_context(postgres_server(SAFE))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        measure("PostgreSQL", Address.of(Path(folder), server.new_database()), waiting)


if __name__ == "__main__":
    main()
