"""A video of cards and stills against the motion test, and against plain x264 of its pictures.

Where the picture stands still, frames are neither drawn nor encoded.
"""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

from lib.cost import HEADING, median_costs, module_cost, row
from lib.inputs import inputs
from lib.motion import MOTION, bare_cost

CARDS, CARDS_AND_STILLS = ("card",), ("card", "s1", "card", "card", "s2")


def main() -> int:
    """Measure and print; there is no limit to miss, less is better."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scenes", type=int, default=5, help="6 s each")
    chosen = parser.parse_args()
    inputs()
    print(HEADING)
    for name, kinds in (
        ("cards", CARDS),
        ("cards and stills", CARDS_AND_STILLS),
        ("motion", MOTION),
    ):
        shown = ",".join(kinds)
        with tempfile.TemporaryDirectory() as folder:
            master = Path(folder) / "master.mp4"
            ours = ("lib.motion", "ours", chosen.scenes, shown, 1, master)
            pieces = ("lib.motion", "pieces", chosen.scenes, shown, 1, master)
            plain, whole, alone = median_costs(
                chosen.runs,
                partial(bare_cost, chosen.scenes, shown),
                partial(module_cost, *ours),
                partial(module_cost, *pieces),
            )
        print(row(f"{name}: plain x264 of the pictures", plain))
        print(row(f"{name}: Reelwright, pieces alone", alone, plain))
        print(row(f"{name}: Reelwright, with sound and join", whole, plain))
    return 0


if __name__ == "__main__":
    sys.exit(main())
