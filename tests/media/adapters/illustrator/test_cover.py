"""A thumbnail is 1280x720, under the limit, the same every time, with its corner free."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageFilter

from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.render.pieces import Look
from reelwright.domain.themes.shipped import BUILT_IN

pytestmark = pytest.mark.media

LOOK = Look(canvas=canvas_for(Format.WIDE, Preset.P480), theme=BUILT_IN["midnight"])


def noise(file: Path) -> Path:
    pixels = np.random.default_rng(1).integers(0, 255, (720, 1280, 3), np.uint8)
    Image.fromarray(pixels).save(file)
    return file


def test_over_a_picture_full_of_noise_it_is_still_under_the_limit(tmp_path: Path) -> None:
    picture = noise(tmp_path / "noise.png")
    PillowIllustrator().thumbnail("Why ice floats", picture, LOOK, tmp_path / "out.jpg")
    assert (tmp_path / "out.jpg").stat().st_size < 2_000_000
    with Image.open(tmp_path / "out.jpg") as image:
        assert image.size == (1280, 720)
        assert image.format == "JPEG"


def test_the_same_bytes_again_and_nothing_beside_them(tmp_path: Path) -> None:
    for name in ("one.jpg", "two.jpg"):
        PillowIllustrator().thumbnail("Why ice floats", None, LOOK, tmp_path / name)
    assert (tmp_path / "one.jpg").read_bytes() == (tmp_path / "two.jpg").read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["one.jpg", "two.jpg"]


def test_a_file_that_is_no_picture_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    PillowIllustrator().thumbnail("Tides", tmp_path / "broken.jpg", LOOK, tmp_path / "out.jpg")
    assert (tmp_path / "out.jpg").stat().st_size > 0


def test_what_stood_there_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        PillowIllustrator().thumbnail("Tides", None, LOOK, tmp_path / "missing" / "out.jpg")
    assert not list(tmp_path.iterdir())


def test_a_black_picture_is_passed_over(tmp_path: Path) -> None:
    Image.new("RGB", (640, 360), "#050505").save(tmp_path / "black.png")
    for name, picture in (("with.jpg", tmp_path / "black.png"), ("without.jpg", None)):
        PillowIllustrator().thumbnail("Tides", picture, LOOK, tmp_path / name)
    assert (tmp_path / "with.jpg").read_bytes() == (tmp_path / "without.jpg").read_bytes()


def test_the_sharpest_picture_that_is_not_dark_is_best(tmp_path: Path) -> None:
    sharp = noise(tmp_path / "sharp.png")
    with Image.open(sharp) as image:
        image.filter(ImageFilter.GaussianBlur(12)).save(tmp_path / "blurred.png")
        image.point(lambda level: level // 12).save(tmp_path / "dark.png")
    (tmp_path / "broken.png").write_bytes(b"no picture")
    pictures = [tmp_path / name for name in ("blurred.png", "dark.png", "broken.png", "sharp.png")]
    assert PillowIllustrator().backdrop(pictures) == sharp
    assert PillowIllustrator().backdrop(pictures[:3]) == pictures[0]
    assert PillowIllustrator().backdrop(pictures[1:3]) is None


@pytest.mark.parametrize("x", [80, 540, 1000])
def test_what_was_said_covers_no_face(tmp_path: Path, x: int) -> None:
    face = Box(x=x, y=200, width=180, height=220)
    plain = Image.new("RGB", (1280, 720), "#8090a0")
    plain.save(tmp_path / "plain.png")
    drawn: list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]] = []
    for faces in ([face], [Box(x=0, y=0, width=1280, height=720)]):
        out = tmp_path / f"{len(drawn)}.jpg"
        PillowIllustrator().thumbnail(
            "How on earth did you decide what to charge?", tmp_path / "plain.png", LOOK, out,
            faces=faces,
        )  # fmt: skip
        drawn.append(np.asarray(Image.open(out).convert("L")))
    seen = drawn[0][face.y : face.bottom, face.x : face.right]
    assert 20 < seen.min() <= seen.max() < 200  # Neither the white of words nor their edge.
    assert drawn[0].max() > 240
    assert drawn[1].max() > 240  # Where no place is free, the words stand all the same.
