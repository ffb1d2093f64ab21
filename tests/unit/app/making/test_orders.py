"""What an order is refused for, before anything is made."""

from pathlib import Path

import pytest

from reelwright.app.making.orders import FileMissing, PronunciationsInvalid, Request, order_from
from reelwright.app.settings.layers import Layer, resolve
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT

pytestmark = pytest.mark.unit


def refusal(error: type[ReelwrightError], **settings: object) -> str:
    resolved = resolve([Layer(place="option", values=settings)])
    with pytest.raises(error) as refused:
        order_from(Request(source="bees.md"), resolved, BUILT_IN[DEFAULT])
    return str(refused.value)


@pytest.mark.parametrize(
    ("setting", "kind"), [("footage", "folder"), ("music", "file"), ("pronunciations", "file")]
)
def test_what_is_not_there_is_told_before_anything_is_made(
    setting: str, kind: str, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.x"
    assert refusal(FileMissing, **{setting: str(gone)}) == (
        f"{setting} names {gone}, and there is no such {kind}: check its name."
    )


def test_a_file_is_no_folder_of_footage(tmp_path: Path) -> None:
    file = tmp_path / "clip.mp4"
    file.touch()
    assert "no such folder" in refusal(FileMissing, footage=str(file))


def test_a_table_of_pronunciations_that_is_no_text(tmp_path: Path) -> None:
    table = tmp_path / "words.toml"
    table.write_bytes(b"\xff\xfe\xfd")
    assert refusal(PronunciationsInvalid, pronunciations=str(table)) == (
        f"{table} is no text in UTF-8: save it as such, or name another table."
    )
