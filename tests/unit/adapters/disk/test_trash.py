"""Deleting a production, and bringing it back."""

from datetime import timedelta
from pathlib import Path

import pytest

from builders.productions import FIRST, NOON, publish, visible_files
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.ports.productions import (
    FolderTaken,
    ProductionBusy,
    ProductionMissing,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("place", ["home/productions/sky", "elsewhere/sky"])
def test_deleting_can_be_undone(productions: FolderProductions, tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    publish(productions, folder, FIRST)
    (folder / "script.md").write_text("# edited")
    deleted = productions.delete("sky")
    assert deleted.kept == ()
    assert not folder.exists()
    assert productions.all() == ()
    assert [one.folder for one in productions.deleted()] == [folder]
    assert productions.restore("sky") == folder
    assert visible_files(folder) == {**FIRST, "script.md": "# edited"}
    assert [one.folder for one in productions.all()] == [folder]
    assert productions.deleted() == ()


def test_the_owners_files_stay_when_a_production_is_deleted(
    productions: FolderProductions, home: Path
) -> None:
    folder = home / "productions" / "sky"
    publish(productions, folder, FIRST)
    (folder / "media" / "mine.png").write_text("mine")
    assert productions.delete("sky").kept == ("media/mine.png",)
    assert visible_files(folder) == {"media/mine.png": "mine"}
    productions.restore("sky")
    assert visible_files(folder) == {**FIRST, "media/mine.png": "mine"}


def test_nothing_is_restored_over_something_else(
    productions: FolderProductions, home: Path
) -> None:
    folder = home / "productions" / "sky"
    publish(productions, folder, FIRST)
    productions.delete("sky")
    publish(productions, folder, {"script.md": "# Another"})
    with pytest.raises(FolderTaken, match="move or delete it"):
        productions.restore("sky")
    productions.delete("sky")
    productions.restore("sky")
    with pytest.raises(ProductionMissing, match="no deleted production sea; there is: sky"):
        productions.restore("sea")


def test_a_production_at_work_is_not_deleted(productions: FolderProductions, home: Path) -> None:
    folder = home / "productions" / "sky"
    publish(productions, folder, FIRST)
    with productions.open(folder), pytest.raises(ProductionBusy):
        productions.delete("sky")
    assert visible_files(folder) == FIRST


def test_the_trash_is_emptied_of_what_is_old(productions: FolderProductions, home: Path) -> None:
    publish(productions, home / "productions" / "sky", FIRST)
    size = productions.delete("sky").size
    assert productions.purge(timedelta(days=1)) == 0
    tomorrow = FolderProductions(home, now=lambda: NOON + timedelta(days=2))
    assert tomorrow.purge(timedelta(days=1)) == size
    assert productions.deleted() == ()
