"""Killed or out of room, a backup is whole or not there, and a home is the old or the new one."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builders.productions import FIRST, manifest_of, publish, visible_files
from reelwright.adapters.backup.reading import verify
from reelwright.adapters.backup.restoring import restore, undo
from reelwright.adapters.backup.writing import back_up
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.ports.backup import Contents

pytestmark = pytest.mark.crash
Run = Callable[[str], str]

BACK_UP_FOR_EVER = """
import sys
from pathlib import Path
from reelwright.adapters.backup.writing import back_up
from reelwright.ports.backup import Contents
print("ready", flush=True)
while True:
    back_up(Contents(home=Path(sys.argv[1])), Path(sys.argv[2]))
"""
RESTORE_FOR_EVER = """
import sys
from pathlib import Path
from reelwright.adapters.backup.restoring import restore
print("ready", flush=True)
while True:
    for file in sys.argv[2:]:
        restore(Path(file), Path(sys.argv[1]), replace=True)
"""
MOMENTS = random.Random(11)  # noqa: S311 - moments to kill at, no secret


def filled(home: Path, title: str) -> Path:
    for name in (title, f"{title} too"):
        slug = name.lower().replace(" ", "-")
        files = {**FIRST, "sky.16x9.mp4": name * 20_000}
        publish(FolderProductions(home), home / "productions" / slug, files, manifest_of(name))
    return home


def killed(program: str, *arguments: Path, within: float) -> None:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(MOMENTS.uniform(0.0, within))
        process.send_signal(signal.SIGKILL)


def test_a_killed_backup_leaves_whole_ones_only_and_the_next_clears_up(tmp_path: Path) -> None:
    home, backups = filled(tmp_path / "home", "Sky"), tmp_path / "backups"
    before = visible_files(home)
    for _ in range(8):
        killed(BACK_UP_FOR_EVER, home, backups, within=0.3)
        for file in backups.glob("*.zip"):
            verify(file, tmp_path)
    back_up(Contents(home=home), backups)
    assert {entry.suffix for entry in backups.iterdir()} == {".zip"}
    assert {entry.name for entry in home.iterdir()} == {"productions"}
    assert visible_files(home) == before


def test_a_killed_restore_leaves_the_old_or_the_new_home_and_loses_neither(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made: list[Path] = []
    wholes: list[dict[str, str]] = []
    for title in ("Sky", "Sea"):
        source = filled(tmp_path / title, title)
        made.append(back_up(Contents(home=source), tmp_path / "backups").file)
        wholes.append(visible_files(source / "productions"))
    restore(made[0], home)
    for _ in range(12):
        killed(RESTORE_FOR_EVER, home, *made[::-1], within=0.3)
        aside = sorted(tmp_path.glob("home.before-restore-*"))
        if home.exists():
            assert visible_files(home / "productions") in wholes
        else:  # Killed between the two renames.
            assert visible_files(aside[-1] / "productions") in wholes
        for each in aside:
            assert visible_files(each / "productions") in wholes
            shutil.rmtree(each)
        restore(made[0], home, replace=True)
        assert visible_files(home / "productions") == wholes[0]
    assert not [entry for entry in tmp_path.iterdir() if entry.name.startswith(".reelwright")]


DIE_AT_A_RENAME = """
import os, signal, sys
from pathlib import Path
from reelwright.adapters.backup.restoring import restore
left = int(sys.argv[3])
def die(event, arguments):
    global left
    if event == "os.rename" and str(arguments[0]).startswith(str(Path(sys.argv[1]).parent)):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(die)
restore(Path(sys.argv[2]), Path(sys.argv[1]), replace=True)
"""


@pytest.mark.parametrize(("renames", "standing"), [(1, "old"), (2, "aside"), (3, "new")])
def test_whatever_rename_it_dies_at_restoring_again_completes_it(
    tmp_path: Path, renames: int, standing: str
) -> None:
    home, source = filled(tmp_path / "home", "Sky"), filled(tmp_path / "source", "Sea")
    old, new = visible_files(home / "productions"), visible_files(source / "productions")
    file = back_up(Contents(home=source), tmp_path / "backups").file
    command = [sys.executable, "-c", DIE_AT_A_RENAME, str(home), str(file), str(renames)]
    died = subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert died is (standing != "new")
    aside = list(tmp_path.glob("home.before-restore-*"))
    assert (home.exists(), len(aside)) == (standing != "aside", int(standing != "old"))
    for each in aside:
        assert visible_files(each / "productions") == old
    if standing == "aside":
        undo(home)
        assert visible_files(home / "productions") == old
    restore(file, home, replace=True)
    assert visible_files(home / "productions") == new
    assert not [entry for entry in tmp_path.iterdir() if entry.name.startswith(".reelwright")]


def test_a_full_disk_is_one_sentence_and_leaves_no_part(on_small_disk: Run) -> None:
    said = on_small_disk("""
import os, sys
from pathlib import Path
from reelwright.adapters.backup.restoring import restore
from reelwright.adapters.backup.writing import back_up
from reelwright.ports.backup import BackupFull, Contents
disk = Path(sys.argv[1])
home = disk / "home"
(home / "productions" / "sky").mkdir(parents=True)
(home / "productions" / "sky" / "sky.mp4").write_bytes(os.urandom(400_000))
file = back_up(Contents(home=home), disk / "backups").file
try:
    back_up(Contents(home=home), disk / "backups")
except BackupFull as error:
    print(error)
assert [entry.name for entry in (disk / "backups").iterdir()] == [file.name]
assert [entry.name for entry in home.iterdir()] == ["productions"]
try:
    restore(file, disk / "new")
except BackupFull as error:
    print(error)
assert sorted(entry.name for entry in disk.iterdir()) == ["backups", "home"]
assert (home / "productions" / "sky" / "sky.mp4").stat().st_size == 400_000
""")
    first, second = said.splitlines()
    assert first.startswith("There is no room for the backup in /")
    assert second.startswith("There is no room for what is restored in /")
    assert "what stood before is untouched" in second


def test_a_database_that_fills_the_disk_is_told_too(on_small_disk: Run) -> None:
    said = on_small_disk("""
import sqlite3, sys
from contextlib import closing
from pathlib import Path
from reelwright.adapters.backup.writing import back_up
from reelwright.ports.backup import BackupFull, Contents
disk = Path(sys.argv[1])
home = disk / "home"
home.mkdir()
with closing(sqlite3.connect(home / "library.db")) as opened:
    opened.execute("CREATE TABLE calls (said BLOB)")
    opened.execute("INSERT INTO calls VALUES (randomblob(600000))")
    opened.commit()
try:
    back_up(Contents(home=home), disk / "backups")
except BackupFull as error:
    print(error)
assert list((disk / "backups").iterdir()) == []
""")
    assert said.startswith("There is no room for ")
