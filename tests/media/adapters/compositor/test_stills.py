from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from builders.rendering import PALETTE, look_of
from reelwright.adapters.compositor.fitting import fit
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.stills import MovingStill, pose, read_still
from reelwright.domain.script.visuals import Move
from reelwright.ports.picture import RenderFailed

pytestmark = pytest.mark.media


def _saved(picture: Image.Image, file: Path, exif: Image.Exif | None = None) -> Path:
    picture.save(file, exif=exif or Image.Exif())
    return file


def _halves(mode: str = "RGB") -> Image.Image:
    picture = Image.new("RGB", (120, 80), "#c02020")
    picture.paste("#2040c0", (60, 0, 120, 80))
    return picture.quantize(8) if mode == "P" else picture.convert(mode)


@pytest.mark.parametrize(
    ("mode", "name"),
    [("RGB", "a.png"), ("RGB", "a.jpg"), ("CMYK", "a.jpg"), ("P", "a.gif"), ("RGBA", "a.webp")],
)
def test_every_usual_kind_is_read_in_its_colours(tmp_path: Path, mode: str, name: str) -> None:
    file = _saved(_halves(mode), tmp_path / name)
    pixels = read_still(file, PALETTE.background).astype(int)
    assert pixels.shape == (80, 120, 3)
    assert np.abs(pixels[40, 20] - (0xC0, 0x20, 0x20)).max() < 20
    assert np.abs(pixels[40, 100] - (0x20, 0x40, 0xC0)).max() < 20


def test_sixteen_bits_of_grey_are_read_in_their_brightness(tmp_path: Path) -> None:
    deep = np.linspace(0, 65535, 256).astype(np.uint16)[None].repeat(8, axis=0)
    file = _saved(Image.fromarray(deep), tmp_path / "a.png")
    pixels = read_still(file, PALETTE.background)
    assert np.abs(pixels[4, :, 0].astype(int) - np.arange(256)).max() <= 1


def test_what_is_transparent_shows_the_background(tmp_path: Path) -> None:
    file = _saved(Image.new("RGBA", (10, 10), (255, 0, 0, 0)), tmp_path / "a.png")
    assert (read_still(file, "#123456")[5, 5] == (0x12, 0x34, 0x56)).all()


def test_a_turned_camera_is_shown_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = _saved(_halves(), tmp_path / "a.jpg", exif=exif)
    pixels = read_still(file, PALETTE.background)
    assert pixels.shape == (120, 80, 3)
    assert pixels[20, 40, 0] > pixels[100, 40, 0]


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40])
def test_what_is_not_a_picture_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "sunset.png"
    file.write_bytes(content)
    with pytest.raises(RenderFailed, match=r"sunset\.png"):
        read_still(file, PALETTE.background)


def test_a_jpeg_cut_off_in_its_middle_is_refused(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (90, 160, 3), dtype=np.uint8)
    file = _saved(Image.fromarray(noise), tmp_path / "sunset.jpg")
    file.write_bytes(file.read_bytes()[:2000])
    with pytest.raises(RenderFailed, match=r"sunset\.jpg"):
        read_still(file, PALETTE.background)


@pytest.mark.parametrize(
    ("source", "canvas", "covers"),
    [
        (16 / 9, 16 / 9, True),
        (4 / 3, 16 / 9, True),
        (16 / 9, 9 / 16, False),
        (16 / 9, 1, True),
        (3 / 4, 16 / 9, False),
    ],
)
def test_a_picture_covers_the_canvas_unless_too_much_is_lost(
    source: float,
    canvas: float,
    covers: bool,  # noqa: FBT001 - a column of the table
) -> None:
    chosen = fit(source, canvas)
    assert chosen.covers is covers
    assert chosen.across * chosen.down >= (0.5 if covers else 0.6)
    shown = source * chosen.across / chosen.down
    assert shown == pytest.approx(canvas * chosen.box_width / chosen.box_height)


@pytest.mark.parametrize("move", list(Move))
@pytest.mark.parametrize("shape", [(400, 225), (90, 160), (1, 1), (37, 2000)])
def test_no_move_leaves_the_picture(move: Move, shape: tuple[int, int]) -> None:
    """A white picture stays white to its edges all the way."""
    picture = np.full((shape[1], shape[0], 3), 255, dtype=np.uint8)
    look = look_of(160, 90)
    still = MovingStill(picture, move, 30, look)
    covers = fit(shape[0] / shape[1], 160 / 90).covers
    frame = YuvFrame.empty(160, 90)
    for step in (-20, 0, 15, 29, 60):
        still.draw(still.state(step), frame)
        assert frame.y.max() == 235
        assert not covers or frame.y.min() == 235


@pytest.mark.parametrize("move", list(Move))
def test_a_move_is_even_and_never_stops_inside_its_transitions(move: Move) -> None:
    look = look_of(160, 90)
    still = MovingStill(np.zeros((90, 160, 3), dtype=np.uint8), move, 60, look)
    margin = look.theme.transition_frames
    states = [still.state(frame) for frame in range(-margin, 60 + margin + 1)]
    assert len(set(states)) == len(states)
    assert still.state(-margin - 5) == states[0]
    assert still.state(60 + margin + 5) == states[-1]


def test_moves_go_where_they_say() -> None:
    assert pose(Move.IN, 0, 1.1).zoom < pose(Move.IN, 1, 1.1).zoom
    assert pose(Move.OUT, 0, 1.1).zoom > pose(Move.OUT, 1, 1.1).zoom
    assert pose(Move.LEFT, 0, 1.1).across > pose(Move.LEFT, 1, 1.1).across
    assert pose(Move.RIGHT, 0, 1.1).across < pose(Move.RIGHT, 1, 1.1).across


@pytest.mark.parametrize("move", list(Move))
def test_chroma_moves_with_luma(move: Move) -> None:
    """A disc of colour keeps its centre in all planes, to a tenth of a pixel."""
    down, across = np.mgrid[0:360, 0:640]
    inside = np.clip(60 - np.hypot(down - 200, across - 250), 0, 1)[..., None]
    picture = np.rint(inside * (255, 60, 10) + (1 - inside) * (10, 60, 160)).astype(np.uint8)
    still = MovingStill(picture, move, 60, look_of(320, 180))
    frame = YuvFrame.empty(320, 180)
    for step in (0, 21, 47):
        still.draw(still.state(step), frame)
        luma = _centre(frame.y)
        for plane in (frame.u, frame.v):
            x, y = _centre(plane)
            assert abs(2 * x - luma[0]) < 0.12
            assert abs(2 * y + 0.5 - luma[1]) < 0.12


def _centre(plane: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> tuple[float, float]:
    weight = np.abs(plane.astype(float) - float(plane[0, 0]))
    down, across = np.mgrid[0 : plane.shape[0], 0 : plane.shape[1]]
    return float((weight * across).sum() / weight.sum()), float(
        (weight * down).sum() / weight.sum()
    )
