"""A full disk or a kill in the middle of a mix leaves no track, and says why."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.crash
Run = Callable[[str], str]

MIX = """
import sys
from pathlib import Path
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.ports.disk import DiskFull
from reelwright.ports.progress import Silent
from reelwright.ports.sound import Music
folder = Path(sys.argv[1])

class Telling(Silent):
    def advance(self, step, done, total):
        print("mixing", flush=True)

def mix(seconds):
    track = folder / "track.m4a"
    PyavSoundStudio().mix([], seconds * 48_000, Music(seed=1), track, Telling())
"""

ON_FULL_DISK = """
try:
    mix(60)
except DiskFull as failure:
    print("failed:", failure)
print("left:", sorted(file.name for file in folder.iterdir()))
"""


def test_a_full_disk_ends_in_one_sentence_and_leaves_nothing(on_small_disk: Run) -> None:
    said = on_small_disk(MIX + ON_FULL_DISK)
    assert "failed: There is no room left for the sound in /" in said
    assert "left: []" in said


@pytest.mark.parametrize("after", [0.3, 1.5])
def test_a_killed_mix_leaves_the_earlier_track(tmp_path: Path, after: float) -> None:
    track = tmp_path / "track.m4a"
    track.write_bytes(b"an earlier track")
    program = MIX + "mix(600)"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    assert track.read_bytes() == b"an earlier track"
    names = {file.name for file in tmp_path.iterdir()}
    assert names <= {"track.m4a", ".track.m4a.partial"}
