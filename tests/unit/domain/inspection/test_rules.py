"""Each rule by table: what passes, what fails and at which second, what is not measured."""

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from reelwright.domain.canvas import Codec, Format, Preset, canvas_for
from reelwright.domain.captions.cues import CaptionMode, Cue, CueWord
from reelwright.domain.edit.footage_uses import FootageUse
from reelwright.domain.footage.licences import allows_use
from reelwright.domain.inspection.judge import RULES, judge
from reelwright.domain.inspection.measurements import (
    ColourTags,
    LoudnessFacts,
    Measurements,
    NotMeasured,
    PictureFacts,
    SoundFacts,
    StartFacts,
    Stretch,
    TextContrast,
    TextSpill,
    WordError,
)
from reelwright.domain.inspection.verdict import Check, Expectation, Outcome, TextArea
from reelwright.domain.script.visuals import Footage
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

CANVAS = canvas_for(Format.WIDE, Preset.P720)
COLOUR = ColourTags(primaries=1, transfer=1, matrix=1, limited=True)
PICTURE = PictureFacts(
    codec="h264",
    width=1280,
    height=720,
    rate=Fraction(30),
    frames=300,
    start=Fraction(0),
    end=Fraction(10),
    colour=COLOUR,
    decoded=160,
)
SOUND = SoundFacts(codec="aac", rate=48_000, channels=2, start=Fraction(0), end=Fraction(10))
HOLE = NotMeasured(reason="for this test")


def cue(start: float, end: float, *lines: str) -> Cue:
    def words(line: str) -> tuple[CueWord, ...]:
        first, last = round(start * SAMPLE_RATE), round(end * SAMPLE_RATE)
        return tuple(CueWord(text=text, start=first, end=last) for text in line.split())

    return Cue(
        start=round(start * SAMPLE_RATE),
        end=round(end * SAMPLE_RATE),
        lines=tuple(words(line) for line in lines),
    )


def errors(*milliseconds: float | None) -> tuple[WordError, ...]:
    return tuple(
        WordError(second=float(index), text="word", milliseconds=error)
        for index, error in enumerate(milliseconds)
    )


def use(name: str, first: int, last: int, near: str = "", licence: str = "own") -> FootageUse:
    footage = Footage(
        sha256=name, suffix=".jpg", width=4, height=3, name=name, near_hash=near, licence=licence
    )
    return FootageUse(footage=footage, first=first, last=last)


GOOD = Measurements(
    master="video.16x9.mp4",
    sha256="0" * 64,
    picture=PICTURE,
    sound=SOUND,
    start=StartFacts(index_first=True, opening=1000, pictures=3),
    loudness=LoudnessFacts(integrated=-14.0, true_peak=-1.5, meter="test"),
    black=(),
    still=(Stretch(first=0, last=100),),
    words=errors(*[10.0] * 20),
    captions=(TextContrast(second=1.0, ratio=12.0),),
    texts=(TextContrast(second=1.0, ratio=9.0),),
    spills=(),
)
EXPECTED = Expectation(
    canvas=CANVAS,
    frames=300,
    codec=Codec.H264,
    language="en",
    caption_mode=CaptionMode.BURNT,
    cues=(cue(0, 2, "One quiet line"), cue(3, 5, "and another", "below it")),
    footage=(use("a", 0, 100), use("b", 100, 300)),
    texts=(TextArea(first=0, last=30, box=CANVAS.content),),
)


def outcome(name: str, measured: Measurements, expected: Expectation = EXPECTED) -> Check:
    return next(check for check in judge(measured, expected).checks if check.name == name)


def test_all_good() -> None:
    verdict = judge(GOOD, EXPECTED)
    assert [check.outcome for check in verdict.checks] == [Outcome.PASSED] * len(RULES)
    assert len({check.name for check in verdict.checks}) == len(RULES)


