"""The ffmpeg program does not outlive a process that was killed while it measured."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.crash

MEASURE = """
import sys, time
import imageio_ffmpeg
import numpy as np
from reelwright.adapters.inspector.ebur128 import FfmpegMeter
with FfmpegMeter(imageio_ffmpeg.get_ffmpeg_exe()) as meter:
    meter.push(np.zeros((2, 48_000), dtype=np.float32))
    print(meter._process.pid, flush=True)
    time.sleep(60)
"""


def _lives(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    except FileNotFoundError:
        return False
    return state[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc to look for it")
def test_the_program_ends_when_its_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", MEASURE], stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        program = int(parent.stdout.readline())
        assert _lives(program)
        os.kill(parent.pid, signal.SIGKILL)
    for _ in range(100):
        if not _lives(program):
            return
        time.sleep(0.1)
    os.kill(program, signal.SIGKILL)
    pytest.fail("the program went on alone")
