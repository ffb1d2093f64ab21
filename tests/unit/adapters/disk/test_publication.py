"""A whole set of files is published; what a person made or changed is never lost."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builders.productions import FIRST, RUN, manifest_of, publish, visible_files
from reelwright.adapters.disk.productions import FolderProductions

pytestmark = pytest.mark.unit


def test_a_whole_set_is_published(productions: FolderProductions, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    publish(productions, folder, FIRST)
    assert visible_files(folder) == FIRST
    manifest = json.loads((folder / "manifest.json").read_text())
    assert [record["name"] for record in manifest["files"]] == sorted(FIRST)
    assert manifest["schema"] == 1
    assert [entry.name for entry in (folder / ".reelwright").iterdir()] == []


def test_a_file_from_elsewhere_is_copied(productions: FolderProductions, tmp_path: Path) -> None:
    original = tmp_path / "photo.jpg"
    original.write_text("photo")
    with productions.open(tmp_path / "out") as production:
        production.publish({"media/photo.jpg": original}, manifest_of(), RUN)
    assert original.read_text() == "photo"
    assert visible_files(tmp_path / "out") == {"media/photo.jpg": "photo"}


def test_what_is_no_longer_part_goes_when_the_new_stands(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    publish(productions, folder, FIRST)
    second = {"sky.9x16.mp4": "tall", "script.md": "# Sky 2"}
    publish(productions, folder, second)
    assert visible_files(folder) == second
    assert not (folder / "media").exists()


def test_a_failed_master_takes_the_place_of_the_good_one_and_back(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    for names in ("sky.16x9.mp4", "sky.16x9.FAILED.mp4", "sky.16x9.mp4"):
        publish(productions, folder, {names: names})
        assert list(visible_files(folder)) == [names]


def test_what_a_person_made_or_changed_is_never_lost(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    publish(productions, folder, {"thumbnail.jpg": "ours", "captions.srt": "1"})
    (folder / "thumbnail.jpg").write_text("mine")
    (folder / "captions.srt").write_text("corrected")
    (folder / "notes.txt").write_text("my notes")
    published = publish(productions, folder, {"thumbnail.jpg": "ours 2"})
    assert published.notes == ("Your own thumbnail.jpg was kept as thumbnail.yours.jpg.",)
    assert visible_files(folder) == {
        "captions.srt": "corrected",
        "notes.txt": "my notes",
        "thumbnail.jpg": "ours 2",
        "thumbnail.yours.jpg": "mine",
    }
    (folder / "thumbnail.jpg").write_text("mine again")
    publish(productions, folder, {"thumbnail.jpg": "ours 3"})
    assert visible_files(folder)["thumbnail.yours-2.jpg"] == "mine again"


def test_an_edited_script_is_noticed_and_stays_as_it_is_when_passed_on(
    productions: FolderProductions, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    publish(productions, folder, FIRST)
    with productions.open(folder) as production:
        seen = [production.script_edited]
        (folder / "script.md").write_text("# Sky, edited")
        seen.append(production.script_edited)
        published = production.publish({"script.md": folder / "script.md"}, manifest_of(), RUN)
        seen.append(production.script_edited)
    assert seen == [False, True, False]
    assert published.notes == ()
    assert visible_files(folder) == {"script.md": "# Sky, edited"}


def test_a_script_that_was_made_as_a_person_edited_it_is_still_theirs(
    productions: FolderProductions, tmp_path: Path
) -> None:
    by_hand = replace(manifest_of(), script_by_hand=True)
    publish(productions, tmp_path / "out", {"script.md": "# Sky, edited"}, by_hand)
    with productions.open(tmp_path / "out") as production:
        assert production.script_edited
    assert publish(productions, tmp_path / "out", {"script.md": "# Sky, edited"}).notes == ()


def test_a_script_by_hand_is_kept_when_a_fresh_one_is_written(
    productions: FolderProductions, tmp_path: Path
) -> None:
    by_hand = replace(manifest_of(), script_by_hand=True)
    publish(productions, tmp_path / "out", {"script.md": "# Sky, edited"}, by_hand)
    published = publish(productions, tmp_path / "out", {"script.md": "# Sky, fresh"})
    assert published.notes == ("Your own script.md was kept as script.yours.md.",)
    assert visible_files(tmp_path / "out")["script.yours.md"] == "# Sky, edited"


def test_a_lost_script_is_not_an_edited_one(productions: FolderProductions, home: Path) -> None:
    folder = home / "productions" / "sky"
    publish(productions, folder, FIRST)
    (folder / "script.md").unlink()
    with productions.open(folder) as production:
        assert not production.script_edited


@pytest.mark.parametrize("name", ["../x", "/x", ".reelwright/x", "", "manifest.json", "run.json"])
def test_no_name_leaves_the_folder(
    productions: FolderProductions, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with (
        productions.open(tmp_path / "out") as production,
        pytest.raises(ValueError, match=r"production|publication"),
    ):
        production.publish({name: file}, manifest_of(), RUN)
