"""Rendering again the pieces of one scene of thirty, against rendering all of them."""

import argparse
import sys
import tempfile
from pathlib import Path

from lib.cost import HEADING, median_costs, module_cost, row, verdict
from lib.inputs import inputs
from lib.motion import MOTION

LIMIT = 0.05


def main() -> int:
    """Measure, print, and fail where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scenes", type=int, default=30, help="6 s each")
    parser.add_argument("--scene", type=int, default=10, help="the one that is edited, a clip")
    chosen = parser.parse_args()
    inputs()
    kinds = ",".join(MOTION)
    with tempfile.TemporaryDirectory() as folder:
        common = ("ours", chosen.scenes, kinds, 2, Path(folder) / "master.mp4")
        whole, edit = median_costs(
            chosen.runs,
            lambda: module_cost("lib.motion", *common, "all"),
            lambda: module_cost("lib.motion", *common, chosen.scene),
        )
    print(HEADING)
    print(row(f"{chosen.scenes} scenes with sound and join", whole))
    print(row(f"pieces of scene {chosen.scene} alone", edit, whole))
    share = edit.cpu_seconds / whole.cpu_seconds
    return 0 if verdict("edit to whole", share, LIMIT) else 1


if __name__ == "__main__":
    sys.exit(main())
