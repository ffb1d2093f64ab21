import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from reelwright.adapters.articles.pictures import (
    MOST_PICTURES,
    Gathered,
    Origin,
    gather,
)
from reelwright.domain.article import Block, Figure, Paragraph, Prose

pytestmark = pytest.mark.integration

WORDS = Paragraph(prose=Prose(text="Words."))


def brought(folder: Path, *locations: str, origin: Origin | None = None) -> Gathered:
    blocks: list[Block] = [WORDS, *(Figure(location=location) for location in locations)]
    return gather(blocks, origin or Origin(folder=folder), folder.parent / "work", None)


def encoded(kind: str, size: tuple[int, int] = (320, 200)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "gold").save(written, kind)
    return written.getvalue()


@pytest.fixture
def folder(tmp_path: Path, picture: bytes) -> Path:
    folder = tmp_path / "article"
    folder.mkdir()
    (folder / "hive.png").write_bytes(picture)
    (folder / "a hive.png").write_bytes(picture)
    (tmp_path / "outside.png").write_bytes(picture)
    return folder


@pytest.mark.parametrize(
    "written", ["hive.png", "./hive.png", "a%20hive.png", "hive.png?v=2", "x/../hive.png"]
)
def test_a_file_beside_the_article_is_brought(folder: Path, picture: bytes, written: str) -> None:
    gathered = brought(folder, written)
    assert gathered.pictures[written].read_bytes() == picture
    assert gathered.blocks == (WORDS, Figure(location=written))
    assert not gathered.notes


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("../outside.png", "not in the article's folder"),
        ("%2e%2e/outside.png", "not in the article's folder"),
        ("/etc/passwd", "not in the article's folder"),
        ("file:///etc/passwd", "not a file in the article's folder"),
        ("none.png", "no such file"),
        ("..", "not in the article's folder"),
        ("https://example.org/a.png", "it is on the web"),
        ("//example.org/a.png", "it is on the web"),
        ("data:image/png;base64,!!!", "damaged"),
        ("data:nonsense", "not written as it should be"),
        ("a\0b.png", "cannot be read"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_everything_else_is_a_note(folder: Path, written: str, reason: str) -> None:
    gathered = brought(folder, written)
    assert gathered.blocks == (WORDS,)
    assert not gathered.pictures
    (note,) = gathered.notes
    assert reason in note


@pytest.mark.parametrize("written", ["http://[::1", "//[x/a.png", "http://a b/"])
def test_addresses_that_are_none_are_a_note(folder: Path, written: str) -> None:
    origin = Origin(url="https://example.org/article")
    assert len(brought(folder, written, origin=origin).notes) == 1


def test_a_link_out_of_the_folder_is_outside(folder: Path) -> None:
    (folder / "link.png").symlink_to(folder.parent / "outside.png")
    assert "not in the article's folder" in brought(folder, "link.png").notes[0]


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF"])
def test_other_kinds_become_png(folder: Path, kind: str) -> None:
    (folder / "x.png").write_bytes(encoded(kind))
    brought_file = brought(folder, "x.png").pictures["x.png"]
    with Image.open(brought_file) as picture:
        assert (picture.format, picture.size) == ("PNG", (320, 200))


def test_a_picture_inside_the_text_is_brought(folder: Path) -> None:
    content = encoded("JPEG")
    uri = "data:image/jpeg;base64," + base64.b64encode(content).decode()
    gathered = brought(folder, uri, uri)
    (location,) = gathered.pictures
    assert location.startswith("embedded-")
    assert gathered.pictures[location].read_bytes() == content
    assert gathered.blocks == (WORDS, *[Figure(location=location)] * 2)


@pytest.mark.parametrize("kept", [10, 60, 300])
def test_a_truncated_picture_is_a_note(folder: Path, picture: bytes, kept: int) -> None:
    (folder / "half.png").write_bytes(picture[:kept])
    assert "damaged" in brought(folder, "half.png").notes[0]


def test_drawings_are_a_note(folder: Path) -> None:
    (folder / "x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "SVG" in brought(folder, "x.svg").notes[0]


def test_a_picture_of_too_many_pixels_is_a_note(folder: Path) -> None:
    written = io.BytesIO()
    Image.new("1", (20_000, 10_000)).save(written, "PNG")
    (folder / "large.png").write_bytes(written.getvalue())
    assert "too many pixels" in brought(folder, "large.png").notes[0]


def test_ornaments_go_without_a_word(folder: Path) -> None:
    (folder / "dot.png").write_bytes(encoded("PNG", (1, 1)))
    gathered = brought(folder, "dot.png")
    assert gathered.blocks == (WORDS,)
    assert not gathered.notes


def test_there_is_an_end_to_pictures(folder: Path) -> None:
    names = [f"{n}.png" for n in range(MOST_PICTURES + 2)]
    for shade, name in enumerate(names):
        Image.new("L", (64, 64), shade).save(folder / name)
    gathered = brought(folder, *names)
    assert len(gathered.pictures) == MOST_PICTURES
    assert gathered.notes == ("2 pictures are left out, 40.png the first: there are more than 40.",)