SPOILED: dict[str, list[tuple[Measurements, float | None]]] = {
    "picture plays": [
        (replace(GOOD, picture=replace(PICTURE, damaged=(60, 61))), 2.0),
        (replace(GOOD, picture=replace(PICTURE, irregular=(90,))), 3.0),
        (replace(GOOD, picture=HOLE), 0.0),
    ],
    "frame count": [
        (replace(GOOD, picture=replace(PICTURE, frames=299)), 299 / 30),
        (replace(GOOD, picture=replace(PICTURE, frames=301)), 10.0),
    ],
    "size and frame rate": [
        (replace(GOOD, picture=replace(PICTURE, width=1278)), 0.0),
        (replace(GOOD, picture=replace(PICTURE, rate=Fraction(30000, 1001))), 0.0),
    ],
    "codec": [
        (replace(GOOD, picture=replace(PICTURE, codec="hevc")), 0.0),
        (replace(GOOD, sound=replace(SOUND, codec="mp3")), 0.0),
    ],
    "sound and picture together": [
        (replace(GOOD, sound=replace(SOUND, end=Fraction(10) + Fraction(1, 29))), 10.0),
        (replace(GOOD, sound=replace(SOUND, end=Fraction(9))), 9.0),
        (replace(GOOD, sound=replace(SOUND, start=Fraction(1, 10))), 0.0),
        (replace(GOOD, sound=HOLE), 0.0),
    ],
    "plays from its first bytes": [
        (replace(GOOD, start=StartFacts(index_first=False, opening=9, pictures=0)), 0.0),
        (replace(GOOD, start=StartFacts(index_first=True, opening=9, pictures=0)), 0.0),
    ],
    "colour tags": [
        (replace(GOOD, picture=replace(PICTURE, colour=colour)), 0.0)
        for colour in (
            replace(COLOUR, primaries=2),
            replace(COLOUR, transfer=2),
            replace(COLOUR, matrix=2),
            replace(COLOUR, limited=False),
        )
    ],
    "loudness": [
        (replace(GOOD, loudness=LoudnessFacts(integrated=level, true_peak=-2, meter="test")), 0.0)
        for level in (-14.6, -13.4, -math.inf)
    ]
    + [(replace(GOOD, loudness=HOLE), None)],
    "true peak": [
        (replace(GOOD, loudness=LoudnessFacts(integrated=-14, true_peak=-0.9, meter="t")), 0.0),
        (replace(GOOD, loudness=HOLE), None),
    ],
    "black picture": [
        (replace(GOOD, black=(Stretch(first=0, last=14), Stretch(first=60, last=75))), 2.0),
    ],
    "frozen picture": [(replace(GOOD, still=(Stretch(first=30, last=270),)), 1.0)],
    "captions in time": [
        (replace(GOOD, words=errors(*[10.0] * 9, *[81.0] * 11)), 9.0),
        (replace(GOOD, words=errors(*[10.0] * 18, 251.0, 251.0)), 18.0),
        (replace(GOOD, words=errors(*[10.0] * 18, None, None)), 18.0),
    ],
    "caption contrast": [(replace(GOOD, captions=(TextContrast(second=4.0, ratio=4.4),)), 4.0)],
    "text contrast": [(replace(GOOD, texts=(TextContrast(second=4.0, ratio=4.4),)), 4.0)],
    "captions in their area": [(replace(GOOD, spills=(TextSpill(second=2.5, pixels=8),)), 2.5)],
}


@pytest.mark.parametrize(
    ("name", "case"),
    [(name, case) for name, cases in SPOILED.items() for case in range(len(cases))],
)
def test_what_fails_and_where(name: str, case: int) -> None:
    measured, second = SPOILED[name][case]
    check = outcome(name, measured)
    assert check.outcome is Outcome.FAILED
    assert check.second == (None if second is None else pytest.approx(second, abs=1e-3))
    assert check.advice


BORNE = [
    replace(GOOD, sound=replace(SOUND, end=Fraction(10) + Fraction(1, 30))),
    replace(GOOD, loudness=LoudnessFacts(integrated=-14.5, true_peak=-1.0, meter="test")),
    replace(GOOD, loudness=LoudnessFacts(integrated=-13.5, true_peak=-1.0, meter="test")),
    replace(GOOD, black=(Stretch(first=0, last=14),)),
    replace(GOOD, still=(Stretch(first=0, last=239),)),
    replace(GOOD, words=errors(*[80.0] * 19, None)),
    replace(GOOD, captions=(TextContrast(second=4.0, ratio=4.5),)),
]


@pytest.mark.parametrize("measured", BORNE)
def test_what_lies_on_the_limit_passes(measured: Measurements) -> None:
    assert judge(measured, EXPECTED).passed


CUES = [
    ((cue(0, 2, "a " * 22),), "a line over 42 characters"),
    ((cue(0, 2, "one", "two", "three"),), "3 lines"),
    ((cue(0, 7.2, "It stands and stands"),), "stands for 7.2 s"),
    ((cue(0, 0.5, "Gone"),), "stands for 0.50 s"),
    ((cue(0, 1, "Twenty-five characters it"),), "24 characters a second"),
    ((cue(0, 0.9, "Thirty-five characters and more, all", "at once"), cue(0.95, 2, "no")), "45"),
]


@pytest.mark.parametrize(("cues", "found"), CUES)
def test_captions_that_cannot_be_read(cues: tuple[Cue, ...], found: str) -> None:
    check = outcome("captions readable", GOOD, replace(EXPECTED, cues=cues))
    assert check.outcome is Outcome.FAILED
    assert check.measured.startswith(found)


