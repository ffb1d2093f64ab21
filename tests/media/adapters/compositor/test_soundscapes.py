"""Sound without a picture: bars as tall as it is loud, over a cover that stays."""

from pathlib import Path

import numpy as np
import pytest

from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.studio import Studio
from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.render.pieces import Look, Shot
from reelwright.domain.script.sound_shot import BAR_STEPS, SoundShot
from reelwright.domain.script.visuals import Footage
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.ports.picture import RenderFailed, Soundscape

pytestmark = pytest.mark.media

PORTRAIT = Path(__file__).parents[2] / "files/astronaut.jpg"
COVER = Footage(sha256="c" * 64, suffix=".jpg", width=512, height=512)
FRAMES = 90
LOUD_FROM = 30
BARS = (0,) * LOUD_FROM + (BAR_STEPS,) * (FRAMES - LOUD_FROM)
ILLUSTRATOR = PillowIllustrator()


def _look(picture: Format) -> Look:
    return Look(canvas=canvas_for(picture, Preset.P480), theme=BUILT_IN["midnight"])


def _shot(cover: Footage | None = COVER) -> Shot:
    title = "What a very long conversation about the history of spaceflight came to in the end"
    return Shot(
        visual=SoundShot(title=title, show="Deep Talk", bars=BARS, cover=cover), frames=FRAMES
    )


def _luma(shot: Shot, look: Look, frame: int, file: Path = PORTRAIT) -> np.ndarray:
    drawn = Studio(ILLUSTRATOR, {COVER.sha256: file}).shot(shot, look)
    picture = YuvFrame.empty(look.canvas.width, look.canvas.height)
    drawn.draw(drawn.state(frame), picture)
    return picture.y.astype(int)


def _scape(shot: Shot, look: Look) -> Soundscape:
    ground = ILLUSTRATOR.compose(shot, look).ground
    assert isinstance(ground, Soundscape)
    return ground


@pytest.mark.parametrize("picture", Format)
@pytest.mark.parametrize("cover", [COVER, None])
def test_cover_texts_and_bars_stand_apart_inside_the_content(
    picture: Format, cover: Footage | None
) -> None:
    look = _look(picture)
    composition = ILLUSTRATOR.compose(_shot(cover), look)
    scape = _scape(_shot(cover), look)
    boxes = [box for layer in composition.layers for box in layer.text] + [scape.bars_box]
    boxes += [scape.cover_box] if scape.cover_box else []
    assert all(look.canvas.content.contains(box) for box in boxes)
    fixed = [box for box in (scape.bars_box, scape.cover_box) if box]
    texts = [box for box in boxes if box not in fixed]
    assert not any(text.overlaps(box) for text in texts for box in fixed)
    assert bool(scape.cover_box) == bool(cover)


def _changed(before: np.ndarray, after: np.ndarray, box: Box) -> np.ndarray:
    window = (slice(box.y, box.bottom), slice(box.x, box.right))
    return np.asarray((np.abs(before[window] - after[window]) > 20).any(axis=0))


def test_bars_rise_from_the_middle_to_both_sides() -> None:
    look = _look(Format.TALL)
    box = _scape(_shot(), look).bars_box
    quiet, begun, loud = (_luma(_shot(), look, frame) for frame in (29, 34, 80))
    some = np.flatnonzero(_changed(quiet, begun, box))
    assert abs(some.mean() - box.width / 2) < 6
    assert np.ptp(some) < box.width / 3
    assert np.ptp(np.flatnonzero(_changed(quiet, loud, box))) > box.width * 0.9


def test_the_cover_is_the_picture_and_stays() -> None:
    look = _look(Format.SQUARE)
    box = _scape(_shot(), look).cover_box
    assert box
    window = (slice(box.y + 8, box.bottom - 8), slice(box.x + 8, box.right - 8))
    early, late, none = (
        _luma(_shot(cover), look, frame)[window]
        for cover, frame in ((COVER, 20), (COVER, 85), (None, 20))
    )
    assert (early == late).all()
    assert (np.abs(early - none) > 8).mean() > 0.7


def test_a_cover_that_is_no_picture_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "cover.jpg"
    broken.write_bytes(PORTRAIT.read_bytes()[:200])
    with pytest.raises(RenderFailed, match=r"cover\.jpg"):
        _luma(_shot(), _look(Format.TALL), 0, broken)
