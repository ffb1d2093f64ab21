"""``reelwright make`` killed, stopped, without room and without rights."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import SMALL_ARTICLE, Command

pytestmark = pytest.mark.crash

_PATIENCE = 120.0


@pytest.fixture
def command(tmp_path: Path) -> Command:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "lamps.md").write_text(SMALL_ARTICLE, encoding="utf-8")
    return Command(folder=folder, home=tmp_path / "home")


@pytest.fixture
def running(command: Command) -> Iterator[subprocess.Popen[bytes]]:
    """A production under way, in a process group of its own."""
    arguments = ["make", "lamps.md", "--preset", "480p", "--output", "out", "--workers", "2"]
    process = subprocess.Popen(
        [sys.executable, "-m", "reelwright", *arguments],
        cwd=command.folder,
        env=dict(command.environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    yield process
    process.kill()
    process.wait()


def kept_results(command: Command) -> int:
    return sum(1 for file in (command.home / "store").rglob("*") if file.is_file())


def wait_for_work(command: Command, running: subprocess.Popen[bytes]) -> None:
    """Until takes are recorded and the folder is being worked in."""
    until = time.monotonic() + _PATIENCE
    while kept_results(command) < 8 and running.poll() is None:
        assert time.monotonic() < until, "nothing was begun"
        time.sleep(0.02)


def living(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_stopped_run_leaves_nothing_half_made_and_is_gone_on_with(
    command: Command, running: subprocess.Popen[bytes], sent: signal.Signals
) -> None:
    wait_for_work(command, running)
    running.send_signal(sent)
    running.wait(_PATIENCE)
    until = time.monotonic() + _PATIENCE
    while living(running.pid):
        assert time.monotonic() < until, "a child outlived the command"
        time.sleep(0.02)
    assert not list((command.folder / "out").glob("*.mp4"))
    again = command.make("lamps.md", "--output", "out")
    assert again.code == 0, again.err
    assert again.values["work"]["lines_kept"] > 0
    assert again.values["passed"] is True


def test_an_interrupt_says_that_work_is_kept(
    command: Command, running: subprocess.Popen[bytes]
) -> None:
    wait_for_work(command, running)
    running.send_signal(signal.SIGINT)
    assert running.wait(_PATIENCE) == 130


def test_a_second_run_in_the_same_folder_is_refused(
    command: Command, running: subprocess.Popen[bytes]
) -> None:
    wait_for_work(command, running)
    second = command.make("lamps.md", "--output", "out")
    if running.poll() is None:
        assert second.code == 1
        assert second.values["error"]["name"] == "ProductionBusy"


def test_ffmpeg_missing_is_no_reason_to_lose_a_video(command: Command) -> None:
    """Loudness is then measured by our own meter."""
    ran = command("make", "lamps.md", "--preset", "480p", "--json", IMAGEIO_FFMPEG_EXE="/nowhere")
    assert ran.code == 0, ran.err
    loudness = next(
        check
        for check in ran.values["masters"][0]["verdict"]["checks"]
        if check["name"] == "loudness"
    )
    assert loudness["outcome"] == "passed"
