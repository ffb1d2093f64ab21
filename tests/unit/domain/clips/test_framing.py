from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.faces import Face, Look, people
from reelwright.domain.clips.following import Bound, bounds, path
from reelwright.domain.clips.framing import Framing, Picture, framed
from reelwright.domain.script.recording_shot import WHOLE, Area, Panel

pytestmark = pytest.mark.unit

WIDE_TO_TALL = Picture(source=16 / 9, canvas=9 / 16, rate=30.0)
EVERY = 6
"""Frames between two looks."""
FACE = 800


def _face(middle: float, motion: float = 0.0, width: int = FACE) -> Face:
    area = Area(left=round(middle - width / 2), top=2500, across=width, down=width * 16 // 9)
    return Face(area=area, motion=motion)


def _looks(frames: int, *where: Callable[[int], Face | None]) -> list[Look]:
    return [
        Look(frame=frame, faces=tuple(face for at in where if (face := at(frame)) is not None))
        for frame in range(0, frames, EVERY)
    ]


def _left(panel: Panel, frame: int) -> float:
    return panel.window(frame)[0]


def test_a_person_who_sits_still_is_shown_by_a_window_that_does() -> None:
    looks = _looks(300, lambda frame: _face(7000 + 40 * (frame % 4)))
    (shot,) = framed(looks, (), 300, WIDE_TO_TALL)
    assert shot.framing is Framing.FOLLOWED
    assert not shot.panels[0].moves
    middle = _left(shot.panels[0], 0) + WIDE_TO_TALL.across / 2
    assert middle == pytest.approx(7000, abs=150)


def test_a_person_who_walks_stays_in_the_window() -> None:
    def walking(frame: int) -> Face:
        return _face(2000 + 6000 * min(1.0, max(0.0, (frame - 60) / 180)))

    (shot,) = framed(_looks(300, walking), (), 300, WIDE_TO_TALL)
    panel = shot.panels[0]
    for frame in range(0, 300, EVERY):
        face = walking(frame).area
        assert _left(panel, frame) <= face.left + 2
        assert face.left + face.across <= _left(panel, frame) + panel.across + 2
    assert len(panel.keys) <= 8
    assert _left(panel, 0) == _left(panel, 30), "it stands still until the person leaves"


def test_a_cut_begins_a_new_shot_at_its_frame() -> None:
    looks = _looks(200, lambda frame: _face(2000 if frame < 97 else 8000))
    shots = framed(looks, [97], 200, WIDE_TO_TALL)
    assert [(shot.first, shot.last) for shot in shots] == [(0, 97), (97, 200)]
    assert _left(shots[1].panels[0], 0) > _left(shots[0].panels[0], 96) + 3000


def test_two_people_near_each_other_are_shown_together() -> None:
    looks = _looks(200, lambda _: _face(4700, width=500), lambda _: _face(5600, width=500))
    (shot,) = framed(looks, (), 200, WIDE_TO_TALL)
    assert shot.framing is Framing.TOGETHER


def test_two_people_far_apart_are_split_where_nobody_knows_who_speaks() -> None:
    looks = _looks(200, lambda _: _face(2000), lambda _: _face(8000))
    (shot,) = framed(looks, (), 200, WIDE_TO_TALL)
    assert shot.framing is Framing.SPLIT
    above, below = shot.panels
    assert _left(above, 0) < _left(below, 0)
    assert above.box.top + above.box.down == below.box.top
    for panel, middle in ((above, 2000), (below, 8000)):
        assert _left(panel, 0) <= middle - FACE / 2
        assert middle + FACE / 2 <= _left(panel, 0) + panel.across


def test_two_who_are_split_are_as_large_and_above_where_captions_stand() -> None:
    looks = _looks(200, lambda _: _face(2000), lambda _: _face(8000, width=500))
    (shot,) = framed(looks, (), 200, WIDE_TO_TALL)
    heights, lowest = [], 0.0
    for panel, width in zip(shot.panels, (FACE, 500), strict=True):
        tall = width * 16 // 9
        heights.append(tall / panel.down * panel.box.down)
        at = (2500 + tall - panel.window(0)[1]) / panel.down
        lowest = panel.box.top + at * panel.box.down
    assert lowest < 6100
    assert max(heights) / min(heights) < 1.7


def test_the_window_goes_to_who_speaks_but_not_for_a_word() -> None:
    def left(frame: int) -> Face:
        return _face(2000, 6.0 if frame < 150 or frame >= 260 else 0.3)

    def right(frame: int) -> Face:
        return _face(8000, 0.3 if frame < 150 or frame >= 260 else 7.0)

    shots = framed(_looks(300, left, right), (), 300, WIDE_TO_TALL)
    assert [shot.framing for shot in shots] == [Framing.FOLLOWED, Framing.FOLLOWED]
    assert shots[1].first == pytest.approx(150, abs=20)
    assert shots[-1].last == 300


def test_the_edge_of_the_window_goes_through_nobody_beside_who_speaks() -> None:
    looks = _looks(200, lambda _: _face(4000, 8.0), lambda _: _face(5900, 0.2))
    (shot,) = framed(looks, (), 200, WIDE_TO_TALL)
    panel = shot.panels[0]
    assert shot.framing is Framing.FOLLOWED
    assert _left(panel, 0) <= 4000 - FACE / 2
    assert 4000 + FACE / 2 <= _left(panel, 0) + panel.across <= 5900 - FACE / 2 + 2


def test_a_picture_without_people_is_shown_whole() -> None:
    (shot,) = framed(_looks(100), (), 100, WIDE_TO_TALL)
    assert shot.framing is Framing.FITTED
    assert shot.panels[0].across == WHOLE


def test_what_flickers_or_is_tiny_is_nobody() -> None:
    looks = _looks(
        300,
        lambda frame: _face(3000) if frame % 72 == 0 else None,
        lambda _: _face(7000, width=120),
    )
    (shot,) = framed(looks, (), 300, WIDE_TO_TALL)
    assert shot.framing is Framing.FITTED


def test_a_tall_recording_needs_no_window() -> None:
    tall = Picture(source=9 / 16, canvas=9 / 16, rate=30.0)
    (shot,) = framed(_looks(60, lambda _: _face(5000)), (), 60, tall)
    assert shot.framing is Framing.WHOLE


def test_a_face_that_is_hidden_for_a_moment_is_the_same_person() -> None:
    looks = _looks(300, lambda frame: None if 90 <= frame < 130 else _face(4000))
    (person,) = people(looks)
    assert len(person.sightings) == len([look for look in looks if look.faces])


def test_a_face_wider_than_the_window_is_shown_by_its_middle() -> None:
    looks = _looks(60, lambda _: _face(5000, width=4000))
    (person,) = people(looks)
    (first, *_) = bounds(person, 3164)
    assert first.lowest == first.highest == pytest.approx(5000 - 3164 / 2)


@given(st.lists(st.tuples(st.integers(0, 6000), st.integers(0, 2500)), min_size=1, max_size=60))
def test_a_path_keeps_every_bound_whatever_is_asked(drawn: list[tuple[int, int]]) -> None:
    asked = [
        Bound(frame=at * EVERY, lowest=low, highest=low + room)
        for at, (low, room) in enumerate(drawn)
    ]
    keys = path(asked, 30.0)
    panel = Panel(box=Area(), across=1500, down=WHOLE, keys=keys)
    for bound in asked:
        left = _left(panel, bound.frame)
        assert bound.lowest - 2 <= left <= bound.highest + 2
    frames = [key.frame for key in keys]
    assert frames == sorted(set(frames))
