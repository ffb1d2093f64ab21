"""What it costs to start: CPU seconds of commands that make nothing, against Python itself."""

import os
import sys
import tempfile
from functools import partial
from pathlib import Path

from lib.cost import HEADING, cost_of, median_costs, row

RUNS = 5
ARTICLE = Path(__file__).parent.parent / "examples" / "deep-sea.md"
COMMANDS = (
    ("--help",),
    ("settings",),
    ("make", "--help"),
    ("productions",),
    ("voices",),
    ("make", "--dry-run", ARTICLE),
)


def main() -> None:
    """Print the medians."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["REELWRIGHT_HOME"] = home
        [bare] = median_costs(RUNS, lambda: cost_of([sys.executable, "-c", "pass"]))
        print(HEADING)
        print(row("python -c pass", bare))
        for arguments in COMMANDS:
            command = [sys.executable, "-m", "reelwright", *arguments]
            [cost] = median_costs(RUNS, partial(cost_of, command))
            shown = " ".join(Path(each).name for each in map(str, arguments))
            print(row(f"reelwright {shown}", cost, bare))


if __name__ == "__main__":
    main()
