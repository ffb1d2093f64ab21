"""The motion test by MoviePy 2.2.1, in an environment of its own, against Reelwright.

MoviePy gets the same inputs, the same captions as transparent pictures with their times, the
same sound, and the same encoder settings as plain x264. Its environment is made by uv on the
first run and needs the network then.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from lib.cost import BENCHMARKS, HEADING, cost_of, median_costs, module_cost, row, verdict
from lib.inputs import CLIPS, FOLDER, STILLS, inputs
from lib.motion import HALF_FADE, MOTION, SCENE_FRAMES, captions_of, look
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.layers import LayerStack
from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.render.pieces import Shot
from reelwright.domain.script.visuals import SectionCard
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.picture import Layer
from reelwright.ports.progress import Silent
from reelwright.ports.sound import Music

TIMES_LESS = 4
REQUIREMENT = "moviepy==2.2.1"
UV = BENCHMARKS.parent / ".uv" / "bin" / "uv"


def main() -> int:
    """Measure, print, and fail where the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--scenes", type=int, default=5, help="6 s each")
    chosen = parser.parse_args()
    inputs()
    python = _environment()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = _plan(chosen.scenes, folder)
        program = BENCHMARKS / "lib" / "moviepy_motion.py"
        kinds = ",".join(MOTION)
        theirs, ours = median_costs(
            chosen.runs,
            lambda: cost_of([python, program, plan, folder / "t.mp4"]),
            lambda: module_cost("lib.motion", "ours", chosen.scenes, kinds, 1, folder / "o.mp4"),
        )
    print(HEADING)
    print(row("Reelwright, one process, with sound and join", ours))
    print(row("MoviePy 2.2.1", theirs, ours))
    share = theirs.cpu_seconds / ours.cpu_seconds
    return 0 if verdict("times less CPU", share, TIMES_LESS, at_least=True) else 1


def _environment() -> Path:
    """The Python of an environment that holds MoviePy and nothing of ours."""
    folder = FOLDER / "moviepy"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([UV, "venv", "--quiet", folder], check=True)
        subprocess.run([UV, "pip", "install", "--quiet", "-p", python, REQUIREMENT], check=True)
    return python


def _plan(scenes: int, folder: Path) -> Path:
    """Everything MoviePy needs, as JSON and files."""
    total = scenes * SCENE_FRAMES
    sound = folder / "sound.m4a"
    PyavSoundStudio().mix([], total * SAMPLE_RATE // 30, Music(seed=1), sound, Silent())
    plan = {
        "frames": total,
        "fade": 2 * HALF_FADE,
        "sound": str(sound),
        "scenes": [_scene(MOTION[index % len(MOTION)], index, folder) for index in range(scenes)],
        "captions": _captions(total, folder),
    }
    file = folder / "plan.json"
    file.write_text(json.dumps(plan))
    return file


def _scene(kind: str, index: int, folder: Path) -> dict[str, object]:
    suffix = "mp4" if kind in CLIPS else "jpg"
    file = FOLDER / f"{kind}.{suffix}"
    if kind not in CLIPS and kind not in STILLS:
        file = folder / f"card{index}.png"
        _card(index, file)
    return {
        "kind": "clip" if kind in CLIPS else "still" if kind in STILLS else "card",
        "file": str(file),
        "start": index * SCENE_FRAMES,
        "frames": SCENE_FRAMES,
        "inwards": index % 4 < 2,  # noqa: PLR2004 - two of four
    }


def _card(index: int, file: Path) -> None:
    """A card as it stands in the end; MoviePy is spared its entrances."""
    shown = look()
    shot = Shot(visual=SectionCard(heading=f"Chapter {index}"), frames=SCENE_FRAMES)
    composition = PillowIllustrator().compose(shot, shown)
    frame = YuvFrame.empty(shown.canvas.width, shown.canvas.height)
    if isinstance(composition.ground, np.ndarray):
        frame.take(YuvFrame.from_rgb(composition.ground))
    stack = LayerStack(composition.layers)
    stack.blend(stack.state(SCENE_FRAMES - 1), frame)
    pixels = frame.to_video_frame().reformat(format="rgb24", src_colorspace=1, src_color_range=1)
    Image.fromarray(pixels.to_ndarray()).save(file)


def _captions(total: int, folder: Path) -> list[dict[str, object]]:
    layers = PillowIllustrator().captions(captions_of(0, total), look())
    return [_caption(number, layer, total, folder) for number, layer in enumerate(layers)]


def _caption(number: int, layer: Layer, total: int, folder: Path) -> dict[str, object]:
    file = folder / f"caption{number}.png"
    Image.fromarray(layer.patch).save(file)
    leave = total if layer.leave is None else layer.leave
    fields = {"x": layer.x, "y": layer.y, "enter": layer.enter, "leave": leave}
    return {"file": str(file), **fields}


if __name__ == "__main__":
    sys.exit(main())