FORCED = [
    (cue(0, 0.5, "Gone"), cue(0.55, 2, "as speech was short")),
    (cue(0, 1, "Twenty-five characters it"), cue(1.06, 3, "had to say")),
    (cue(9.4, 10, "The end"),),
    (cue(0, 1.6, "One half of it"), cue(1.6, 2, "the other"), cue(5, 7, "Much later")),
    (cue(0, 3, "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"),),
]


@pytest.mark.parametrize("cues", FORCED)
def test_what_speech_forces_is_borne(cues: tuple[Cue, ...]) -> None:
    check = outcome("captions readable", GOOD, replace(EXPECTED, cues=cues))
    assert check.outcome is Outcome.PASSED


def test_speech_faster_than_reading_is_said() -> None:
    check = outcome("captions readable", GOOD, replace(EXPECTED, cues=FORCED[1]))
    assert "because spoken so fast" in check.measured


REPEATS = [
    ((use("a", 0, 90), use("a", 120, 240)), "a comes again after 1.0 s"),
    ((use("a", 0, 90, "00ff"), use("b", 120, 240, "01ff")), "b comes again after 1.0 s"),
]


@pytest.mark.parametrize(("uses", "found"), REPEATS)
def test_repeats(uses: tuple[FootageUse, ...], found: str) -> None:
    check = outcome("repeated footage", GOOD, replace(EXPECTED, footage=uses))
    assert check.outcome is Outcome.FAILED
    assert check.measured == found
    assert check.second == 4.0


def test_a_repeat_is_fair_when_all_was_shown_and_time_has_passed() -> None:
    later = replace(EXPECTED, footage=(use("a", 0, 90), use("b", 90, 990), use("a", 990, 1200)))
    assert outcome("repeated footage", GOOD, later).outcome is Outcome.PASSED
    spare = replace(later, spare=(use("c", 0, 1).footage,))
    assert outcome("repeated footage", GOOD, spare).outcome is Outcome.FAILED


def test_what_a_script_names_may_come_again_while_others_are_unused() -> None:
    first, again = use("a", 0, 100), replace(use("a", 1300, 1400), named=True)
    expected = replace(EXPECTED, footage=(first, again), spare=(use("c", 0, 1).footage,))
    assert outcome("repeated footage", GOOD, expected).outcome is Outcome.PASSED
    at_once = replace(expected, footage=(first, replace(again, first=150, last=200)))
    assert outcome("repeated footage", GOOD, at_once).outcome is Outcome.FAILED


def test_one_showing_over_two_scenes_is_no_repeat() -> None:
    uses = (use("a", 0, 90), use("a", 90, 240), use("b", 240, 300, "ffff"))
    check = outcome("repeated footage", GOOD, replace(EXPECTED, footage=uses))
    assert check.outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("own", True),
        ("article", True),
        ("CC0 1.0", True),
        ("CC BY 4.0", True),
        ("CC BY-SA 4.0", True),
        ("cc-by-4.0", True),
        ("Public domain", True),
        ("Pexels License", True),
        ("CC BY-NC 4.0", False),
        ("CC BY-ND 2.0", False),
        ("cc-by-nc-sa", False),
        ("All rights reserved", False),
        ("", False),
        ("owner unknown", False),
    ],
)
def test_licences(licence: str, allowed: bool) -> None:  # noqa: FBT001 - a table's column
    assert allows_use(licence) is allowed
    uses = (use("a", 60, 90, licence=licence),)
    check = outcome("licences", GOOD, replace(EXPECTED, footage=uses))
    assert (check.outcome is Outcome.PASSED) is allowed
    assert allowed or check.second == 2.0


def test_holes_are_said_and_do_not_fail() -> None:
    holes = replace(GOOD, start=HOLE, black=HOLE, still=HOLE, words=HOLE, captions=HOLE,
                    texts=HOLE, spills=HOLE)  # fmt: skip
    verdict = judge(holes, EXPECTED)
    assert verdict.passed
    unmeasured = [check for check in verdict.checks if check.outcome is Outcome.NOT_MEASURED]
    assert [check.measured for check in unmeasured] == [HOLE.reason] * 7


def test_nothing_is_held_against_a_stranger() -> None:
    assert judge(GOOD, Expectation()).passed


def test_captions_outside_their_area_are_not_blamed_twice() -> None:
    measured = replace(
        GOOD,
        spills=(TextSpill(second=2.5, pixels=8),),
        captions=(TextContrast(second=2.5, ratio=1.0),),
    )
    assert outcome("caption contrast", measured).outcome is Outcome.NOT_MEASURED
