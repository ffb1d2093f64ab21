"""How long it takes to glance at the picture of a whole recording, and how much memory.

The ffmpeg program makes a moving test picture in H.264 with a key frame every two seconds, which is
as much as is ever looked at. Printed is what an hour of it would take.

    python benchmarks/clip_scenes.py [--seconds 100] [--size 1920x1080]
"""

import argparse
import resource
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import imageio_ffmpeg

from reelwright.adapters.faces.glances import KeyFrameGlancer
from reelwright.domain.clips.scenes import scene_changes
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Silent
from reelwright.ports.recordings import Span

HOUR = 3600


def main() -> None:
    """Make the picture, glance at it, and print what that took."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=100)
    parser.add_argument("--size", default="1920x1080")
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        film = filmed(Path(folder) / "film.mp4", asked.size, asked.seconds)
        span = Span(start=0, end=asked.seconds * SAMPLE_RATE)
        begun, worked = time.monotonic(), time.process_time()
        glances = KeyFrameGlancer().glances(film, span, Silent())
        changes = scene_changes(glances)
        took = time.monotonic() - begun, time.process_time() - worked
    wall, cpu = (each * HOUR / asked.seconds for each in took)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"an hour of {asked.size}: {len(glances) * HOUR // asked.seconds} glances, {cpu:.0f} s of "
        f"CPU, {wall:.0f} s in all, {peak} MB at most, {len(changes)} changes"
    )


def filmed(file: Path, size: str, seconds: int) -> Path:
    """A test picture of so many seconds."""
    program = imageio_ffmpeg.get_ffmpeg_exe()
    source = ["-f", "lavfi", "-i", f"testsrc2=s={size}:r=25", "-t", str(seconds)]
    coded = ["-preset", "ultrafast", "-g", "50", str(file)]
    subprocess.run([program, "-v", "error", "-y", *source, *coded], check=True)
    return file


if __name__ == "__main__":
    main()
