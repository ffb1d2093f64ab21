"""A store within a quota, and one that knows what a run used."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from reelwright.adapters.disk.references import FolderReferences
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.storekeeping.quota import QuotaStore
from reelwright.adapters.storekeeping.uses import RecordedStore
from reelwright.ports.steps import Inline
from reelwright.ports.storage import ReferencesDamaged
from reelwright.ports.store import Store, StoreFull
from reelwright.workflows.keeping import HeldSteps

pytestmark = pytest.mark.unit

Result = TypeVar("Result")


def adopted(store: Store, content: bytes) -> str:
    with store.staging(".bin") as path:
        path.write_bytes(content)
        return store.adopt(path)


def reading(store: Store, sha256: str) -> str:
    return str(store.path(sha256, ".bin"))


def sizes(folder: Path) -> int:
    return sum(each.size for each in FileStore(folder).holdings())


def test_what_passes_the_quota_makes_room_or_is_refused(tmp_path: Path) -> None:
    asked: list[int] = []

    def make_room(size: int) -> None:
        asked.append(size)
        for file in tmp_path.glob("[0-9a-f][0-9a-f]/*"):
            if file.stat().st_size == 40:
                file.unlink()

    store = QuotaStore(
        FileStore(tmp_path), 100, measure=lambda: sizes(tmp_path), make_room=make_room,
        place=tmp_path,
    )  # fmt: skip
    adopted(store, b"a" * 50)
    adopted(store, b"b" * 40)
    assert asked == []
    adopted(store, b"c" * 30)
    assert (asked, sizes(tmp_path)) == ([30], 80)
    with pytest.raises(StoreFull, match=r"store_quota allows.*nothing more of it may go"):
        adopted(store, b"d" * 21)
    assert sizes(tmp_path) == 80


def test_a_run_is_held_stage_by_stage_and_settled_at_its_end(tmp_path: Path) -> None:
    references = FolderReferences(tmp_path / "references")
    first, second = (
        adopted(FileStore(tmp_path), content) for content in (b"of the first run", b"of both")
    )
    for run in ([first, second], [second]):
        store = RecordedStore(FileStore(tmp_path), references)
        steps = HeldSteps(Inline(), store, "film-1")
        for sha256 in run:
            steps.step("read", partial(reading, store, sha256), str)
            held = references.of("film-1")
            assert held is not None
            assert not held.finished
            assert sha256 in {each.sha256 for each in held.artefacts}
        steps.finish()
        settled = references.of("film-1")
        assert settled is not None
        assert settled.finished
        assert {each.sha256 for each in settled.artefacts} == set(run)


class Replayed(Inline):
    """Steps whose stage ``rendered`` an earlier process did."""

    def step(self, name: str, work: Callable[[], Result], kind: type[Result]) -> Result:
        return kind() if name == "rendered" else super().step(name, work, kind)


def test_a_run_that_goes_on_drops_nothing_of_what_was_held_before(tmp_path: Path) -> None:
    references = FolderReferences(tmp_path / "references")
    before, now = (adopted(FileStore(tmp_path), content) for content in (b"before", b"now"))
    for steps, sha256 in ((Inline(), before), (Replayed(), now)):
        store = RecordedStore(FileStore(tmp_path), references)
        held = HeldSteps(steps, store, "film-1")
        held.step("rendered", partial(reading, store, before), str)
        held.step("joined", partial(reading, store, sha256), str)
    held.finish()
    settled = references.of("film-1")
    assert settled is not None
    assert settled.finished
    assert {each.sha256 for each in settled.artefacts} == {before, now}


def test_a_damaged_reference_stops_guessing(tmp_path: Path) -> None:
    references = FolderReferences(tmp_path / "references")
    references.refer("film-1", (), finished=True)
    (tmp_path / "references" / "film-1.json").write_text("{")
    with pytest.raises(ReferencesDamaged, match=r"film-1\.json is damaged"):
        list(references.all())


@pytest.mark.parametrize("owner", ["", "../x", "a/b", "a b"])
def test_an_owner_is_named_plainly(tmp_path: Path, owner: str) -> None:
    with pytest.raises(ValueError, match="cannot be the name of an owner"):
        FolderReferences(tmp_path / "references").refer(owner, (), finished=True)
