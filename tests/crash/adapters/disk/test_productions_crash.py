"""Killed, out of room or without rights, a production is its old set or its new one."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reelwright.adapters.disk.productions import FolderProductions
from reelwright.ports.productions import ProductionBusy

pytestmark = pytest.mark.crash
Run = Callable[[str], str]

PUBLISHER = """
import os, sys, time
from datetime import UTC, datetime
from pathlib import Path
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.domain.article import Source, SourceKind
from reelwright.domain.production.manifest import Manifest, RunRecord
from reelwright.ports.productions import ProductionForbidden, ProductionFull

home = Path(sys.argv[1])
productions = FolderProductions(home / "home")
now = datetime.now(tz=UTC)
source = Source(location="a.md", kind=SourceKind.MARKDOWN, sha256="0" * 64)
manifest = Manifest(slug="sky", title="Sky", language="en", source=source)

def publish(edition, size):
    with productions.open(home / "out") as production:
        files = {}
        for number in range(6):
            name = f"{edition % 3}-{number}.bin"
            files[name] = production.workspace / name
            files[name].write_bytes(bytes([edition % 251]) * size)
        production.publish(files, manifest, RunRecord(started=now, ended=now))
"""
FOR_EVER = """
publish(0, 200_000)
print("ready", flush=True)
for edition in range(1, 10**9):
    publish(edition, 200_000)
"""
HOLD = """
with productions.open(home / "out"):
    print("ready", flush=True)
    time.sleep(60)
"""


def _kill(program: str, folder: Path, after: float) -> None:
    command = [sys.executable, "-c", PUBLISHER + program, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)


def _visible(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix == ".bin")


@pytest.mark.parametrize("after", [0.004, 0.02, 0.05, 0.1, 0.2])
def test_a_killed_publication_is_whole_after_the_next_opening(tmp_path: Path, after: float) -> None:
    _kill(FOR_EVER, tmp_path, after)
    assert all(len(set(file.read_bytes())) == 1 for file in _visible(tmp_path / "out"))
    with FolderProductions(tmp_path / "home").open(tmp_path / "out") as production:
        manifest = production.manifest
        files = _visible(production.folder)
    assert manifest is not None
    assert [file.name for file in files] == [record.name for record in manifest.files]
    assert len({file.read_bytes() for file in files}) == 1
    assert [entry.name for entry in (tmp_path / "out" / ".reelwright").iterdir()] == []


def test_a_dead_runs_lock_is_taken_over(tmp_path: Path) -> None:
    _kill(HOLD, tmp_path, 0.0)
    with FolderProductions(tmp_path / "home").open(tmp_path / "out") as production:
        assert production.manifest is None


def test_a_living_runs_lock_is_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PUBLISHER + HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        with pytest.raises(ProductionBusy):
            FolderProductions(tmp_path / "home").open(tmp_path / "out").__enter__()
        process.kill()


def test_a_full_disk_leaves_the_last_set(on_small_disk: Run) -> None:
    said = on_small_disk(
        PUBLISHER
        + """
publish(0, 60_000)
try:
    publish(1, 170_000)
except ProductionFull as error:
    print(error)
assert sorted(os.listdir(home / "out")) == sorted(
    [".reelwright", "manifest.json", "run.json", *(f"0-{number}.bin" for number in range(6))]
)
publish(2, 60_000)
"""
    )
    assert said.startswith("There is no room for the production in /")
    assert "free some space there" in said


def test_a_forbidden_folder_is_one_sentence(without_rights: tuple[Path, Run]) -> None:
    folder, run = without_rights
    said = run(
        PUBLISHER
        + """
(home / "out").mkdir()
os.chmod(home / "out", 0o555)
# drop rights
try:
    publish(0, 10)
except ProductionForbidden as error:
    print(error)
"""
    )
    assert said == (
        f"Reelwright may not write the production in {folder}/out: give yourself permission to "
        "write there, or choose another folder.\n"
    )
    assert list((folder / "out").iterdir()) == []


DELETE = """
import reelwright.adapters.disk.trash as trash
moved = trash.move
def slow(file, destination):
    moved(file, destination)
    print("moved", flush=True)
    time.sleep(60 if file.name == "0-3.bin" else 0)
trash.move = slow
productions.delete(str(home / "out"))
"""


def test_a_deletion_that_was_killed_can_be_undone_or_gone_on_with(tmp_path: Path) -> None:
    for undo_at_once in (True, False):
        subprocess.run(
            [sys.executable, "-c", PUBLISHER + "publish(0, 1000)", str(tmp_path)], check=True
        )
        command = [sys.executable, "-c", PUBLISHER + DELETE, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for _ in range(4):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
        productions = FolderProductions(tmp_path / "home")
        if not undo_at_once:
            assert productions.delete(str(tmp_path / "out")).kept == ()
            assert not (tmp_path / "out").exists()
            assert len(productions.deleted()) == 1
        productions.restore("out")
        assert productions.deleted() == ()
        (known,) = productions.all()
        for record in known.manifest.files:
            assert (known.folder / record.name).stat().st_size == record.size


def test_a_production_on_another_disk_is_deleted_and_brought_back(on_small_disk: Run) -> None:
    said = on_small_disk(
        PUBLISHER
        + """
import tempfile
with tempfile.TemporaryDirectory() as elsewhere:
    productions = FolderProductions(Path(elsewhere) / "home")
    publish(0, 1000)
    assert os.stat(home / "out").st_dev != os.stat(elsewhere).st_dev
    productions.delete(str(home / "out"))
    assert not (home / "out").exists()
    print(productions.restore("out") == home / "out")
    print(sorted(os.listdir(home / "out")))
"""
    )
    names = [*(f"0-{number}.bin" for number in range(6)), "manifest.json", "run.json"]
    assert said == f"True\n{names}\n"
