"""Production folders: whose they are, how they are listed and found."""

from datetime import timedelta
from pathlib import Path

import pytest

from builders.productions import FIRST, NOON, manifest_of, publish
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.ports.productions import (
    FolderTaken,
    ProductionBusy,
    ProductionForbidden,
    ProductionMissing,
    ProductionUnclear,
)
from reelwright.ports.store import StoreFull

pytestmark = pytest.mark.unit


def test_another_persons_folder_is_refused(productions: FolderProductions, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"name": "my web app"}')
    with pytest.raises(FolderTaken, match="is not empty and not a production"):
        productions.open(tmp_path).__enter__()
    assert [entry.name for entry in tmp_path.iterdir()] == ["manifest.json"]


def test_a_file_is_refused_as_folder(productions: FolderProductions, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(FolderTaken, match="is a file"):
        productions.open(tmp_path / "out").__enter__()


@pytest.mark.parametrize("name", ["file/out", "x" * 300])
def test_a_path_that_can_be_no_folder_is_told(
    productions: FolderProductions, tmp_path: Path, name: str
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ProductionForbidden, match="choose another folder"):
        productions.open(tmp_path / name).__enter__()


def test_an_empty_folder_may_hold_a_browsers_clutter(
    productions: FolderProductions, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".DS_Store").write_text("x")
    publish(productions, tmp_path / "out", {"script.md": "# Sky"})


def test_a_run_that_makes_nothing_leaves_nothing(
    productions: FolderProductions, tmp_path: Path
) -> None:
    with productions.open(tmp_path / "new") as production:
        (production.workspace / "half.mp4").write_text("half")
    assert not (tmp_path / "new").exists()
    (tmp_path / "stood").mkdir()
    with productions.open(tmp_path / "stood"):
        pass
    assert list((tmp_path / "stood").iterdir()) == []


def test_two_runs_do_not_mix(productions: FolderProductions, home: Path, tmp_path: Path) -> None:
    with productions.open(tmp_path / "out"), pytest.raises(ProductionBusy, match="Another run"):
        FolderProductions(home).open(tmp_path / "out").__enter__()
    with productions.open(tmp_path / "out"):
        pass


def test_a_home_folder_belongs_to_its_slug_and_source(
    productions: FolderProductions, home: Path
) -> None:
    sky = home / "productions" / "sky"
    assert productions.folder_for("sky", "sky.md") == sky
    publish(productions, sky, FIRST)
    assert productions.folder_for("sky", "sky.md") == sky
    assert productions.folder_for("sky", "other.md") == sky.with_name("sky-2")
    (sky.with_name("sky-2")).mkdir()
    (sky.with_name("sky-2") / "mine.txt").write_text("x")
    assert productions.folder_for("sky", "other.md") == sky.with_name("sky-3")


def test_productions_are_listed_newest_first_wherever_they_are(
    productions: FolderProductions, home: Path, tmp_path: Path
) -> None:
    publish(productions, home / "productions" / "sky", FIRST)
    later = NOON + timedelta(hours=1)
    publish(productions, tmp_path / "sea", {"script.md": "x"}, manifest_of("Sea"), later)
    publish(productions, tmp_path / "gone", {"script.md": "x"}, manifest_of("Gone"), later)
    (tmp_path / "gone").rename(tmp_path / "moved")
    (home / "productions" / "stray").mkdir()
    listed = FolderProductions(home).all()
    assert [one.folder for one in listed] == [tmp_path / "sea", home / "productions" / "sky"]
    assert listed[1].size == sum(map(len, FIRST.values()))


def test_a_production_is_found_by_slug_or_folder(
    productions: FolderProductions, home: Path, tmp_path: Path
) -> None:
    with pytest.raises(ProductionMissing, match="none has been made yet"):
        productions.find("sky")
    publish(productions, home / "productions" / "sky", FIRST)
    publish(productions, tmp_path / "a", {"script.md": "x"}, manifest_of("Sea"))
    assert productions.find("sky").folder == home / "productions" / "sky"
    assert productions.find(str(tmp_path / "a")).manifest.title == "Sea"
    assert productions.find("sea").folder == tmp_path / "a"
    with pytest.raises(ProductionMissing, match="there is sky"):
        productions.find("skyy")
    publish(productions, tmp_path / "b", {"script.md": "x"}, manifest_of("Sea"))
    with pytest.raises(ProductionUnclear, match="name one's folder"):
        productions.find("sea")


def test_a_productions_own_script_is_known(productions: FolderProductions, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    publish(productions, folder, FIRST)
    (folder / "article.md").write_text("x")
    assert productions.owner_of(folder / "script.md") == folder
    assert productions.owner_of(folder / "article.md") is None
    assert productions.owner_of(tmp_path / "script.md") is None


def test_a_full_store_is_not_told_as_a_full_production(
    productions: FolderProductions, tmp_path: Path
) -> None:
    with (  # noqa: PT012 - the error has to pass through the production
        pytest.raises(StoreFull, match="the store"),
        productions.open(tmp_path / "out"),
    ):
        try:
            Path("/dev/full").write_text("x")
        except OSError as error:
            message = "the store"
            raise StoreFull(message) from error
