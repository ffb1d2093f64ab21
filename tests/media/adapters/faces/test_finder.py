"""A real face in made pictures: found, followed, told apart; and cuts at their frames."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from builders.clips import write_clip
from reelwright.adapters.faces.finder import CascadeFaces
from reelwright.domain.clips.faces import people
from reelwright.domain.clips.framing import Framing, Picture, framed
from reelwright.domain.script.recording_shot import WHOLE
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.ports.faces import PictureUnwatchable, Watched
from reelwright.ports.progress import Silent
from reelwright.ports.recordings import Span

pytestmark = pytest.mark.media

PORTRAIT = Path(__file__).parents[2] / "files/astronaut.jpg"
WIDTH, HEIGHT = 640, 360
RATE = FrameRate(numerator=30)
FACE = (175, 65, 275, 175)
"""Left, top, right and bottom of the face in the portrait."""


def _head(side: int) -> np.ndarray:
    """Her head and shoulders, so many pixels wide."""
    with Image.open(PORTRAIT) as whole:
        return np.asarray(whole.crop((100, 20, 350, 270)).resize((side, side)), dtype=np.uint8)


def _scene(*lefts: int, ground: int = 70, side: int = 200, shift: int = 0) -> np.ndarray:
    """A room with a portrait at each place; the lips of the last are moved by ``shift``."""
    picture = np.full((HEIGHT, WIDTH, 3), ground, np.uint8)
    picture[::24] = max(0, ground - 25)
    head = _head(side)
    for number, left in enumerate(lefts):
        shown = head.copy()
        if shift and number == len(lefts) - 1:
            lips = slice(side * 46 // 100, side * 62 // 100)
            shown[lips] = np.roll(shown[lips], shift, axis=0)
        picture[100 : 100 + side, left : left + side] = shown
    return picture


def _watched(tmp_path: Path, pictures: list[np.ndarray], start: float = 0.0) -> Watched:
    file = write_clip(tmp_path / "clip.mp4", pictures)
    end = round(len(pictures) / 30 * SAMPLE_RATE)
    span = Span(start=round(start * SAMPLE_RATE), end=end)
    return CascadeFaces().watch(file, span, RATE, Silent())


def test_a_face_is_found_where_it_is(tmp_path: Path) -> None:
    found = _watched(tmp_path, [_scene(380)] * 45)
    (person,) = people(found.looks)
    middle = (380 + 200 * ((FACE[0] + FACE[2]) / 2 - 100) / 250) / WIDTH * WHOLE
    assert person.across == pytest.approx(middle, abs=300)
    assert found.frames == 45
    assert not found.cuts


def test_a_walking_face_stays_whole_in_a_tall_window(tmp_path: Path) -> None:
    lefts = [round(20 + 400 * number / 89) for number in range(90)]
    found = _watched(tmp_path, [_scene(left) for left in lefts])
    assert not found.cuts
    (shot,) = framed(found.looks, found.cuts, 90, Picture(source=16 / 9, canvas=9 / 16, rate=30.0))
    assert shot.framing is Framing.FOLLOWED
    panel = shot.panels[0]
    inside = 0
    for frame, left in enumerate(lefts):
        face = [left + 200 * (edge - 100) / 250 for edge in (FACE[0], FACE[2])]
        window = panel.window(frame)[0] / WHOLE * WIDTH
        inside += window <= face[0] and face[1] <= window + panel.across / WHOLE * WIDTH
    assert inside >= 88, "but for a frame at most where it sets off"


def test_two_people_are_two_and_a_cut_is_at_its_frame(tmp_path: Path) -> None:
    pictures = [_scene(20, 420)] * 31 + [_scene(220, ground=190)] * 29
    found = _watched(tmp_path, pictures)
    assert found.cuts == (31,)
    before = [look for look in found.looks if look.frame < 31]
    assert len(people(before)) == 2


def test_who_speaks_is_seen_by_the_lips(tmp_path: Path) -> None:
    pictures = [_scene(20, 420, shift=(0, 5, 9, 4)[number // 3 % 4]) for number in range(60)]
    found = _watched(tmp_path, pictures)
    shots = framed(found.looks, found.cuts, 60, Picture(source=16 / 9, canvas=9 / 16, rate=30.0))
    assert [shot.framing for shot in shots] == [Framing.FOLLOWED]
    window = shots[0].panels[0].window(30)[0] / WHOLE * WIDTH
    assert window > 300


def test_a_span_begins_at_its_time(tmp_path: Path) -> None:
    pictures = [_scene(20)] * 40 + [_scene(220, ground=190)] * 40
    found = _watched(tmp_path, pictures, start=1.0)
    assert found.cuts == (10,)
    assert found.frames == 50


def test_an_empty_room_has_nobody(tmp_path: Path) -> None:
    found = _watched(tmp_path, [_scene()] * 30)
    assert people(found.looks) == ()


def test_a_file_without_picture_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.mp4"
    file.write_text("nothing to see")
    with pytest.raises(PictureUnwatchable, match="opened"):
        CascadeFaces().watch(file, Span(start=0, end=SAMPLE_RATE), RATE, Silent())
