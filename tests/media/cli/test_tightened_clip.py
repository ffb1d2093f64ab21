"""A podcast without a picture, tightened: bars instead of a picture, and no dead air."""

import json
from pathlib import Path

import av
import numpy as np
import opentimelineio as otio
import pytest

from builders.in_process import InProcess
from builders.recordings import Take, write_recording
from builders.talks import spoken, write_transcript
from reelwright.domain.sound.pauses import levels, pauses
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.media

DEAD_AIR = np.zeros(SAMPLE_RATE, np.float32)


def _with_dead_air() -> np.ndarray:
    """The talk, with a second more of silence between its sentences."""
    sound = spoken()
    between = [pause for pause in pauses(levels(sound)) if pause.samples > SAMPLE_RATE * 2 // 5]
    places = [(pause.start + pause.end) // 2 for pause in between[1:-1]]
    parts = np.split(sound, places)
    return np.concatenate([part for each in parts for part in (each, DEAD_AIR)][:-1])


def test_dead_air_is_left_out_and_the_clip_may_go_out(tmp_path: Path) -> None:
    talk, text = tmp_path / "talk.wav", write_transcript(tmp_path / "talk.txt")
    write_recording(talk, [Take(sound=_with_dead_air())])
    options = ("--transcript", str(text), "--preset", "480p", "--output", str(tmp_path / "out"))
    ran = InProcess(tmp_path / "home")("clip", str(talk), *options, "--tighten", "--json")
    assert (ran.code, ran.values["passed"]) == (0, True)
    (clip,) = ran.values["clips"]
    verdict = json.loads((tmp_path / "out" / clip["files"]["verdict"]).read_text())
    checks = {check["name"]: check for check in verdict["masters"][0]["checks"]}
    for name in ("captions in time", "cuts clean", "frozen picture"):
        assert checks[name]["outcome"] == "passed", checks[name]
    timeline = otio.adapters.read_from_file(str(tmp_path / "out" / clip["files"]["timeline"]))
    heard = [part.source_range.duration.value for part in timeline.audio_tracks()[0]]
    assert len(heard) > 1
    whole = clip["last"] - clip["first"]
    assert sum(heard) <= whole - (len(heard) - 1) * SAMPLE_RATE
    with av.open(str(tmp_path / "out" / clip["files"]["videos"]["9:16"])) as video:
        assert video.duration is not None
        assert video.duration / av.time_base == pytest.approx(sum(heard) / SAMPLE_RATE, abs=0.05)
