"""The sound decides the lengths; pieces cover the picture and do not know where they stand."""

import dataclasses
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.captions.cues import Cue, CueWord
from reelwright.domain.edit.assembly import Pauses, edit, timed_sentences, with_pauses_fitted
from reelwright.domain.edit.footage_uses import footage_uses
from reelwright.domain.edit.timeline import Timeline
from reelwright.domain.render.pieces import Look
from reelwright.domain.render.plan import plan_render
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import (
    ARTICLE_LICENCE,
    Footage,
    Item,
    ListCard,
    PictureShot,
    StatementCard,
    WordRef,
    word_refs,
)
from reelwright.domain.themes.theme import Palette, Theme, TransitionKind
from reelwright.domain.time import FrameRate
from reelwright.domain.voice.takes import Take, TimeSource, WordTime

pytestmark = pytest.mark.unit

RATE = FrameRate()
PALETTE = Palette(
    background="#000000",
    backdrop="#101010",
    surface="#202020",
    text="#ffffff",
    muted="#cccccc",
    accent="#ffcc00",
    second="#00ccff",
)
LOOK = Look(canvas=canvas_for(Format.WIDE, Preset.P480), theme=Theme(name="test", palette=PALETTE))


def take(words: int, samples: int) -> Take:
    step = samples // words
    return Take(
        sha256=f"{words}-{samples}",
        samples=samples,
        words=tuple(
            WordTime(start=i * step, end=(i + 1) * step, source=TimeSource.EXACT)
            for i in range(words)
        ),
    )


def story(lengths: list[list[int]]) -> tuple[Script, list[list[Take]]]:
    scenes = tuple(
        Scene(
            lines=tuple(Line(text="One two three.") for _ in lines),
            visual=StatementCard(text=f"Scene {number}"),
        )
        for number, lines in enumerate(lengths)
    )
    takes = [[take(3, samples) for samples in lines] for lines in lengths]
    return Script(title="T", language="en", scenes=scenes, extractive=True), takes


def timeline_of(lengths: list[list[int]], transition: int = 14) -> Timeline:
    script, takes = story(lengths)
    return edit(script, takes, rate=RATE, pauses=Pauses(), transition_frames=transition)


def cue(sentence: tuple[CueWord, ...]) -> Cue:
    return Cue(start=sentence[0].start, end=sentence[-1].end, lines=(sentence,))


LENGTHS = st.lists(
    st.lists(st.integers(3_000, 300_000), min_size=1, max_size=3), min_size=1, max_size=8
)


@given(lengths=LENGTHS)
def test_no_take_is_cut_and_takes_never_overlap(lengths: list[list[int]]) -> None:
    for scene in timeline_of(lengths).scenes:
        ends = [placed.offset + placed.take.samples for placed in scene.takes]
        begins = [placed.offset for placed in scene.takes]
        assert ends[-1] <= RATE.sample_at(scene.frames)
        assert all(end <= begin for end, begin in zip(ends, begins[1:], strict=False))


@given(lengths=LENGTHS, kind=st.sampled_from(TransitionKind))
def test_pieces_cover_the_timeline_exactly(lengths: list[list[int]], kind: TransitionKind) -> None:
    timeline = timeline_of(lengths)
    look = dataclasses.replace(LOOK, theme=dataclasses.replace(LOOK.theme, transition=kind))
    plan = plan_render(timeline, [cue(s) for s in timed_sentences(timeline)], look)
    assert plan.frames == timeline.frames
    assert all(piece.frames > 0 for piece in plan.pieces)
    assert len(plan.scenes) == len(plan.pieces)


def test_a_longer_sentence_changes_only_its_scene_and_both_its_transitions() -> None:
    def keys(second: int) -> list[str]:
        timeline = timeline_of([[96_000], [second], [96_000], [96_000], [96_000]])
        cues = [cue(sentence) for sentence in timed_sentences(timeline)]
        return [piece.key for piece in plan_render(timeline, cues, LOOK).pieces]

    before, after = keys(96_000), keys(120_000)
    changed = [
        index for index, pair in enumerate(zip(before, after, strict=True)) if len({*pair}) > 1
    ]
    assert changed == [1, 2, 3]


