"""An owner's folder: what is in it, what is said about it, and what is passed over."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from builders.footage import scene
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.footage_files.folder import FootageFolder
from reelwright.ports.footage import FootageFolderMissing, FoundFootage
from reelwright.ports.progress import Cancelled, Silent

pytestmark = pytest.mark.integration


def _save(file: Path, seed: int = 1) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(scene(64, 48, seed=seed)).save(file)
    return file


def _find(folder: Path, store: FileStore | None = None) -> FoundFootage:
    return FootageFolder(folder, store).find(Silent())


def _names(found: FoundFootage) -> list[str]:
    return [candidate.footage.name for candidate in found.candidates]


def test_pictures_are_found_in_all_folders_with_their_words(tmp_path: Path) -> None:
    _save(tmp_path / "b.png")
    _save(tmp_path / "Wild animals" / "RedFox.JPG", seed=2)
    found = _find(tmp_path)
    assert _names(found) == ["b.png", "Wild animals/RedFox.JPG"]
    fox = found.candidates[1]
    assert fox.phrases == ("RedFox", "Wild animals")
    assert (fox.footage.licence, fox.footage.suffix) == ("own", ".jpg")
    assert fox.notes == ("Wild animals/RedFox.JPG is only 64x48 and will look soft.",)
    assert found.files[fox.footage.sha256] == tmp_path / "Wild animals" / "RedFox.JPG"


def test_hidden_files_clutter_and_ways_out_are_passed_over(tmp_path: Path) -> None:
    outside = _save(tmp_path / "outside" / "secret.png")
    inside = tmp_path / "inside"
    _save(inside / "a.png", seed=2)
    _save(inside / ".hidden.png", seed=3)
    _save(inside / ".git" / "b.png", seed=4)
    (inside / "Thumbs.db").write_bytes(b"x")
    (inside / "link.png").symlink_to(outside)
    (inside / "all").symlink_to(tmp_path / "outside")
    (inside / "dead.png").symlink_to(inside / "nothing")
    os.mkfifo(inside / "pipe.png")
    found = _find(inside)
    assert _names(found) == ["a.png"]
    assert found.notes == ()


def test_what_cannot_be_used_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    _save(tmp_path / "a.png")
    (tmp_path / "b.jpg").write_bytes(b"")
    (tmp_path / "notes.txt").write_text("remember the milk")
    found = _find(tmp_path)
    assert _names(found) == ["a.png"]
    assert found.notes == (
        "b.jpg is empty: copy it again from where it came; it is not used.",
        "notes.txt is not a picture or clip of a kind that can be shown; it is not used.",
    )


def test_many_notes_are_shortened(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text("x")
    notes = _find(tmp_path).notes
    assert len(notes) == 13
    assert notes[-1] == "There are 8 more notes on the footage folder's files."


def test_a_text_beside_a_picture_describes_it(tmp_path: Path) -> None:
    _save(tmp_path / "a.png")
    (tmp_path / "a.txt").write_bytes("A fox at dusk. Forêt, neige\n".encode("cp1252"))
    assert _find(tmp_path).candidates[0].phrases == ("a", "A fox at dusk.", "Forêt", "neige")


def test_a_card_beside_a_picture_tells_its_licence(tmp_path: Path) -> None:
    _save(tmp_path / "a.png")
    card = {
        "title": "Wave",
        "tags": ["sea", "storm"],
        "author": "Jo Doe",
        "license": "CC BY 4.0",
        "url": "https://photos.example/1",
        "rating": 5,
    }
    (tmp_path / "a.png.json").write_text(json.dumps(card))
    (candidate,) = _find(tmp_path).candidates
    assert candidate.phrases == ("a", "Wave", "sea", "storm")
    footage = candidate.footage
    assert (footage.author, footage.licence) == ("Jo Doe", "CC BY 4.0")
    assert footage.page == "https://photos.example/1"


@pytest.mark.parametrize("broken", ["{", "[1]", '{"title": 5}', '"x"', "x" * 70_000, ""])
def test_a_broken_card_is_left_aside(tmp_path: Path, broken: str) -> None:
    _save(tmp_path / "a.png")
    (tmp_path / "a.json").write_text(broken)
    found = _find(tmp_path)
    assert _names(found) == ["a.png"]
    assert found.notes[-1] == "a.json cannot be read as a description and was left aside."


def test_the_same_bytes_are_one_candidate_with_the_words_of_both(tmp_path: Path) -> None:
    _save(tmp_path / "fox.png")
    _save(tmp_path / "snow.png")
    found = _find(tmp_path)
    assert _names(found) == ["fox.png"]
    assert found.candidates[0].phrases == ("fox", "snow")


def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    _save(tmp_path / "a.png").rename(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.png")))
    found = _find(tmp_path, FileStore(tmp_path / ".store"))
    assert _names(found) == ["\N{REPLACEMENT CHARACTER}.png"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FootageFolderMissing, match="is not there: check its name"):
        _find(tmp_path / "nothing")
    with pytest.raises(FootageFolderMissing):
        _find(_save(tmp_path / "a.png"))


class _Counting:
    """Remembers how far a step came, and may stop it."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.steps: list[tuple[int, int]] = []
        self._stop_at = stop_at

    def advance(self, step: str, done: int, total: int) -> None:
        self.steps.append((done, total))
        if done == self._stop_at:
            raise Cancelled(step)


def test_progress_is_told_and_can_stop_it(tmp_path: Path) -> None:
    for number in range(3):
        _save(tmp_path / f"{number}.png", seed=number)
    counting = _Counting()
    FootageFolder(tmp_path).find(counting)
    assert counting.steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    with pytest.raises(Cancelled):
        FootageFolder(tmp_path).find(_Counting(stop_at=1))


def _forget(folder: Path) -> None:
    del folder


def _touch(folder: Path) -> None:
    os.utime(folder / "a.png", (1, 1))


def _replace(folder: Path) -> None:
    _save(folder / "a.png", seed=9)


@pytest.mark.parametrize(("change", "looks"), [(_forget, 0), (_touch, 1), (_replace, 1)])
def test_a_file_is_looked_at_again_only_when_it_changed(
    tmp_path: Path, change: Callable[[Path], None], looks: int
) -> None:
    folder, store = tmp_path / "footage", FileStore(tmp_path / "store")
    _save(folder / "a.png")
    (folder / "b.txt").write_text("x")
    before = _find(folder, store)
    results = store.sizes().results
    assert results == 2
    change(folder)
    after = _find(folder, store)
    assert store.sizes().results - results == looks
    assert (after == before) is (change is not _replace)
    assert after == _find(folder)
