"""The AV1 encoder asks for real time; nothing of it may stay with the process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.media

PROGRAM = """
import os, sys
from pathlib import Path
from reelwright.adapters.compositor.encoding import PlainWriter
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.domain.canvas import Format, Preset, canvas_for

def policies():
    tasks = [int(task.name) for task in Path("/proc/self/task").iterdir()]
    return sorted({os.sched_getscheduler(task) for task in tasks})

canvas = canvas_for(Format.WIDE, Preset('480p'))
writer = PlainWriter(Path(sys.argv[1]), canvas)
for _ in range(3):
    writer.show(YuvFrame.empty(canvas.width, canvas.height))
    print(policies())
writer.close()
print(policies())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="scheduling is Linux's own")
def test_an_av1_encoder_takes_its_turn_like_anybody(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "piece.mp4")],
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
    assert told.splitlines() == [str([os.sched_getscheduler(0)])] * 4
