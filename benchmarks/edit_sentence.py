"""A whole edit of one sentence, with voice, sound, join and verdict, against the whole making.

Thirty scenes of about six seconds: clips, moving stills and cards in turn, as in the motion test.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from lib.cost import HEADING, Cost, cost_of, middle_cost, row, verdict
from lib.inputs import inputs
from reelwright.domain.script.scenes import Line, Part, Scene, Script
from reelwright.domain.script.visuals import StatementCard
from reelwright.domain.script_document.write import write_document

LIMIT = 0.15
SCENES = 30
EDITED = 10
SHOWN = ("c1.mp4", "s1.jpg", "c3.mp4", "", "c2.mp4", "s2.jpg", "c4.mp4", "s3.jpg", "c5.mp4", "")
"""Footage of ten scenes; a card where there is none."""
WORDS = (
    "the ocean covers most of the planet and yet its floor is less well known than the moon",
    "every year new expeditions bring back pictures of creatures that nobody has ever described",
    "some of them glow in the dark while others live for centuries without seeing any light",
)


def main() -> int:
    """Measure, print, and fail where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    pairs = [making_and_edit() for _ in range(parser.parse_args().runs)]
    whole, edit = (middle_cost(costs) for costs in zip(*pairs, strict=True))
    print(HEADING)
    print(row(f"{SCENES} scenes made", whole))
    print(row("one sentence edited and made again", edit, whole))
    share = edit.cpu_seconds / whole.cpu_seconds
    return 0 if verdict("edit to whole", share, LIMIT) else 1


def making_and_edit() -> tuple[Cost, Cost]:
    """Make the script from nothing, edit one sentence, and make it again."""
    with tempfile.TemporaryDirectory() as scratch:
        document = Path(scratch) / "script.md"
        document.write_text(write_document(script("")), encoding="utf-8")
        whole = make(document, Path(scratch))
        document.write_text(write_document(script("Once more: ")), encoding="utf-8")
        return whole, make(document, Path(scratch))


def script(before: str) -> Script:
    """The script; ``before`` stands before one of its sentences."""
    scenes = []
    for index in range(SCENES):
        text = f"Part {index + 1}: {WORDS[index % len(WORDS)]}."
        line = Line(text=before + text if index == EDITED else text)
        scenes.append(
            Scene(
                lines=(line,),
                visual=StatementCard(text=text),
                part=Part.BODY,
                footage=SHOWN[index % len(SHOWN)],
            )
        )
    return Script(title="Thirty scenes", language="en", scenes=tuple(scenes), extractive=False)


def make(document: Path, scratch: Path) -> Cost:
    """Make the document as a person would."""
    where = ("--output", scratch / "out", "--home", scratch / "home", "--footage", inputs())
    command = [sys.executable, "-m", "reelwright", "make", str(document), *map(str, where)]
    return cost_of([*command, "--json"])


if __name__ == "__main__":
    sys.exit(main())
