from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.cutting import Cut, Limits
from reelwright.domain.clips.faces import Face, Look
from reelwright.domain.clips.framing import Framing, Picture, framed
from reelwright.domain.clips.gaps import Gap
from reelwright.domain.clips.recutting import NEARER, played, recut
from reelwright.domain.clips.tightening import (
    MARGIN,
    SHORTEST_PART,
    Part,
    Tightening,
    is_filler,
    tightened,
    whole,
)
from reelwright.domain.script.recording_shot import Area
from reelwright.domain.sound.joins import CLICK, corner
from reelwright.domain.sound.splicing import spliced
from reelwright.domain.time import SAMPLE_RATE, FrameRate
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

RATE = FrameRate(numerator=30)
NO_LIMITS = Limits(shortest=0, longest=10**9)
START = 5 * SAMPLE_RATE


def _talk(*said: tuple[str, float, float]) -> tuple[Cut, list[Word], list[Gap]]:
    """Words with their seconds and the seconds of silence behind each."""
    words, between, at = [], [], START
    for text, lasts, pause in said:
        end = at + round(lasts * SAMPLE_RATE)
        words.append(Word(text=text, start=at, end=end, source=TimeSource.ALIGNED))
        at = end + round(pause * SAMPLE_RATE)
        between.append(Gap(start=end, end=at, heard=pause > 0))
    cut = Cut(first=0, last=len(words), start=START, end=at, odds=6.0)
    return cut, words, between[:-1]


def _seconds_left_out(tight: Tightening, cut: Cut) -> float:
    return (cut.samples - tight.samples) / SAMPLE_RATE


def test_dead_air_is_shortened_to_a_natural_pause() -> None:
    cut, words, between = _talk(("one", 1, 2.0), ("two", 1, 0.4), ("three", 1, 0.2))
    tight = tightened(cut, words, between, "en", NO_LIMITS)
    assert len(tight.parts) == 2
    assert _seconds_left_out(tight, cut) == pytest.approx(2.0 - 0.32, abs=0.001)


def test_a_filler_that_stands_alone_goes_and_one_that_runs_into_a_word_stays() -> None:
    cut, words, between = _talk(("so", 1, 0.2), ("um,", 0.4, 0.2), ("yes", 1, 0.1), ("end", 1, 0.2))
    tight = tightened(cut, words, between, "en-GB", NO_LIMITS)
    assert not tight.holds(words[1])
    assert all(tight.holds(word) for word in (words[0], words[2], words[3]))
    cut, words, between = _talk(("so", 1, 0.2), ("um", 0.4, 0.0), ("yes", 1, 0.1), ("end", 1, 0.2))
    assert tightened(cut, words, between, "en", NO_LIMITS) == whole(cut)


def test_fillers_in_a_row_go_together() -> None:
    cut, words, between = _talk(
        ("so", 1, 0.2), ("uh", 0.3, 0.1), ("um", 0.4, 0.3), ("yes", 1, 0.1), ("end", 1, 0.2)
    )
    tight = tightened(cut, words, between, "en", NO_LIMITS)
    assert len(tight.joins) == 1
    assert [word.text for word in words if tight.holds(word)] == ["so", "yes", "end"]


@pytest.mark.parametrize(
    ("text", "language", "filler"),
    [
        ("Um,", "en", True),
        ("like", "en", False),
        ("Ähm", "de", True),
        ("um", "de", False),
        ("euh…", "fr", True),
        ("um", "xx", False),
    ],
)
def test_fillers_are_those_of_the_language(text: str, language: str, *, filler: bool) -> None:
    assert is_filler(text, language) is filler


def test_a_clip_becomes_no_shorter_than_it_may() -> None:
    cut, words, between = _talk(("a", 2, 3.0), ("b", 2, 3.0), ("c", 2, 0.3))
    least = Limits(shortest=cut.samples - 3 * SAMPLE_RATE, longest=10**9)
    tight = tightened(cut, words, between, "en", least)
    assert len(tight.joins) == 1
    assert tight.samples >= least.shortest


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["um", "word", "uh", "end"]), st.floats(0.1, 1.5), st.floats(0, 3)
        ),
        min_size=1,
        max_size=25,
    )
)
def test_no_word_is_ever_touched_whatever_is_said(said: list[tuple[str, float, float]]) -> None:
    cut, words, between = _talk(*said)
    tight = tightened(cut, words, between, "en", NO_LIMITS)
    assert tight.parts[0].start == cut.start
    assert tight.parts[-1].end == cut.end
    inner = [edge for part in tight.parts for edge in (part.start, part.end)][1:-1]
    for edge in inner:
        for word in words:
            assert edge <= word.start - MARGIN or edge >= word.end + MARGIN
    assert all(part.samples >= SHORTEST_PART for part in tight.parts if len(tight.parts) > 1)
    kept = [word for word in words if tight.holds(word)]
    assert all(is_filler(word.text, "en") for word in words if word not in kept)
    for word in kept:
        assert tight.at(word.end) - tight.at(word.start) == word.end - word.start


