"""A good clip passes; one that is cut in a word, that clicks or cuts a face fails that alone."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from builders.masters import (
    CANVAS,
    PORTRAIT_SIDE,
    SECONDS,
    Bench,
    Recipe,
    Sound,
    failures,
    holes,
)
from reelwright.domain.canvas import Box
from reelwright.domain.inspection.verdict import ClipMade, FaceDue
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.media

LEFT = 520
FACE = Box(
    x=LEFT + PORTRAIT_SIDE * 3 // 10,
    y=20 + PORTRAIT_SIDE * 18 // 100,
    width=PORTRAIT_SIDE * 2 // 5,
    height=PORTRAIT_SIDE * 44 // 100,
)
ROOM = Box(x=0, y=0, width=CANVAS.width, height=CANVAS.height)
JOIN = SAMPLE_RATE // 4
MADE = ClipMade(
    samples=SECONDS * SAMPLE_RATE,
    joins=(JOIN,),
    faces=tuple(
        FaceDue(frame=frame, person=0, box=FACE, room=ROOM) for frame in range(0, SECONDS * 10, 2)
    ),
)


def _begun_in_a_word(sound: Sound) -> Sound:
    spoiled = sound.copy()
    word = slice(round(0.5 * SAMPLE_RATE), round(0.6 * SAMPLE_RATE))
    spoiled[:, : SAMPLE_RATE // 10] = sound[:, word]
    return spoiled


def _with_a_step_at_the_join(sound: Sound) -> Sound:
    spoiled = sound.copy()
    spoiled[:, JOIN : JOIN + 400] += np.float32(0.05)
    return spoiled


@pytest.fixture
def clip_bench(bench: Bench) -> Bench:
    bench.expected = replace(bench.expected, clip=MADE)
    return bench


def test_a_good_clip_passes_every_check(clip_bench: Bench) -> None:
    verdict = clip_bench.verdict(clip_bench.make(Recipe(portrait=LEFT)))
    assert verdict.passed, verdict
    assert holes(verdict) == []


@pytest.mark.parametrize("spoil", [_begun_in_a_word, _with_a_step_at_the_join])
def test_a_cut_that_is_heard_fails(clip_bench: Bench, spoil: Callable[[Sound], Sound]) -> None:
    spoiled = Recipe(portrait=LEFT, sound=spoil)
    assert failures(clip_bench.verdict(clip_bench.make(spoiled))) == ["cuts clean"]


@pytest.mark.parametrize("left", [CANVAS.width - PORTRAIT_SIDE // 2, None])
def test_a_face_that_is_cut_or_nowhere_fails(clip_bench: Bench, left: int | None) -> None:
    verdict = clip_bench.verdict(clip_bench.make(Recipe(portrait=left)))
    failed = next(check for check in verdict.checks if check.name == "face in frame")
    assert failures(verdict) == ["face in frame"], failed
