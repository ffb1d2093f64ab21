"""Recordings shown in panels: where a window looks, when, and what stands beside it."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from builders.clips import write_clip
from builders.recordings import Film, Take, beeps, write_recording
from reelwright.adapters.compositor.clips import ClipReader
from reelwright.adapters.compositor.frames import YuvFrame
from reelwright.adapters.compositor.panels import RecordingGround
from reelwright.domain.canvas import Canvas, Format, Preset, canvas_for
from reelwright.domain.script.recording_shot import (
    WHOLE,
    Area,
    CameraKey,
    Panel,
    RecordingShot,
)
from reelwright.domain.script.visuals import Footage
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.media

WIDTH, HEIGHT = 480, 270
TALL = canvas_for(Format.TALL, Preset.P480)
NARROW = round(WHOLE * (270 * 9 / 16) / 480)
"""Ten-thousandths of the width that a tall window of the whole height has."""


def _pictures(frames: int) -> list[np.ndarray]:
    """Thirds in grey, white and black; the top row of pixels tells the number of the frame."""
    pictures = []
    for number in range(frames):
        picture = np.full((HEIGHT, WIDTH, 3), 128, np.uint8)
        picture[:, WIDTH // 3 : 2 * WIDTH // 3] = 235
        picture[:, 2 * WIDTH // 3 :] = 20
        picture[: HEIGHT // 8] = 10 + 4 * number
        pictures.append(picture)
    return pictures


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_clip(tmp_path_factory.mktemp("clip") / "clip.mp4", _pictures(50))


def _shot(panels: tuple[Panel, ...], start: int = 0) -> RecordingShot:
    footage = Footage(sha256="0" * 64, suffix=".mp4", width=WIDTH, height=HEIGHT, frames=50)
    return RecordingShot(footage=footage, start=start, panels=panels)


def _window(*keys: tuple[int, int], box: Area | None = None, across: int = NARROW) -> Panel:
    return Panel(
        box=box or Area(),
        across=across,
        down=WHOLE,
        keys=tuple(CameraKey(frame=frame, left=left, top=0) for frame, left in keys),
    )


def _drawn(clip: Path, shot: RecordingShot, frame: int, canvas: Canvas = TALL) -> np.ndarray:
    ground = RecordingGround(clip, shot, canvas)
    picture = YuvFrame.empty(canvas.width, canvas.height)
    ground.draw(ground.state(frame), picture)
    return picture.y.astype(int)


def _middle(luma: np.ndarray) -> float:
    height, width = luma.shape
    return float(luma[height // 2 : height // 2 + 40, width // 2 - 20 : width // 2 + 20].mean())


GREY, WHITE, BLACK = 126, 218, 33
"""Luma of the thirds in limited range."""


@pytest.mark.parametrize(
    ("left", "luma"), [(0, GREY), ((WHOLE - NARROW) // 2, WHITE), (WHOLE - NARROW, BLACK)]
)
def test_a_window_shows_the_part_that_it_looks_at(clip: Path, left: int, luma: int) -> None:
    assert _middle(_drawn(clip, _shot((_window((0, left)),)), 3)) == pytest.approx(luma, abs=4)


def test_a_window_moves_evenly_between_its_keys(clip: Path) -> None:
    shot = _shot((_window((0, 0), (40, WHOLE - NARROW)),))
    edges = []
    for frame in (8, 9, 10, 11, 12):
        row = _drawn(clip, shot, frame)[TALL.height // 2]
        edges.append(float(np.interp(172, row[: row.argmax() + 1], np.arange(row.argmax() + 1))))
    steps = np.diff(edges)
    assert (steps < 0).all(), "what is looked at moves the other way"
    assert steps.std() < 0.35, "and evenly, between whole pixels too"


def test_the_picture_is_that_of_the_time_on_the_recording(clip: Path) -> None:
    early, late = (
        _drawn(clip, _shot((_window((0, 0)),), start=round(at * SAMPLE_RATE)), 6)[10, 50]
        for at in (0.0, 1.0)
    )
    assert late - early == pytest.approx(30 * 4 * 219 / 255, abs=6)


def test_a_picture_that_begins_after_the_sound_keeps_its_time(tmp_path: Path) -> None:
    film = Film(times=[1000 + 40 * number for number in range(20)])
    file = write_recording(tmp_path / "late.mkv", [Take(sound=beeps(2, at=()))], film)
    reader = ClipReader(file, on_container=True)
    assert reader.at(Fraction(0)).time == reader.at(Fraction(1, 2)).time == 1
    assert reader.at(Fraction(3, 2)).time == pytest.approx(1.48, abs=0.021)


def test_two_people_are_shown_one_above_the_other(clip: Path) -> None:
    half = WHOLE // 2
    wide = round(WHOLE * (270 * 9 / 8) / 480)
    above = _window((0, 0), box=Area(down=half), across=wide)
    below = _window((0, WHOLE - wide), box=Area(top=half, down=half), across=wide)
    luma = _drawn(clip, _shot((above, below)), 3)
    assert luma[TALL.height // 4, 20] == pytest.approx(GREY, abs=4)
    assert luma[3 * TALL.height // 4, TALL.width - 20] == pytest.approx(BLACK, abs=4)


def test_what_is_fitted_is_whole_over_a_dark_copy(clip: Path) -> None:
    luma = _drawn(clip, _shot((_window((0, 0), across=WHOLE),)), 3)
    height = round(TALL.width * 270 / 480)
    top = (TALL.height - height) // 2
    inside = luma[top + height // 2]
    assert inside[20] == pytest.approx(GREY, abs=4)
    assert inside[TALL.width // 2] == pytest.approx(WHITE, abs=4)
    assert inside[-20] == pytest.approx(BLACK, abs=4)
    assert luma[top // 2].max() < WHITE - 40
    assert abs(int(luma[top - 20, 100]) - int(luma[top + height // 2, 100])) > 15


def test_frames_that_look_alike_have_one_state(clip: Path) -> None:
    fast = canvas_for(Format.TALL, Preset.P480)
    ground = RecordingGround(clip, _shot((_window((0, 0)),)), fast)
    assert ground.state(3) == ground.state(3)
    assert ground.state(3) != ground.state(4)
