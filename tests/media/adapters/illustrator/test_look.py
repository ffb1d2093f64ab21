"""What is seen: contrast on the flattened picture, markers on their phrases, rest and logo."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from reelwright.adapters.illustrator.contact_sheet import flattened, main
from reelwright.adapters.illustrator.grounds import VARIANTS, Scene, ground
from reelwright.adapters.illustrator.highlights import Stretch, stretches
from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.illustrator.inks import inks_of
from reelwright.adapters.illustrator.samples import CUE, SAMPLES
from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.render.pieces import Look, Shot
from reelwright.domain.script.visuals import SectionCard, StatementCard, TitleCard
from reelwright.domain.themes.colour import READABLE, luminance, parse
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.domain.themes.theme import Theme
from reelwright.ports.picture import Composition, RenderFailed

pytestmark = pytest.mark.media

ILLUSTRATOR = PillowIllustrator()
CANVAS = canvas_for(Format.WIDE, Preset.P480)
LAST = 149


def light(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    parts = picture.astype(np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]) + 0.05)


def contrast_in(picture: NDArray[np.uint8]) -> float:
    """Between the darkest and the lightest few points: the ink and what it stands on."""
    low, high = np.quantile(light(picture), [0.02, 0.98])
    return float(high / low)


def text_of(composition: Composition) -> list[Box]:
    return [box for layer in composition.layers for box in layer.text]


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_text_reads_on_the_picture_that_is_seen(name: str) -> None:
    look = Look(canvas=CANVAS, theme=BUILT_IN[name])
    for visual in (*SAMPLES[:12], SAMPLES[13], SAMPLES[15]):
        composition = ILLUSTRATOR.compose(Shot(visual=visual, frames=150), look)
        picture = flattened(composition, (), look, LAST)
        for box in (box for layer in composition.layers for box in layer.text):
            seen = picture[box.y : box.bottom, box.x : box.right]
            assert contrast_in(seen) >= READABLE, (visual, box)


@pytest.mark.parametrize("level", [0, 128, 255])
@pytest.mark.parametrize("style", list(CaptionStyle))
@pytest.mark.parametrize("name", ["midnight", "paper"])
def test_captions_read_on_any_ground(name: str, style: CaptionStyle, level: int) -> None:
    look = Look(canvas=CANVAS, theme=BUILT_IN[name], caption_style=style)
    composition = ILLUSTRATOR.compose(Shot(visual=SAMPLES[0], frames=150), look)
    plain = np.full((CANVAS.height, CANVAS.width, 3), level, np.uint8)
    layers = ILLUSTRATOR.captions([CUE], look)
    empty = type(composition)(ground=plain, layers=())
    picture = flattened(empty, layers, look, 25)
    for box in (box for layer in layers[:4] for box in layer.text):
        assert contrast_in(picture[box.y : box.bottom, box.x : box.right]) >= READABLE


@pytest.mark.parametrize("name", list(BUILT_IN))
def test_every_ground_is_seen_and_differs(name: str) -> None:
    inks = inks_of(BUILT_IN[name].palette)
    canvas = canvas_for(Format.SQUARE, Preset.P480)
    grounds = [ground(canvas, inks, Scene(variant=variant)) for variant in range(VARIANTS)]
    assert len({picture.tobytes() for picture in grounds}) == VARIANTS
    for picture in grounds[:8]:
        assert picture.std(axis=(0, 1)).max() > 1.5


@pytest.mark.parametrize("name", list(BUILT_IN))
@pytest.mark.parametrize("picture", list(Format))
def test_text_reads_wherever_it_stands_on_a_ground(name: str, picture: Format) -> None:
    inks = inks_of(BUILT_IN[name].palette)
    canvas = canvas_for(picture, Preset.P480)
    for variant in range(7):
        drawn = ground(canvas, inks, Scene(variant=variant, texts=(canvas.content,)))
        area = canvas.content
        levels = light(drawn[area.y : area.bottom : 5, area.x : area.right : 5])
        for ink in (inks.text, inks.muted, inks.accent_text, inks.second_text):
            own = luminance(ink) + 0.05
            assert np.maximum(own / levels, levels / own).min() >= READABLE * 0.97


@pytest.mark.parametrize("number", [0, 7, 118])
def test_a_section_stands_on_a_block_of_the_accent(number: int) -> None:
    look = Look(canvas=CANVAS, theme=BUILT_IN["paper"])
    card = SectionCard(heading="Same", number=number)
    composition = ILLUSTRATOR.compose(Shot(visual=card, frames=90), look)
    ground_drawn = np.asarray(composition.ground)
    assert tuple(ground_drawn[5, 5]) == parse(look.theme.palette.accent)
    assert len(text_of(composition)) == 2


@pytest.mark.parametrize(
    ("lines", "phrase", "found"),
    [
        (("one two", "three"), "two three", [(0, 4, 7), (1, 0, 5)]),
        (("It is Done.",), "done", [(0, 6, 11)]),
        (("one two",), "four", []),
        (("one two",), "", []),
    ],
)
def test_a_phrase_is_found_over_lines(
    lines: tuple[str, ...], phrase: str, found: list[tuple[int, int, int]]
) -> None:
    wanted = [Stretch(line=line, start=start, end=end) for line, start, end in found]
    assert list(stretches(lines, phrase)) == wanted


@pytest.mark.parametrize(("frames", "moves"), [(150, False), (400, True), (1800, True)])
def test_a_card_that_stands_for_long_moves_every_few_seconds(frames: int, *, moves: bool) -> None:
    shot = Shot(visual=StatementCard(text="Stand still."), frames=frames)
    layers = ILLUSTRATOR.compose(shot, Look(canvas=CANVAS, theme=BUILT_IN["midnight"])).layers
    line = [layer for layer in layers if layer.y + layer.patch.shape[0] == CANVAS.height]
    assert bool(line) is moves
    enters = [0, *(layer.enter for layer in line), frames]
    if moves:
        assert max(np.diff(enters)) <= 6 * 30
        assert min(layer.patch.shape[0] * layer.patch.shape[1] for layer in line[:-1]) > (
            0.0005 * CANVAS.width * CANVAS.height
        )


def with_logo(folder: Path) -> Theme:
    file = folder / "logo.png"
    Image.new("RGBA", (400, 200), "#ff00aa").save(file)
    base = BUILT_IN["midnight"]
    return Theme(name="own", palette=base.palette, logo=str(file), logo_sha256=folder.name)


def test_the_logo_is_large_on_the_title_and_small_elsewhere(tmp_path: Path) -> None:
    look = Look(canvas=CANVAS, theme=with_logo(tmp_path))
    sizes = []
    for visual in (TitleCard(title="Title"), StatementCard(text="Text")):
        layers = ILLUSTRATOR.compose(Shot(visual=visual, frames=90), look).layers
        pink = [layer.patch for layer in layers if tuple(layer.patch[2, 2, :3]) == (255, 0, 170)]
        sizes.append(pink[0].shape[0])
    assert sizes[0] > 2 * sizes[1] > 0


def test_a_logo_that_is_gone_is_named(tmp_path: Path) -> None:
    look = Look(canvas=CANVAS, theme=with_logo(tmp_path))
    (tmp_path / "logo.png").unlink()
    with pytest.raises(RenderFailed, match=r"logo\.png"):
        ILLUSTRATOR.compose(Shot(visual=TitleCard(title="Title"), frames=90), look)


def test_the_contact_sheet_is_drawn(tmp_path: Path) -> None:
    out = tmp_path / "sheet.png"
    main([str(out), "--theme", "paper", "--format", "1:1", "--preset", "480p", "--frame", "20"])
    with Image.open(out) as sheet:
        assert sheet.width == 2400
