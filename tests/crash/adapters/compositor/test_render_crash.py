import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.illustrators import DeadlyIllustrator, WordyIllustrator
from builders.rendering import card, decoded, look_of
from reelwright.adapters.compositor.pool import render_apart
from reelwright.domain.render.pieces import Piece, ShotUse
from reelwright.ports.picture import PieceJob, RenderFailed, TextDoesNotFit
from reelwright.ports.progress import Silent

pytestmark = pytest.mark.crash

TESTS = Path(__file__).parents[3]


def _jobs(folder: Path, count: int = 4) -> list[PieceJob]:
    folder.mkdir(exist_ok=True)
    look = look_of(160, 90)
    return [
        PieceJob(
            piece=Piece(look=look, frames=20, uses=(ShotUse(shot=card(str(number), 20), first=0),)),
            destination=folder / f"{number}.mp4",
        )
        for number in range(count)
    ]


def test_a_killed_worker_is_replaced_and_its_piece_rendered_again(tmp_path: Path) -> None:
    graves = tmp_path / "graves"
    graves.mkdir()
    jobs = _jobs(tmp_path / "pieces")
    done = list(render_apart(DeadlyIllustrator(graves, 1), jobs, {}, Silent(), 2))
    assert len(list(graves.iterdir())) >= 1
    assert {job.destination for job in done} == {job.destination for job in jobs}
    assert [len(decoded(job.destination)) for job in jobs] == [20] * 4
    assert len(list((tmp_path / "pieces").iterdir())) == 4


def test_a_piece_that_kills_twice_ends_the_work_with_a_sentence(tmp_path: Path) -> None:
    graves = tmp_path / "graves"
    graves.mkdir()
    jobs = _jobs(tmp_path / "pieces", 1)
    with pytest.raises(RenderFailed, match=r"0\.mp4 was ended twice"):
        list(render_apart(DeadlyIllustrator(graves, 9), jobs, {}, Silent(), 2))
    assert not list((tmp_path / "pieces").iterdir())


def test_what_a_worker_meets_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(TextDoesNotFit, match="too long"):
        list(render_apart(WordyIllustrator(), _jobs(tmp_path), {}, Silent(), 2))


_PARENT = """
import sys
from pathlib import Path
from builders.illustrators import SlowIllustrator
from builders.rendering import card, look_of
from reelwright.adapters.compositor.pool import render_apart
from reelwright.domain.render.pieces import Piece, ShotUse
from reelwright.ports.picture import PieceJob
from reelwright.ports.progress import Silent

look = look_of(160, 90)
jobs = [
    PieceJob(
        piece=Piece(look=look, frames=9, uses=(ShotUse(shot=card(str(n), 9), first=0),)),
        destination=Path(sys.argv[1]) / f"{n}.mp4",
    )
    for n in range(2)
]
list(render_apart(SlowIllustrator(), jobs, {}, Silent(), 2))
"""


def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    with subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(tmp_path)], env=environment
    ) as parent:
        workers = _eventually(lambda: _workers_of(parent.pid), lambda found: len(found) == 2)
        parent.send_signal(signal.SIGKILL)
    _eventually(lambda: [pid for pid in workers if _alive(pid)], lambda left: not left)


def _workers_of(parent: int) -> list[int]:
    """Children whose interpreter has come as far as the worker's own code."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rsplit(")", 1)[1].split()
            command = (status.parent / "cmdline").read_text()
        except OSError:
            continue
        threads = int(fields[17])
        if int(fields[1]) == parent and "spawn_main" in command and threads > 1:
            found.append(int(status.parent.name))
    return found


def _alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def _eventually(look: Callable[[], list[int]], enough: Callable[[list[int]], bool]) -> list[int]:
    for _ in range(600):
        found = look()
        if enough(found):
            return found
        time.sleep(0.05)
    raise AssertionError(found)


_ON_A_SMALL_DISK = """
import sys, tempfile
from pathlib import Path
import numpy as np
from PIL import Image
sys.path.insert(0, "{tests}")
from builders.rendering import look_of, tone
from builders.blocks import BlockIllustrator
from reelwright.adapters.compositor.compositor import Compositor
from reelwright.domain.render.pieces import Piece, Shot, ShotUse
from reelwright.domain.script.visuals import Footage, PictureShot
from reelwright.ports.disk import DiskFull
from reelwright.ports.picture import PieceJob
from reelwright.ports.progress import Silent

folder = Path(sys.argv[1])
noise = np.random.default_rng(1).integers(0, 255, (360, 640, 3), dtype=np.uint8)
elsewhere = tempfile.TemporaryDirectory()
still = Path(elsewhere.name) / "noise.png"
Image.fromarray(noise).save(still)
footage = Footage(sha256="a" * 64, suffix=".png", width=640, height=360)
shot = Shot(visual=PictureShot(footage=footage), frames=90)
piece = Piece(look=look_of(640, 360), frames={frames}, uses=(ShotUse(shot=shot, first=0),))
compositor = Compositor(BlockIllustrator(), 1)
job = PieceJob(piece=piece, destination=folder / "piece.mp4")
try:
    list(compositor.render([job], {{"a" * 64: still}}, Silent()))
    sound = tone(folder / "sound.m4a", 48_000)
    pieces, frames = [job.destination] * {copies}, [{frames}] * {copies}
    compositor.join(pieces, frames, sound, folder / "master.mp4")
except DiskFull as error:
    print(error)
elsewhere.cleanup()
print(sorted(file.name for file in folder.iterdir()))
"""


def test_a_disk_that_fills_while_rendering_leaves_nothing(
    on_small_disk: Callable[[str], str],
) -> None:
    said = on_small_disk(_ON_A_SMALL_DISK.format(tests=TESTS, frames=80, copies=1))
    assert "no room left for piece.mp4" in said
    assert said.endswith("[]\n")


def test_a_disk_that_fills_while_joining_keeps_the_pieces(
    on_small_disk: Callable[[str], str],
) -> None:
    said = on_small_disk(_ON_A_SMALL_DISK.format(tests=TESTS, frames=4, copies=40))
    assert "no room left for master.mp4" in said
    assert said.endswith("['piece.mp4', 'sound.m4a']\n")
