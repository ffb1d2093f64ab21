"""A good master passes; one spoiled in one way fails that check and no other."""

from dataclasses import replace

import pytest

from builders.masters import (
    Bench,
    Recipe,
    cue_at,
    cue_starts,
    failures,
    footage,
    holes,
)
from builders.spoiled import SPOILED
from reelwright.domain.canvas import Codec
from reelwright.domain.captions.cues import CaptionMode, CueWord
from reelwright.domain.edit.footage_uses import FootageUse
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.media


def test_a_good_master_passes_every_check(bench: Bench) -> None:
    verdict = bench.verdict(bench.make())
    assert verdict.passed, verdict
    assert holes(verdict) == []


@pytest.mark.parametrize("check", SPOILED)
def test_a_spoiled_file_fails_its_check_alone(bench: Bench, check: str) -> None:
    assert failures(bench.verdict(bench.make(SPOILED[check]))) == [check]


def test_hand_held_clips_are_no_captions(bench: Bench) -> None:
    bench.expected = replace(bench.expected, texts=())
    verdict = bench.verdict(bench.make(Recipe(handheld=True)))
    assert (failures(verdict), holes(verdict)) == ([], ["text contrast"])


def test_captions_outside_their_area_are_found_before_hand_held_clips(bench: Bench) -> None:
    bench.expected = replace(bench.expected, texts=())
    spoiled = Recipe(handheld=True, caption_rise=40)
    assert failures(bench.verdict(bench.make(spoiled))) == ["captions in their area"]


def test_a_size_that_was_not_asked_for(bench: Bench) -> None:
    master = bench.make()
    assert bench.expected.canvas
    bench.expected = replace(
        bench.expected, canvas=replace(bench.expected.canvas, width=1280, height=720)
    )
    assert failures(bench.verdict(master)) == ["size and frame rate"]


def test_a_picture_that_stands_still(bench: Bench) -> None:
    bench.expected = replace(bench.expected, caption_mode=CaptionMode.SIDECAR)
    sidecar = Recipe(captions=CaptionMode.SIDECAR)
    assert failures(bench.verdict(bench.make(sidecar))) == []
    frozen = replace(sidecar, moves=False)
    assert failures(bench.verdict(bench.make(frozen))) == ["frozen picture"]


def test_captions_that_are_late(bench: Bench) -> None:
    late = SAMPLE_RATE * 3 // 10
    cues = tuple(cue_at(start + late) for start in cue_starts())
    bench.expected = replace(bench.expected, cues=cues)
    verdict = bench.verdict(bench.make())
    assert failures(verdict) == ["captions in time"]
    failed = next(check for check in verdict.checks if check.name == "captions in time")
    assert failed.second == pytest.approx((cue_starts()[0] + late) / SAMPLE_RATE, abs=0.01)


def test_one_sentence_that_drifts(bench: Bench) -> None:
    starts = cue_starts()
    drifted = [*starts[:4], starts[4] + SAMPLE_RATE // 2]
    cues = tuple(cue_at(start) for start in drifted)
    bench.expected = replace(bench.expected, cues=cues)
    assert failures(bench.verdict(bench.make())) == ["captions in time"]


def test_a_caption_too_long_to_read(bench: Bench) -> None:
    first, *others = bench.expected.cues
    word = CueWord(text="w" * 43, start=first.start, end=first.end)
    rest = tuple(CueWord(text="w", start=first.start, end=first.end) for _ in range(3))
    cues = (replace(first, lines=((word,), rest)), *others)
    bench.expected = replace(bench.expected, cues=cues, caption_mode=CaptionMode.SIDECAR)
    spoiled = Recipe(captions=CaptionMode.SIDECAR)
    assert "captions readable" in failures(bench.verdict(bench.make(spoiled)))


def test_the_same_picture_twice(bench: Bench) -> None:
    first, second = bench.expected.footage
    again = FootageUse(footage=footage("again", 0x01FF), first=60, last=100)
    uses = (first, replace(second, last=60), again)
    bench.expected = replace(bench.expected, footage=uses)
    verdict = bench.verdict(bench.make())
    assert failures(verdict) == ["repeated footage"]
    assert next(check for check in verdict.checks if check.second).second == pytest.approx(6)


@pytest.mark.parametrize("licence", ["", "CC BY-NC 4.0", "all rights reserved"])
def test_a_picture_that_may_not_be_shown(bench: Bench, licence: str) -> None:
    use = FootageUse(footage=footage("river", 1, licence), first=0, last=40)
    bench.expected = replace(bench.expected, footage=(use,))
    assert failures(bench.verdict(bench.make())) == ["licences"]


def test_a_master_in_another_codec_than_asked(bench: Bench) -> None:
    bench.expected = replace(bench.expected, codec=Codec.AV1)
    assert failures(bench.verdict(bench.make())) == ["codec"]
