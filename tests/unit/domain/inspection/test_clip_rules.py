"""What is asked of clips: where they are cut, and whose face is to be whole."""

from dataclasses import replace

import pytest

from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.clips.faces import Face, Look
from reelwright.domain.clips.framing import Picture, framed
from reelwright.domain.inspection.clip import cuts, faces
from reelwright.domain.inspection.faces_due import faces_due, faces_shown
from reelwright.domain.inspection.measurements import (
    CutSound,
    FacesSeen,
    Join,
    Measurements,
    NotMeasured,
)
from reelwright.domain.inspection.verdict import ClipMade, Expectation, FaceDue, Outcome
from reelwright.domain.script.recording_shot import Area
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

CANVAS = canvas_for(Format.TALL, Preset.P480)
ROOM = Box(x=0, y=0, width=CANVAS.width, height=CANVAS.height)
FACE = Box(x=150, y=200, width=120, height=120)
HOLE = NotMeasured(reason="for this test")
CLEAN = CutSound(
    lead=SAMPLE_RATE // 10,
    tail=SAMPLE_RATE // 4,
    joins=(Join(second=0.0, decibels=0.0), Join(second=20.0, decibels=3.0)),
)
LOOKS = range(0, 600, 6)
MADE = ClipMade(
    samples=20 * SAMPLE_RATE,
    faces=tuple(FaceDue(frame=frame, person=0, box=FACE, room=ROOM) for frame in LOOKS),
)
SEEN = tuple(FacesSeen(frame=frame, boxes=(FACE,)) for frame in LOOKS)
EXPECTED = Expectation(canvas=CANVAS, clip=MADE)


def measured(
    seen: tuple[FacesSeen, ...] | NotMeasured = SEEN, sound: CutSound | NotMeasured = CLEAN
) -> Measurements:
    return Measurements(
        master="clip.mp4",
        sha256="0" * 64,
        picture=HOLE,
        sound=HOLE,
        start=HOLE,
        loudness=HOLE,
        black=HOLE,
        still=HOLE,
        words=HOLE,
        captions=HOLE,
        texts=HOLE,
        spills=HOLE,
        faces=seen,
        cut_sound=sound,
    )


