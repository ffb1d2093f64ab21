"""The same productions by one worker and by two, each held to one core: how much sooner."""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lib.cost import verdict
from reelwright.app.jobs.queueing import When, queue_production
from reelwright.app.making.making import Job as Making
from reelwright.app.making.orders import Request
from reelwright.app.wiring.queue import jobs_of
from reelwright.ports.jobs import JobState

ARTICLE = "# Lamps {number}\n\n" + "\n\n".join(
    f"## Part {part}\n\nA lamp number {{number}} {part} turns current into light."
    for part in range(1, 4)
)
PRODUCTIONS = 8
AIM = 1.8
LOOK_SECONDS = 0.2


@contextmanager
def worker_on(core: int, home: Path) -> Iterator[None]:
    """A worker whose every thread and child runs on one core."""
    command = (sys.executable, "-m", "reelwright", "worker", "--workers", "1")
    with subprocess.Popen(
        ["taskset", "--cpu-list", str(core), *command],  # noqa: S607 - util-linux, wherever it is
        env={**os.environ, "REELWRIGHT_HOME": str(home)},
        stderr=subprocess.DEVNULL,
    ) as worker:
        try:
            yield
        finally:
            worker.terminate()
            worker.wait()


def make(home: Path, names: range) -> None:
    """Queue productions, none like another, and wait until all are made."""
    jobs, queued = None, []
    for number in names:
        article = home / f"lamps-{number}.md"
        article.write_text(ARTICLE.format(number=number), encoding="utf-8")
        options = {"home": home, "preset": "480p", "voice": "espeak:en-us", "workers": 1}
        making = Making.of(Request(source=str(article)), options, home)
        jobs = jobs or jobs_of(making.settings)
        queued.append(queue_production(making, jobs, When()).id)
    while jobs and any(not jobs.find(each).state.ended for each in queued):
        time.sleep(LOOK_SECONDS)
    if jobs and any(jobs.find(each).state is not JobState.DONE for each in queued):
        sys.exit("A production failed.")


def seconds_with(cores: list[int], productions: int) -> float:
    """Wall time of the productions, by as many workers as cores, which have made some before."""
    with tempfile.TemporaryDirectory() as place, ExitStack() as stack:
        home = Path(place)
        for core in cores:
            stack.enter_context(worker_on(core, home))
        # Two for each worker, so that all of them have everything in memory.
        make(home, range(1000, 1000 + 2 * len(cores)))
        begun = time.perf_counter()
        make(home, range(productions))
        return time.perf_counter() - begun


def main() -> int:
    """Measure both, print, and fail where the second worker helps too little."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--productions", type=int, default=PRODUCTIONS)
    productions = parser.parse_args().productions
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) == 1:
        print("There is one core here: nothing can be compared.")
        return 0
    one = seconds_with(cores[:1], productions)
    two = seconds_with(cores[:2], productions)
    load = os.getloadavg()[0]
    told = f"{productions} productions: {one:.1f} s by one worker, {two:.1f} s by two"
    print(f"{told} (load {load:.1f})")
    return 0 if verdict("two workers over one", one / two, AIM, at_least=True) else 1


if __name__ == "__main__":
    sys.exit(main())
