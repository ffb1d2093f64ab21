"""Make the example articles into videos and the pictures of the README: ``make gallery``."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import av
import opentimelineio
from PIL import Image

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
PICTURES = HERE / "pictures"
WIDE, TALL = (400, 225), (253, 450)
COLUMNS, ROWS = 3, 2
INTO_THE_SCENE = 0.85
"""Part of a scene after which all that enters has entered."""


def main() -> None:
    """Make a picture for every example."""
    PICTURES.mkdir(exist_ok=True)
    for article in sorted(EXAMPLES.glob("*.md")):
        with TemporaryDirectory() as scratch:
            folder = Path(scratch) / "out"
            make(article, folder, Path(scratch) / "home")
            sheet(folder).save(PICTURES / f"{article.stem}.jpg", quality=84, optimize=True)


def make(article: Path, folder: Path, home: Path) -> None:
    """Make an article in both shapes, as a person would."""
    formats = ("--format", "16:9", "--format", "9:16")
    where = ("--output", str(folder), "--home", str(home))
    command = [sys.executable, "-m", "reelwright", "make", str(article), *formats, *where]
    subprocess.run(command, check=True)


def sheet(folder: Path) -> Image.Image:
    """Six frames of the wide master, and one of the tall one beside them."""
    scenes = list(scene_frames(folder / "timeline.otio"))
    wide = [scenes[index * len(scenes) // (COLUMNS * ROWS)] for index in range(COLUMNS * ROWS)]
    picture = Image.new("RGB", (COLUMNS * WIDE[0] + TALL[0], TALL[1]))
    for index, frame in enumerate(frames_at(next(folder.glob("*.16x9.mp4")), wide)):
        place = (index % COLUMNS * WIDE[0], index // COLUMNS * WIDE[1])
        picture.paste(frame.resize(WIDE, Image.Resampling.LANCZOS), place)
    (tall,) = frames_at(next(folder.glob("*.9x16.mp4")), [scenes[len(scenes) // 2]])
    picture.paste(tall.resize(TALL, Image.Resampling.LANCZOS), (COLUMNS * WIDE[0], 0))
    return picture


def scene_frames(timeline: Path) -> Iterator[int]:
    """A telling frame of every scene."""
    read = opentimelineio.adapters.read_from_file(str(timeline))
    for clip in read.video_tracks()[0].find_clips():
        shown = clip.trimmed_range_in_parent()
        yield int(shown.start_time.value + shown.duration.value * INTO_THE_SCENE)


def frames_at(video: Path, wanted: list[int]) -> Iterator[Image.Image]:
    """The frames of these numbers, which ascend."""
    left = iter(wanted)
    following = next(left)
    with av.open(str(video)) as opened:
        for number, frame in enumerate(opened.decode(video=0)):
            if number == following:
                yield Image.fromarray(frame.to_ndarray(format="rgb24"))
                following = next(left, -1)
                if following < 0:
                    return


if __name__ == "__main__":
    main()
