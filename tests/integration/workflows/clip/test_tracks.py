"""Recordings in which every speaker has a track of their own."""

import json
from pathlib import Path

import numpy as np
import pytest

from builders.recordings import Sound, Take, beeps, write_recording
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.adapters.transcripts.reader import FileTranscripts
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Silent
from reelwright.ports.recordings import ALL, Span
from reelwright.workflows.clip.finding import Listened, listen
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

pytestmark = pytest.mark.integration

SECONDS = 6.0
ADA, BO = beeps(SECONDS, [0, 1], lasts=0.9), beeps(SECONDS, [1, 3, 4], lasts=0.9)
WORDS = [("mine", 0.1), ("both", 1.1), ("yours", 3.1)]


def _listened(folder: Path, takes: list[Sound]) -> Listened:
    recording = write_recording(folder / "talk.mkv", [Take(sound=sound) for sound in takes])
    words = [{"word": word, "start": start, "end": start + 0.5} for word, start in WORDS]
    transcript = folder / "talk.json"
    transcript.write_text(json.dumps({"segments": [{"words": words}], "language": "en"}))
    studio = ClipStudio(recordings=PyavRecordings(), transcripts=FileTranscripts(), aligners=[])
    return listen(ClipOrder(recording=recording, transcript=transcript), studio, Silent())


def _said(listened: Listened) -> list[tuple[str, str, bool]]:
    return [(word.text, word.speaker, word.together) for word in listened.words]


EXPECTED = [
    ("mine", "Speaker 1", False),
    ("both", "Speaker 1", True),
    ("yours", "Speaker 2", False),
]


def test_two_microphones_are_heard_together_and_tell_who_speaks(tmp_path: Path) -> None:
    listened = _listened(tmp_path, [ADA, BO])
    assert _said(listened) == EXPECTED
    assert listened.track == ALL
    assert any("Speaker 1, Speaker 2" in note for note in listened.notes)
    assert any("33% of the words" in note for note in listened.notes)
    span = Span(start=0, end=int(SECONDS * SAMPLE_RATE))
    (sound,) = PyavRecordings().stretches(tmp_path / "talk.mkv", ALL, [span])
    assert np.abs(sound - np.clip(ADA + BO, -1, 1)).max() < 0.01


def test_a_track_of_all_of_them_is_listened_to_where_there_is_one(tmp_path: Path) -> None:
    listened = _listened(tmp_path, [ADA, BO, np.clip(ADA + BO, -1, 1)])
    assert _said(listened) == EXPECTED
    assert listened.track == 2


def test_one_track_tells_nothing_of_speakers(tmp_path: Path) -> None:
    listened = _listened(tmp_path, [ADA + BO])
    assert {speaker for _, speaker, _ in _said(listened)} == {""}
    assert listened.track == 0