def test_a_reveal_stands_at_the_frame_of_its_word() -> None:
    script, takes = story([[48_000, 48_000]])
    visual = ListCard(heading="H", items=(Item(text="three", at=WordRef(line=1, word=2)),))
    script = dataclasses.replace(
        script, scenes=(dataclasses.replace(script.scenes[0], visual=visual),)
    )
    pauses = Pauses(opening=0, line=500)
    timeline = edit(script, takes, rate=RATE, pauses=pauses, transition_frames=0)
    shot = plan_render(timeline, [], LOOK).pieces[0].uses[0].shot
    assert shot.reveals == ((1, 2, 30 + 15 + 20),)


@pytest.mark.parametrize(
    ("footage", "licence", "named"),
    [("", "own", False), ("fox.jpg", "own", True), ("", ARTICLE_LICENCE, True)],
)
def test_footage_that_was_asked_for_is_told_from_what_was_chosen(
    footage: str, licence: str, *, named: bool
) -> None:
    shown = Footage(sha256="0", suffix=".jpg", width=4, height=3, name="fox.jpg", licence=licence)
    script, takes = story([[48_000], [48_000]])
    scene = dataclasses.replace(
        script.scenes[1], visual=PictureShot(footage=shown), footage=footage
    )
    script = dataclasses.replace(script, scenes=(script.scenes[0], scene))
    timeline = edit(script, takes, rate=RATE, pauses=Pauses(), transition_frames=0)
    (use,) = footage_uses(timeline)
    assert (use.footage, use.named) == (shown, named)
    assert (use.first, use.last) == (timeline.scenes[1].start, timeline.scenes[1].end)


def test_word_refs_are_found_once_each_in_reading_order() -> None:
    late, early = WordRef(line=1, word=0), WordRef(line=0, word=4)
    items = (Item(text="a", at=late), Item(text="b", at=early), Item(text="c", at=late))
    assert word_refs(ListCard(heading="", items=items)) == (early, late)


def test_a_caption_word_is_marked_until_the_next_one() -> None:
    timeline = timeline_of([[96_000]], transition=0)
    plan = plan_render(timeline, [cue(s) for s in timed_sentences(timeline)], LOOK)
    words = plan.pieces[0].captions[0].lines[0]
    assert [word.last for word in words[:-1]] == [word.first for word in words[1:]]


@given(lengths=LENGTHS, factor=st.floats(0.9, 1.1))
def test_fitted_pauses_never_lead_away_from_the_wanted_length(
    lengths: list[list[int]], factor: float
) -> None:
    script, takes = story(lengths)

    def seconds(of: Script) -> float:
        edited = edit(of, takes, rate=RATE, pauses=Pauses(), transition_frames=0)
        return float(RATE.seconds(edited.frames))

    usual = seconds(script)
    wanted = usual * factor
    fitted = seconds(with_pauses_fitted(script, usual, wanted, Pauses()))
    rounding = len(lengths) / 15
    assert abs(fitted - wanted) <= abs(usual - wanted) + rounding


@given(starts=st.lists(st.integers(0, 400_000), min_size=2, max_size=9, unique=True))
def test_no_frame_shows_two_captions(starts: list[int]) -> None:
    edges = sorted(starts)
    cues = [
        Cue(start=start, end=end, lines=((CueWord(text="word", start=start, end=end),),))
        for start, end in itertools.pairwise(edges)
    ]
    timeline = timeline_of([[600_000]], transition=0)
    shown = plan_render(timeline, cues, LOOK).pieces[0].captions
    assert all(one.last <= following.first for one, following in itertools.pairwise(shown))