def _room(seconds: float, pitch: float) -> np.ndarray:
    at = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
    noise = np.random.default_rng(2).standard_normal(len(at)) * 0.001
    return (0.2 * np.sin(2 * np.pi * pitch * at) + noise).astype(np.float32)


def test_a_join_is_not_heard_even_in_a_humming_room() -> None:
    sound = _room(4, 120)
    parts = [(0, 60_000), (91_234, 150_000)]
    hard = np.concatenate([sound[first:last] for first, last in parts])
    soft = spliced(sound, parts)
    assert len(soft) == len(hard)
    assert corner(hard, 60_000) > CLICK
    assert corner(soft, 60_000) < CLICK / 2
    away = np.abs(np.arange(len(soft)) - 60_000) > 480
    assert (soft[away] == hard[away]).all()


def test_one_part_is_as_it_was() -> None:
    sound = _room(1, 200)
    assert (spliced(sound, [(100, 20_000)]) == sound[100:20_000]).all()


def _looks(frames: int, middle: int = 7000) -> list[Look]:
    face = Face(area=Area(left=middle - 400, top=2500, across=800, down=1400))
    return [Look(frame=frame, faces=(face,)) for frame in range(0, frames, 6)]


PICTURE = Picture(source=16 / 9, canvas=9 / 16, rate=30.0)


def _tightening(*edges: tuple[float, float]) -> Tightening:
    return Tightening(
        parts=tuple(
            Part(start=START + round(start * SAMPLE_RATE), end=START + round(end * SAMPLE_RATE))
            for start, end in edges
        )
    )


@given(
    st.lists(st.floats(0.9, 4), min_size=1, max_size=6),
    st.lists(st.floats(0.2, 2), min_size=6, max_size=6),
    st.lists(st.integers(1, 600), max_size=3),
)
def test_picture_and_sound_stay_together_whatever_is_left_out(
    lasts: list[float], gone: list[float], cuts: Sequence[int]
) -> None:
    edges, at = [], 0.0
    for length, hole in zip(lasts, gone, strict=False):
        edges.append((at, at + length))
        at += length + hole
    tight = _tightening(*edges)
    frames = RATE.frames_covering(tight.samples)
    before = framed(_looks(900), cuts, RATE.frames_covering(round(at * SAMPLE_RATE)), PICTURE)
    shots = recut(before, tight, frames, RATE)
    assert shots[0].shot.first == 0
    assert shots[-1].shot.last == frames
    assert all(one.shot.last == two.shot.first for one, two in pairwise(shots))
    frame = SAMPLE_RATE // 30
    for each in shots:
        heard = RATE.sample_at(each.shot.first)
        near = [tight.at(each.start + shift) - shift for shift in (0, frame)]
        assert min(abs(at - heard) for at in near) <= frame


def test_every_other_part_is_nearer_and_keeps_the_face_in_its_place() -> None:
    tight = _tightening((0, 2), (3, 5), (6, 8))
    shots = recut(framed(_looks(240), (), 240, PICTURE), tight, 180, RATE)
    wide, near, again = (each.shot.panels[0] for each in shots)
    assert near.across == pytest.approx(wide.across / NEARER, abs=1)
    assert (again.across, again.down) == (wide.across, wide.down)
    for panel in (wide, near):
        left, top = panel.window(10)
        assert left <= 6600
        assert left + panel.across >= 7400
        assert top <= 2500
    middles = [(7000 - panel.window(10)[0]) / panel.across for panel in (wide, near)]
    assert middles[0] == pytest.approx(middles[1], abs=0.001)
    assert [len(each.shot.people) for each in shots] == [1, 1, 1]


def test_a_screen_is_not_brought_nearer() -> None:
    looks = [Look(frame=frame, faces=()) for frame in range(0, 240, 6)]
    before = framed(looks, (), 240, PICTURE)
    shots = recut(before, _tightening((0, 2), (3, 5)), 120, RATE)
    assert {each.shot.framing for each in shots} == {Framing.FITTED}
    assert shots[0].shot.panels[0].across == shots[1].shot.panels[0].across


def test_nothing_left_out_is_played_from_each_shots_own_place() -> None:
    shots = played(framed(_looks(200), (97,), 200, PICTURE), START, RATE)
    assert [each.start for each in shots] == [START, START + RATE.sample_at(97)]