def test_clean_cuts_pass() -> None:
    assert cuts(measured(), EXPECTED).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("spoiled", "second"),
    [
        (replace(CLEAN, lead=0), 0.0),
        (replace(CLEAN, tail=SAMPLE_RATE // 100), 20.0),
        (replace(CLEAN, joins=(*CLEAN.joins, Join(second=7.5, decibels=20.0))), 7.5),
    ],
)
def test_cuts_that_are_heard_fail_where_they_are(spoiled: CutSound, second: float) -> None:
    check = cuts(measured(sound=spoiled), EXPECTED)
    assert (check.outcome, check.second) == (Outcome.FAILED, second)


def test_applause_is_no_word() -> None:
    ends_in_applause = measured(sound=replace(CLEAN, tail=0))
    for clear, outcome in (((0, 4800), Outcome.FAILED), ((0, 12_000), Outcome.PASSED)):
        expected = replace(EXPECTED, clip=replace(MADE, clear=clear))
        assert cuts(ends_in_applause, expected).outcome is outcome


@pytest.mark.parametrize(
    ("uncut", "outcome"),
    [
        ((False, False), Outcome.FAILED),
        ((True, False), Outcome.FAILED),
        ((False, True), Outcome.PASSED),
    ],
)
def test_no_word_is_cut_where_the_recording_itself_ends(
    uncut: tuple[bool, bool], outcome: Outcome
) -> None:
    expected = replace(EXPECTED, clip=replace(MADE, uncut=uncut))
    assert cuts(measured(sound=replace(CLEAN, tail=0)), expected).outcome is outcome


def test_a_face_that_is_always_there_passes() -> None:
    assert faces(measured(), EXPECTED).outcome is Outcome.PASSED


def without(*hidden: int) -> tuple[FacesSeen, ...]:
    return tuple(replace(each, boxes=()) if each.frame in hidden else each for each in SEEN)


def test_a_detector_may_blink() -> None:
    assert faces(measured(without(60, 120, 126, 300)), EXPECTED).outcome is Outcome.PASSED


def test_a_face_that_is_away_for_two_seconds_fails_where_it_leaves() -> None:
    check = faces(measured(without(*range(150, 211, 6))), EXPECTED)
    assert (check.outcome, check.second) == (Outcome.FAILED, 5.0)


def test_a_face_that_is_missing_now_and_then_fails() -> None:
    check = faces(measured(without(*range(0, 600, 30))), EXPECTED)
    assert (check.outcome, check.second) == (Outcome.FAILED, 0.0)


@pytest.mark.parametrize("box", [replace(FACE, x=-60), replace(FACE, x=420), replace(FACE, y=800)])
def test_a_face_that_the_frame_cuts_is_not_whole_whatever_is_found(box: Box) -> None:
    due = tuple(replace(each, box=box) for each in MADE.faces)
    seen = tuple(replace(each, boxes=(box,)) for each in SEEN)
    check = faces(measured(seen), replace(EXPECTED, clip=replace(MADE, faces=due)))
    assert check.outcome is Outcome.FAILED


def test_one_of_two_people_is_not_enough() -> None:
    other = tuple(
        FaceDue(frame=frame, person=1, box=replace(FACE, y=600), room=ROOM) for frame in LOOKS
    )
    both = replace(MADE, faces=(*MADE.faces, *other))
    assert faces(measured(), replace(EXPECTED, clip=both)).outcome is Outcome.FAILED


@pytest.mark.parametrize("seen", [HOLE, ()])
def test_what_was_not_looked_at_is_not_measured(seen: tuple[FacesSeen, ...] | NotMeasured) -> None:
    assert faces(measured(seen), EXPECTED).outcome is Outcome.NOT_MEASURED


def test_nobody_is_due_in_a_clip_without_people() -> None:
    nobody = replace(EXPECTED, clip=replace(MADE, faces=()))
    assert faces(measured(), nobody).outcome is Outcome.NOT_MEASURED


def _looks(*middles: int) -> list[Look]:
    seen = tuple(
        Face(area=Area(left=middle - 400, top=2500, across=800, down=1400)) for middle in middles
    )
    return [Look(frame=frame, faces=seen) for frame in range(0, 120, 6)]


def test_a_followed_face_is_due_inside_the_picture() -> None:
    shots = framed(_looks(8000), (), 120, Picture(source=16 / 9, canvas=9 / 16, rate=30.0))
    due = faces_due(shots, 16 / 9, CANVAS)
    assert [face.frame for face in due] == list(range(0, 120, 6))
    assert all(face.room == ROOM and ROOM.contains(face.box) for face in due)
    assert due[0].box.width == pytest.approx(0.08 * CANVAS.height * 16 / 9, abs=2)


def test_two_who_are_split_are_due_in_their_halves() -> None:
    shots = framed(_looks(2000, 8000), (), 120, Picture(source=16 / 9, canvas=9 / 16, rate=30.0))
    due = faces_due(shots, 16 / 9, CANVAS)
    rooms = {face.person: face.room for face in due}
    assert not rooms[0].overlaps(rooms[1])
    assert all(face.room.contains(face.box) for face in due)


def test_nobody_is_due_where_nobody_was_seen() -> None:
    shots = framed(_looks(), (), 120, Picture(source=16 / 9, canvas=9 / 16, rate=30.0))
    assert faces_due(shots, 16 / 9, CANVAS) == ()


def test_whoever_is_shown_has_a_place_though_nobody_is_followed() -> None:
    wide = replace(CANVAS, format=Format.WIDE, width=CANVAS.height, height=CANVAS.width)
    shots = framed(_looks(2000, 8000), (), 120, Picture(source=16 / 9, canvas=16 / 9, rate=30.0))
    seen = _looks(2000, 8000)[0].faces
    boxes = faces_shown([face.area for face in seen], shots[0], 0, 16 / 9, wide)
    middles = [(box.x + box.right) / 2 / wide.width for box in boxes]
    assert middles == pytest.approx([0.2, 0.8], abs=0.01)
