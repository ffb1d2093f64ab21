"""Three hours of talk: time of each stage, highest memory, and drift at the end.

Lines spoken by a voice of this machine follow one another in a FLAC of 44.1 kHz until it lasts so
long. A process of its own hears its levels, looks for the words of the first and the last minutes
in the sound by forced alignment, and searches the whole for moments with words whose times share
those of their lines. Drift is how much later the last lines are found than the first ones, each
against where it was put. Forced alignment of all takes that of the aligned minutes times the rest.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from lib.cost import BENCHMARKS, module_cost, verdict

MOST_MEGABYTES, FRAME = 1000, 1 / 30


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=180)
    parser.add_argument("--aligned", type=float, default=2, help="minutes at either end")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "talk.flac"
        module_cost("lib.hours", "write", file, asked.minutes)
        command = [sys.executable, "-m", "lib.hours", "hear", str(file), str(asked.aligned)]
        told = subprocess.run(command, cwd=BENCHMARKS, check=True, stdout=subprocess.PIPE).stdout
    stages = [json.loads(line) for line in told.splitlines()]
    for stage in stages:
        print(
            f"{stage['stage']:36}{stage['seconds']:9.1f} s{stage['cpu']:9.1f} CPU s"
            f"{stage['megabytes']:7} MB"
        )
    both = [stage for stage in stages if "late" in stage]
    all_of_it = sum(stage["cpu"] for stage in both) * asked.minutes / (2 * asked.aligned)
    print(
        f"alignment of all {asked.minutes:g} minutes: {all_of_it:.0f} CPU s, by the part measured"
    )
    for end, stage in zip(("first", "last"), both, strict=True):
        print(f"{end}: {stage['found']:.1%} of the words found, {stage['late']:.4f} s late")
    kept = verdict("highest MB", stages[-1]["megabytes"], MOST_MEGABYTES)
    drift = abs(both[1]["late"] - both[0]["late"])
    kept &= verdict("drift in frames of 30 a second", drift / FRAME, 1)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
