"""A production from the queue against the same by hand: CPU seconds, the worker already started."""

import argparse
import resource
import sys
import tempfile
import threading
import time
from pathlib import Path

from lib.cost import verdict
from reelwright.app.making import Job as Making
from reelwright.app.orders import Request
from reelwright.app.queueing import When, queue_production, runner
from reelwright.app.wiring import jobs_of, worker_of
from reelwright.ports.progress import Silent

ARTICLE = Path(__file__).parent.parent / "examples" / "deep-sea.md"
LIMIT = 0.02


def cpu_seconds() -> float:
    """What this process and its children that have ended used."""
    uses = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(use.ru_utime + use.ru_stime for use in uses)


def making(folder: Path, name: str, preset: str) -> Making:
    """A production in a home where nothing was made before."""
    options = {"home": folder / name, "preset": preset, "voice": "espeak:en-us", "workers": 1}
    return Making.of(Request(source=str(ARTICLE)), options, folder)


def by_hand(folder: Path, name: str, preset: str) -> float:
    """CPU seconds of a plain run."""
    job, before = making(folder, name, preset), cpu_seconds()
    job.run(Silent())
    return cpu_seconds() - before


def queued(folder: Path, name: str, preset: str) -> float:
    """CPU seconds of a queued run, beginning before it is queued."""
    job = making(folder, name, preset)
    jobs = jobs_of(job.settings)
    worker = worker_of(job.settings, runner(job.settings), grace_seconds=1)
    thread = threading.Thread(target=worker.work)
    thread.start()
    try:
        time.sleep(3)
        before = cpu_seconds()
        known = queue_production(job, jobs, When()).id
        while not jobs.find(known).state.ended:
            time.sleep(2)
        return cpu_seconds() - before
    finally:
        worker.stop()
        thread.join()


def main() -> int:
    """Measure in turn, print, and fail where it costs more than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--preset", default="1080p")
    parser.add_argument("--runs", type=int, default=2)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        by_hand(folder, "warm", "480p")  # imports and caches of the process
        pairs = [
            (
                by_hand(folder, f"plain-{run}", chosen.preset),
                queued(folder, f"queued-{run}", chosen.preset),
            )
            for run in range(chosen.runs)
        ]
    plain, durable = (min(times) for times in zip(*pairs, strict=True))
    print(f"by hand {plain:.2f} s of CPU, from the queue {durable:.2f} s")
    return 0 if verdict("queued over by hand", durable / plain - 1, LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main())
