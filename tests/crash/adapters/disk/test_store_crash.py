"""Killed, out of room or without rights, the store holds whole files only and says why."""

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reelwright.adapters.disk.store import FileStore

pytestmark = pytest.mark.crash
Run = Callable[[str], str]

ADOPT_FOR_EVER = """
import os, sys
from pathlib import Path
from reelwright.adapters.disk.store import FileStore
store = FileStore(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    with store.staging(".bin") as path:
        path.write_bytes(os.urandom(300_000))
        store.adopt(path)
    store.remember(os.urandom(8).hex(), "[1, 2, 3]")
"""


def _kill_while_adopting(folder: Path, after: float) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", ADOPT_FOR_EVER, str(folder)], stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def test_a_killed_process_leaves_no_part_under_a_final_name(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311 - moments to kill at, no secret
    for _ in range(6):
        _kill_while_adopting(tmp_path, chance.uniform(0.01, 0.25))
    finals = list(tmp_path.glob("[0-9a-f][0-9a-f]/*"))
    assert len(finals) > 6
    for final in finals:
        content = final.read_bytes()
        assert hashlib.sha256(content).hexdigest() == final.parent.name + final.stem
    for result in tmp_path.glob("results/*/*.json"):
        assert result.read_text().endswith("\n[1, 2, 3]")


def test_what_killed_processes_left_is_swept_by_the_next(tmp_path: Path) -> None:
    for _ in range(3):
        _kill_while_adopting(tmp_path, 0.02)
    assert len([entry for entry in (tmp_path / "staging").iterdir() if entry.is_dir()]) == 1
    FileStore(tmp_path).prune((), younger_than=0)
    assert [entry.name for entry in (tmp_path / "staging").iterdir()] == [".lock"]


def test_two_processes_share_a_store(tmp_path: Path) -> None:
    program = ADOPT_FOR_EVER.replace("while True", "for _ in range(30)").replace(
        "os.urandom(300_000)", "bytes([_ % 7]) * 100_000"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command) as one, subprocess.Popen(command) as two:
        assert (one.wait(), two.wait()) == (0, 0)
    assert FileStore(tmp_path).size().artefacts == 7
    assert FileStore(tmp_path).size().unfinished_bytes == 0


def test_a_full_disk_is_one_sentence_and_loses_nothing(on_small_disk: Run) -> None:
    said = on_small_disk("""
import os, sys
from pathlib import Path
from reelwright.adapters.disk.store import FileStore
from reelwright.ports.store import StoreFull
folder = Path(sys.argv[1])
store, kept = FileStore(folder), []
try:
    while True:
        with store.staging(".bin") as path:
            path.write_bytes(os.urandom(150_000))
            kept.append(store.adopt(path))
except StoreFull as error:
    print(error)
assert len(kept) == 6, kept
assert all(store.path(sha256, ".bin").stat().st_size == 150_000 for sha256 in kept)
assert store.size().unfinished_bytes == 0
try:
    while True:
        store.remember(os.urandom(8).hex(), "x" * 9000)
except StoreFull:
    print("and results too")
""")
    first, second = said.splitlines()
    assert first.startswith("There is no room for a new .bin in /")
    assert " kB free): free some space there, or choose a folder on another disk." in first
    assert second == "and results too"


def test_a_forbidden_folder_is_one_sentence(without_rights: tuple[Path, Run]) -> None:
    folder, run = without_rights
    said = run("""
import os, sys
from pathlib import Path
from reelwright.adapters.disk.store import FileStore
from reelwright.ports.store import StoreForbidden
# drop rights
os.chmod(sys.argv[1], 0o555) if os.stat(sys.argv[1]).st_uid == os.geteuid() else None
try:
    FileStore(Path(sys.argv[1]) / "deep" / "store").remember("key", "1")
except StoreForbidden as error:
    print(error)
""")
    assert said == (
        f"Reelwright may not write a new .json in {folder}/deep/store: give yourself permission to "
        "write there, or choose another folder.\n"
    )
