"""``reelwright make`` killed in the middle of a download, and run again."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.command import Command
from reelwright.simulators.stock.pexels import PexelsSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.crash

PATIENCE = 120.0
ARTICLE = """# How animals dive

Some animals dive for an hour.

## In the sea

A whale dives into the deep sea.

Prices rose again.
"""


@pytest.fixture
def command(tmp_path: Path) -> Command:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "dive.md").write_text(ARTICLE, encoding="utf-8")
    return Command(folder=folder, home=tmp_path / "home")


@pytest.fixture
def pexels() -> Iterator[PexelsSimulator]:
    with PexelsSimulator(short_side=576, clip_seconds=6) as simulator:
        yield simulator


def _pictures(command: Command) -> list[Path]:
    store = command.home / "store"
    return [*store.glob("[0-9a-f][0-9a-f]/*.mp4"), *store.glob("[0-9a-f][0-9a-f]/*.jpg")]


def test_a_download_that_was_cut_off_is_made_whole_by_the_next_run(
    command: Command, pexels: PexelsSimulator
) -> None:
    environment = {
        "REELWRIGHT_KEY_PEXELS": pexels.key,
        "REELWRIGHT_ADDRESS_PEXELS": pexels.address,
    }
    made = ["make", "dive.md", "--preset", "480p", "--output", "out", "--stock", "pexels", "--json"]
    pexels.faults.always(Fault.DRIP, path="/files/")
    killed = subprocess.Popen(
        [sys.executable, "-m", "reelwright", *made],
        cwd=command.folder,
        env={**command.environment, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + PATIENCE
    while not pexels.downloads:
        assert killed.poll() is None, "it ended before it downloaded anything"
        assert time.monotonic() < until, "nothing was downloaded"
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert _pictures(command) == []
    pexels.faults.clear()
    again = command(*made, **environment)
    assert again.code == 0, again.err
    assert again.values["passed"] is True
    assert "whale diving" in (command.folder / "out" / "metadata.json").read_text()
    left = (command.home / "store" / "staging").rglob("*")
    assert [file for file in left if file.is_file() and file.name != ".lock"] == []
