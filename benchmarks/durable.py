"""A production from the queue against plain `make`: CPU of every process, the worker started."""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lib.cost import HEADING, Cost, cost_of, row, verdict
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.queue import jobs_of
from reelwright.ports.jobs import JobState

ARTICLE = Path(__file__).parent.parent / "examples" / "deep-sea.md"
LIMIT = 0.02
IDLE_SECONDS = 20.0
LOOK_SECONDS = 1.0
WARMING = "# Lamps\n\nA lamp turns current into light.\n"
"""What the worker has made before, as one that runs around the clock: all is in its memory."""
_TICK = os.sysconf("SC_CLK_TCK")
_PROGRAM = (sys.executable, "-m", "reelwright")


@dataclass(frozen=True, kw_only=True, slots=True)
class Durable:
    """A queued run; ``idle`` is what the worker would have used in that time without it."""

    cost: Cost
    idle: float


@contextmanager
def worker_in(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A worker of a home."""
    with subprocess.Popen(
        [*_PROGRAM, "worker", "--workers", "1"],
        env={**os.environ, "REELWRIGHT_HOME": str(home)},
        stderr=subprocess.DEVNULL,
    ) as worker:
        try:
            yield worker
        finally:
            worker.terminate()
            worker.wait()


def cpu_of(process: int) -> float:
    """CPU seconds of a process and of its children that have ended."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICK


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What is made."""

    article: Path
    preset: str


def making(order: Order, home: Path, *more: str) -> list[str]:
    """The command; what it makes goes into the home."""
    options = ("--preset", order.preset, "--voice", "espeak:en-us", "--home", str(home), "--json")
    return [*_PROGRAM, "make", str(order.article), *options, *more]


def queued(order: Order, home: Path) -> Durable:
    """A production from the queue, measured from the command that queues it to its end."""
    home.mkdir()
    warming = Order(article=home / "warming.md", preset="480p")
    warming.article.write_text(WARMING, encoding="utf-8")
    with worker_in(home) as worker:
        finish(warming, home, worker)
        idle = cpu_of(worker.pid)
        time.sleep(IDLE_SECONDS)
        idle = (cpu_of(worker.pid) - idle) / IDLE_SECONDS
        before, begun = cpu_of(worker.pid), time.perf_counter()
        finish(order, home, worker)
        wall = time.perf_counter() - begun
        cost = Cost(cpu_seconds=cpu_of(worker.pid) - before, wall_seconds=wall, peak_megabytes=0)
    return Durable(cost=cost, idle=idle * wall)


def finish(order: Order, home: Path, worker: subprocess.Popen[bytes]) -> None:
    """Queue a production and wait until it is made; the command's own CPU is nobody's."""
    command = making(order, home, "--queue")
    known = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)["id"]
    jobs = jobs_of(Settings(home=home))
    while not jobs.find(known).state.ended:
        if worker.poll() is not None:
            sys.exit("The worker ended before its time.")
        time.sleep(LOOK_SECONDS)
    if jobs.find(known).state is not JobState.DONE:
        sys.exit(jobs.find(known).error)


def main() -> int:
    """Measure in turn, print, and fail where it costs more than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="1080p")
    parser.add_argument("--article", type=Path, default=ARTICLE)
    parser.add_argument("--runs", type=int, default=2)
    chosen = parser.parse_args()
    order = Order(article=chosen.article, preset=chosen.preset)
    with tempfile.TemporaryDirectory() as place:
        pairs = [
            (
                cost_of(making(order, Path(place) / f"plain-{run}", "--workers", "1")),
                queued(order, Path(place) / f"queued-{run}"),
            )
            for run in range(chosen.runs)
        ]
    print(HEADING)
    for plain, durable in pairs:
        print(row("make", plain))
        print(row(f"from the queue, {durable.idle:.2f} of it idle", durable.cost, plain))
    over = statistics.median(
        (durable.cost.cpu_seconds - durable.idle) / plain.cpu_seconds - 1
        for plain, durable in pairs
    )
    return 0 if verdict("queued over by hand", over, LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main())
