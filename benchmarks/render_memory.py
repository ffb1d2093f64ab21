"""Highest memory of one worker for videos of 1, 10 and 60 minutes.

All lengths show cards, so that the hour is measured in minutes; ``--kinds`` chooses others.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from lib.cost import HEADING, module_cost, row, verdict
from lib.inputs import inputs
from lib.motion import MOTION

MOST_MEGABYTES, FLAT = 700, 1.10
SCENES_A_MINUTE = 10


def main() -> int:
    """Measure, print, and fail where a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, nargs="+", default=[1, 10, 60])
    parser.add_argument("--kinds", default="card", help=f"of {','.join(MOTION)}")
    chosen = parser.parse_args()
    inputs()
    print(HEADING)
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for minutes in chosen.minutes:
            scenes = minutes * SCENES_A_MINUTE
            master = Path(folder) / "master.mp4"
            cost = module_cost("lib.motion", "pieces", scenes, chosen.kinds, 1, master)
            peaks.append(cost.peak_megabytes)
            print(row(f"{minutes} minutes of {chosen.kinds}", cost), flush=True)
        motion = module_cost("lib.motion", "pieces", 10, ",".join(MOTION), 1, master)
        print(row("1 minute of the motion test", motion))
    kept = verdict("highest MB", max(*peaks, motion.peak_megabytes), MOST_MEGABYTES)
    kept &= verdict("longest to shortest", peaks[-1] / peaks[0], FLAT)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
