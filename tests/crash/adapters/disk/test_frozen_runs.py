"""A run that freezes inside a production, is taken over from, and wakes up."""

import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from builders.productions import RUN, manifest_of, publish, visible_files
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.ports.lease import LeaseLost
from reelwright.ports.productions import ProductionBusy

pytestmark = pytest.mark.crash

FIRST = {"sky.16x9.mp4": "wide 1", "thumbnail.jpg": "ours", "media/old.png": "old"}
FROZEN = {"sky.16x9.mp4": "wide 2", "thumbnail.jpg": "new", "media/scene-1.png": "still"}
LAST = {"sky.9x16.mp4": "tall", "thumbnail.jpg": "newest", "media/old.png": "old, but new"}
"""What the one made that took over: also what the frozen one was about to remove or replace."""
_CHANGES = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"})
"""What Python tells of before it asks the system."""


@dataclass
class Workers:
    """Leases, as everybody knows them."""

    lapsed: set[str] = field(default_factory=set)


@dataclass
class Held:
    """The lease of one worker."""

    holder: str
    workers: Workers

    def check(self) -> None:
        if self.holder in self.workers.lapsed:
            raise LeaseLost(self.holder)

    def has_lapsed(self, holder: str) -> bool:
        return holder in self.workers.lapsed


class Freezing:
    """Does something else in the midst of what this thread does, once."""

    def __init__(self) -> None:
        self._thread = 0
        self._left = 0
        self._meanwhile: Callable[[], None] | None = None
        sys.addaudithook(self._heard)

    def at(self, nth: int, meanwhile: Callable[[], None]) -> None:
        """Before the nth call that may change the disk."""
        self._thread, self._left, self._meanwhile = threading.get_ident(), nth, meanwhile

    def end(self) -> bool:
        """Whether it came so far."""
        came = self._meanwhile is None
        self._meanwhile = None
        return came

    def _heard(self, event: str, _arguments: object) -> None:
        meanwhile = self._meanwhile
        if meanwhile is None or event not in _CHANGES or threading.get_ident() != self._thread:
            return
        self._left -= 1
        if not self._left:
            self._meanwhile = None
            meanwhile()


@pytest.fixture(scope="module")
def freezing() -> Freezing:
    return Freezing()


def deliver(
    productions: FolderProductions, folder: Path, lease: Held, files: Mapping[str, str]
) -> None:
    with productions.open(folder, lease) as production:
        made = {}
        for number, (name, text) in enumerate(files.items()):
            made[name] = production.workspace / f"{number}.new"
            made[name].write_text(text)
        lease.check()
        production.publish(made, manifest_of(), RUN)


def frozen_at(nth: int, home: Path, freezing: Freezing) -> bool:
    """Freeze before the nth change; whether there was one."""
    productions, folder, workers = FolderProductions(home), home / "out", Workers()
    publish(productions, folder, FIRST)
    (folder / "thumbnail.jpg").write_text("mine")
    (folder / "notes.txt").write_text("mine too")

    def meanwhile() -> None:
        workers.lapsed.add("frozen")
        deliver(productions, folder, Held("next", workers), LAST)

    freezing.at(nth, meanwhile)
    with suppress(LeaseLost, FileNotFoundError):
        deliver(productions, folder, Held("frozen", workers), FROZEN)
    came = freezing.end()
    found = visible_files(folder)
    wanted = LAST if came else FROZEN
    assert {name: found.get(name) for name in wanted} == wanted, f"frozen before change {nth}"
    others = sorted(text for name, text in found.items() if name not in wanted)
    assert others == ["mine", "mine too"], f"frozen before change {nth}: {found}"
    assert list((folder / ".reelwright").iterdir()) == []
    return came


def test_who_was_frozen_at_any_moment_changes_nothing_when_it_wakes(
    tmp_path: Path, freezing: Freezing
) -> None:
    nth = 1
    while frozen_at(nth, tmp_path / str(nth), freezing):
        nth += 1
    assert nth > len(FROZEN) * 3


def test_nobody_is_taken_over_from_who_holds_a_lease_or_none(tmp_path: Path) -> None:
    productions, workers = FolderProductions(tmp_path), Workers()
    for first in (Held("one", workers), None):
        with productions.open(tmp_path / "out", first), pytest.raises(ProductionBusy):
            deliver(productions, tmp_path / "out", Held("two", workers), LAST)
