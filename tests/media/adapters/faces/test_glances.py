"""Glances at real files: where the picture changes, and whatever cannot be seen."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from builders.recordings import Film, Take, beeps, write_recording
from reelwright.adapters.faces.glances import HEIGHT, WIDTH, KeyFrameGlancer
from reelwright.domain.clips.scenes import scene_changes
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Cancelled, Silent
from reelwright.ports.recordings import Span

pytestmark = pytest.mark.media

RATE, SECONDS = 5, 60
WHOLE = Span(start=0, end=SECONDS * SAMPLE_RATE)
_ROOMS = np.random.default_rng(3).integers(0, 256, (2, 6, 8, 3), dtype=np.uint8)


def _drawn(number: int) -> NDArray[np.uint8]:
    """A room, and from second 37 on another one; somebody moves in both."""
    room = np.kron(_ROOMS[int(number >= 37 * RATE)], np.ones((8, 8, 1), np.uint8)).astype(np.uint8)
    left = 20 + number % 5
    room[20:40, left : left + 10] = (200, 160, 140)
    return room


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    shown = Film(rate=Fraction(RATE), frames=SECONDS * RATE, group=2 * RATE, draw=_drawn)
    file = tmp_path_factory.mktemp("film") / "talk.mp4"
    return write_recording(file, [Take(sound=beeps(SECONDS, []), codec="aac")], shown)


def test_a_change_of_room_is_met_by_the_next_key_frame(film: Path) -> None:
    glances = KeyFrameGlancer().glances(film, WHOLE, Silent())
    assert all(len(each.picture) == WIDTH * HEIGHT * 3 for each in glances)
    assert set(np.diff([each.at for each in glances])) == {2 * SAMPLE_RATE}
    (change,) = scene_changes(glances)
    assert 37 <= change / SAMPLE_RATE <= 39


def test_parts_tell_the_same_as_the_whole(film: Path) -> None:
    spans = [Span(start=0, end=30 * SAMPLE_RATE), Span(start=30 * SAMPLE_RATE, end=WHOLE.end)]
    parts = [KeyFrameGlancer().glances(film, span, Silent()) for span in spans]
    assert (*parts[0], *parts[1]) == KeyFrameGlancer().glances(film, WHOLE, Silent())


def test_what_shows_nothing_is_no_error(tmp_path: Path, film: Path) -> None:
    sound = write_recording(tmp_path / "sound.wav", [Take(sound=beeps(2.0, []))])
    garbage = tmp_path / "garbage.mp4"
    garbage.write_bytes(film.read_bytes()[:400])
    for file in (sound, garbage, tmp_path / "none.mp4"):
        assert KeyFrameGlancer().glances(file, WHOLE, Silent()) == ()


def test_a_file_that_is_cut_off_is_seen_as_far_as_it_goes(tmp_path: Path) -> None:
    shown = Film(rate=Fraction(RATE), frames=SECONDS * RATE, group=2 * RATE, draw=_drawn)
    file = write_recording(tmp_path / "talk.mkv", [Take(sound=beeps(SECONDS, []))], shown)
    file.write_bytes(file.read_bytes()[: file.stat().st_size * 6 // 10])
    glances = KeyFrameGlancer().glances(file, WHOLE, Silent())
    assert glances
    assert glances[-1].at < 50 * SAMPLE_RATE


def test_whoever_stops_it_is_heard(film: Path) -> None:
    class Stops:
        def advance(self, step: str, done: int, total: int) -> None:
            raise Cancelled(f"{step} {done} {total}")

    with pytest.raises(Cancelled):
        KeyFrameGlancer().glances(film, WHOLE, Stops())
