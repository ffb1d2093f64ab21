"""Killed, out of room or without rights, the store holds whole files only and says why."""

import hashlib
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
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
    FileStore(tmp_path).sweep(datetime.now(tz=UTC))
    assert [entry.name for entry in (tmp_path / "staging").iterdir()] == []


def test_two_processes_share_a_store(tmp_path: Path) -> None:
    program = ADOPT_FOR_EVER.replace("while True", "for _ in range(30)").replace(
        "os.urandom(300_000)", "bytes([_ % 7]) * 100_000"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    with subprocess.Popen(command) as one, subprocess.Popen(command) as two:
        assert (one.wait(), two.wait()) == (0, 0)
    assert len(list(FileStore(tmp_path).holdings())) == 7
    assert FileStore(tmp_path).sizes().unfinished_bytes == 0


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
assert store.sizes().unfinished_bytes == 0
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


READ_FOR_EVER = """
import os, sys, random
from pathlib import Path
from reelwright.adapters.disk.store import FileStore
from reelwright.ports.store import ArtefactMissing
folder, rounds, read, missing = Path(sys.argv[1]), int(sys.argv[2]), 0, 0
contents = {number: bytes([number]) * 2000 for number in range(40)}
for round in range(rounds):
    store, kept = FileStore(folder), []
    for number, content in random.sample(sorted(contents.items()), 12):
        with store.staging(".bin") as path:
            path.write_bytes(content)
            kept.append((store.adopt(path), content))
    for sha256, content in kept:
        for _ in range(20):
            assert store.path(sha256, ".bin").read_bytes() == content
            read += 1
print(read)
"""
REMOVE_FOR_EVER = """
import sys
from pathlib import Path
from reelwright.adapters.disk.store import FileStore
store, gone, in_use = FileStore(Path(sys.argv[1])), 0, 0
print("ready", flush=True)
while not Path(sys.argv[1], "stop").exists():
    removed = store.remove([each.artefact for each in store.holdings()])
    gone, in_use = gone + len(removed.artefacts), in_use + len(removed.in_use)
print(gone, in_use)
"""


def test_nothing_is_removed_under_a_process_that_reads_it(tmp_path: Path) -> None:
    remove = [sys.executable, "-c", REMOVE_FOR_EVER, str(tmp_path)]
    read = [sys.executable, "-c", READ_FOR_EVER, str(tmp_path)]
    with subprocess.Popen(remove, stdout=subprocess.PIPE, text=True) as remover:
        assert remover.stdout is not None
        remover.stdout.readline()
        # What one reader leaves at its end goes while the next reads.
        for _ in range(3):
            done = subprocess.run([*read, "5"], capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
            assert done.stdout == "1200\n"
        (tmp_path / "stop").touch()
        gone, in_use = map(int, remover.stdout.readline().split())
    assert gone > 0
    assert in_use > 0


def test_a_pin_ends_with_its_process(tmp_path: Path) -> None:
    _kill_while_adopting(tmp_path, 0.1)
    store = FileStore(tmp_path)
    held = [each.artefact for each in store.holdings()]
    assert len(held) > 0
    assert store.remove(held).in_use == ()


def test_pins_hold_on_a_full_disk(on_small_disk: Run) -> None:
    said = on_small_disk("""
import os, subprocess, sys
from pathlib import Path
from reelwright.adapters.disk.store import FileStore
folder = Path(sys.argv[1])
store = FileStore(folder)
with store.staging(".bin") as path:
    path.write_bytes(b"hello")
    sha256 = store.adopt(path)
try:
    with (folder / "filler").open("wb") as filler:
        while True:
            filler.write(b"x" * 4096)
            filler.flush()
except OSError:
    pass
store.path(sha256, ".bin")
remove = (
    "import sys; from pathlib import Path; from reelwright.adapters.disk.store import FileStore;"
    "store = FileStore(Path(sys.argv[1]));"
    "removed = store.remove([each.artefact for each in store.holdings()]);"
    "print(len(removed.artefacts), len(removed.in_use))"
)
done = subprocess.run(
    [sys.executable, "-c", remove, str(folder)], capture_output=True, text=True, check=True
)
print(done.stdout.strip())
""")
    assert said == "0 1\n"
