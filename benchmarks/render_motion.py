"""The motion test against plain x264 veryfast crf 20 of the same pictures.

CPU seconds with children are what counts; wall time only tells how busy the machine was.
Processes at once share memory and caches; plain x264 run twice at once shows whether that costs
CPU. The target of two workers is held against plain x264 run alone; the other is only printed.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from lib.cost import HEADING, Cost, mean_cost, median_costs, module_cost, row, verdict
from lib.inputs import inputs
from lib.motion import MOTION, bare_cost, bare_costs_at_once

ONE_PROCESS, TWO_WORKERS = 1.5, 1.6


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scenes", type=int, default=5, help="6 s each")
    parser.add_argument("--keep", type=Path, help="leave the master here")
    chosen = parser.parse_args()
    inputs()
    kinds = ",".join(MOTION)
    with tempfile.TemporaryDirectory() as folder:
        master = chosen.keep or Path(folder) / "master.mp4"

        def ours(workers: int) -> Cost:
            return module_cost("lib.motion", "ours", chosen.scenes, kinds, workers, master)

        plain, shared, single, double = median_costs(
            chosen.runs,
            lambda: bare_cost(chosen.scenes, kinds),
            lambda: mean_cost(bare_costs_at_once(chosen.scenes, kinds)),
            lambda: ours(1),
            lambda: ours(2),
        )
    print(HEADING)
    print(row("x264 veryfast crf 20 of the same pictures", plain))
    print(row("each of two of these run at once", shared, plain))
    print(row("Reelwright, one process, with sound and join", single, plain))
    print(row("Reelwright, two workers", double, plain))
    kept = verdict("one process", single.cpu_seconds / plain.cpu_seconds, ONE_PROCESS)
    print(f"two workers to x264 run twice at once: {double.cpu_seconds / shared.cpu_seconds:.3g}")
    kept &= verdict("two workers", double.cpu_seconds / plain.cpu_seconds, TWO_WORKERS)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
