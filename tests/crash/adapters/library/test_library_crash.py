"""Killed between asking and writing down, out of room or without rights: nothing is lost."""

import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from builders.services import call
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.library.opening import open_home
from reelwright.domain.services.budgets import Budgets
from reelwright.ports.guard import BudgetPassed, guarded
from reelwright.ports.ledger import By
from reelwright.ports.progress import Silent

pytestmark = pytest.mark.crash
Run = Callable[[str], str]

TESTS = Path(__file__).parents[3]
CALLER = f"""
import os, sys, time
sys.path.insert(0, {str(TESTS)!r})
from decimal import Decimal
from pathlib import Path
from builders.services import call, charge
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.library.opening import open_home
from reelwright.app.wiring.books import HomeBooks
from reelwright.domain.services.budgets import Budgets
from reelwright.ports.disk import DiskForbidden, DiskFull
from reelwright.ports.guard import guarded
from reelwright.ports.progress import Silent

home = Path(sys.argv[1])

def begin(home):
    guard = ServiceGuard(HomeBooks(home), "main", Policy(budgets=Budgets(video=Decimal(1))))
    guard.begin("film", "The film", Silent())
    return guard
"""
HANG = """
def hang(meter):
    print("ready", flush=True)
    time.sleep(60)
guarded(begin(home), call("0.90"), hang)
"""
FOR_EVER = """
guard = begin(home)
for number in range(1, 10**9):
    guarded(guard, call("0.0001"), lambda meter: None)
    print(number, flush=True)
"""


def _killed(program: str, home: Path, after: float) -> list[str]:
    """What a process printed before it was killed, so long after its first line."""
    command = [sys.executable, "-c", CALLER + program, str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(after)
        process.kill()
        return [first, *process.stdout.read().splitlines(keepends=True)]


def _whole(home: Path) -> None:
    with closing(sqlite3.connect(home / "library.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_a_call_that_was_killed_under_way_still_counts(tmp_path: Path) -> None:
    _killed(HANG, tmp_path, 0)
    _whole(tmp_path)
    books = open_home(tmp_path)
    (line,) = books.costs(By.VIDEO)
    assert (line.title, line.amount, line.unclear) == ("The film", Decimal(0), Decimal("0.90"))
    guard = ServiceGuard(books, "main", Policy(budgets=Budgets(video=Decimal(1))))
    guard.begin("film", "The film", Silent())
    with pytest.raises(BudgetPassed, match=r"0\.10 USD of the 1\.00 USD for this video is left"):
        guarded(guard, call("0.11"), lambda _meter: None)
    guarded(guard, call("0.10"), lambda _meter: None)


@pytest.mark.parametrize("after", [0.0, 0.013, 0.05, 0.11])
def test_what_was_written_down_before_a_kill_stays(tmp_path: Path, after: float) -> None:
    told = [line for line in _killed(FOR_EVER, tmp_path, after) if line.endswith("\n")]
    _whole(tmp_path)
    (line,) = open_home(tmp_path).costs(By.VIDEO)
    last = int(told[-1])
    settled = line.amount / Decimal("0.0001")
    reserved = line.unclear / Decimal("0.0001")
    assert last <= settled <= last + 1
    assert reserved in {0, 1}
    assert line.calls == settled + reserved


@pytest.mark.parametrize("after", [0.0, 0.01, 0.03, 0.1])
def test_a_kill_while_the_library_is_made_leaves_one_that_can_be_finished(
    tmp_path: Path, after: float
) -> None:
    _killed("print('ready', flush=True)\nopen_home(home)\ntime.sleep(60)", tmp_path, after)
    open_home(tmp_path)
    _whole(tmp_path)


@pytest.mark.parametrize("on_small_disk", [2], indirect=True)
def test_a_full_disk_is_told_and_what_stands_stays(on_small_disk: Run) -> None:
    assert (
        on_small_disk(
            CALLER
            + """
guard = begin(home)
guarded(guard, call("0.01"), lambda meter: None)
filler = home / "filler"
with filler.open("wb", buffering=0) as file:
    try:
        while True:
            file.write(bytes(4096))
    except OSError:
        pass
try:
    for number in range(1000):
        guarded(guard, call("0.0001"), lambda meter: None)
except DiskFull as error:
    print(error)
filler.unlink()
guarded(begin(home), call("0.01"), lambda meter: None)
print(begin(home).costs())
"""
        ).count("The disk that holds")
        == 1
    )


def test_a_home_without_rights_is_told(without_rights: tuple[Path, Run]) -> None:
    folder, run = without_rights
    (folder / "home").mkdir(mode=0o755)
    said = run(
        CALLER
        + """
# drop rights
try:
    guarded(begin(home / "home"), call(), lambda meter: None)
except DiskForbidden as error:
    print(error)
"""
    )
    assert "cannot be opened or written: correct its permissions" in said
    assert list((folder / "home").iterdir()) == []
