"""Hours of talk: time of each stage, highest memory by length, and drift at the end.

Prose spoken by four voices of this machine in turn follows in a FLAC of 44.1 kHz until it lasts so
long; it comes around again after about an hour, in other voices. A process of its own hears the
levels of all of it, looks for all of its words in the sound, and searches it for moments. Nothing
but the text is given (``--known text``), or the times of its lines (``lines``), or no transcript
(``recognised``). Drift is how much later the last lines are found than the first ones, each against
where it was put; memory is flat where the longest takes hardly more than the shortest.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from lib.cost import BENCHMARKS, module_cost, verdict

MOST_MEGABYTES, FRAME = 1000, 1 / 30
FLAT = 1.25
"""Times the memory of the shortest that the longest may take: its words and levels are held."""


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", nargs="*", type=float, default=[20, 60, 180])
    parser.add_argument("--known", choices=("text", "lines", "recognised"), default="text")
    asked = parser.parse_args()
    kept, highest = True, []
    for minutes in asked.minutes:
        stages = _stages(minutes, asked.known)
        highest.append(stages[-1]["megabytes"])
        drift = [abs(each["last"] - each["first"]) for each in stages if "last" in each]
        for each in drift:
            kept &= verdict("drift in frames of 30 a second", each / FRAME, 1)
    kept &= verdict("highest MB", max(highest), MOST_MEGABYTES)
    if len(highest) > 1:
        kept &= verdict("memory of the longest by the shortest", highest[-1] / highest[0], FLAT)
    return 0 if kept else 1


def _stages(minutes: float, known: str) -> list[dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "talk.flac"
        module_cost("lib.hours", "write", file, minutes)
        command = [sys.executable, "-m", "lib.hours", "hear", str(file), known]
        told = subprocess.run(command, cwd=BENCHMARKS, check=True, stdout=subprocess.PIPE).stdout
    stages = [json.loads(line) for line in told.splitlines()]
    print(f"{minutes:g} minutes", flush=True)
    for stage in stages:
        more = {name: stage[name] for name in stage if name not in _ALWAYS}
        print(
            f"  {stage['stage']:24}{stage['seconds']:9.1f} s{stage['cpu']:9.1f} CPU s"
            f"{stage['megabytes']:7} MB  {more or ''}",
            flush=True,
        )
    return stages


_ALWAYS = ("stage", "seconds", "cpu", "megabytes")

if __name__ == "__main__":
    sys.exit(main())
