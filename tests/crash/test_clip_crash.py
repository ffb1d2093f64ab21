"""``reelwright clip`` killed while it renders, and gone on with."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builders.command import Command
from builders.talks import write_talk, write_transcript

pytestmark = pytest.mark.crash

_PATIENCE = 120.0
_ARGUMENTS = (
    "clip", "talk.mkv", "--transcript", "talk.txt", "--format", "1:1", "--preset", "480p",
    "--output", "out",
)  # fmt: skip


@pytest.fixture
def command(tmp_path: Path) -> Command:
    folder = tmp_path / "work"
    folder.mkdir()
    write_talk(folder / "talk.mkv")
    write_transcript(folder / "talk.txt")
    return Command(folder=folder, home=tmp_path / "home")


def _living(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_killed_run_leaves_no_half_clip_and_hears_nothing_twice(command: Command) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reelwright", *_ARGUMENTS],
        cwd=command.folder,
        env=dict(command.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for_rendering(command, process)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait(_PATIENCE)
    until = time.monotonic() + _PATIENCE
    while _living(process.pid):
        assert time.monotonic() < until, "a child outlived the command"
        time.sleep(0.02)
    out = command.folder / "out"
    assert not list(out.rglob("*.mp4"))
    assert not (out / "clips.json").exists()
    again = command(*_ARGUMENTS)
    assert again.code == 0, again.err
    assert "Rendering" in again.err
    assert "Finding the words" not in again.err
    assert len(list(out.glob("*/*.mp4"))) == 1
    assert (out / "clips.json").exists()


def _wait_for_rendering(command: Command, running: subprocess.Popen[bytes]) -> None:
    """Until the clip's sound is mixed, after which its picture is rendered."""
    until = time.monotonic() + _PATIENCE
    while not list((command.home / "store").rglob("*.m4a")) and running.poll() is None:
        assert time.monotonic() < until, "nothing was begun"
        time.sleep(0.02)
