"""Recordings of which neither tracks nor a transcript tell who speaks."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from builders.recordings import Take, write_recording
from builders.speaker_weights import ADA, BEN, voices, write_speaker_weights
from reelwright.app.clips.clipping import ClipJob, ClipRequest
from reelwright.domain.transcript.transcript import Transcript, Word
from reelwright.ports.diarisation import DiariserUnavailable
from reelwright.ports.progress import Silent
from reelwright.ports.voice import Recording
from reelwright.workflows.artefacts import path_of
from reelwright.workflows.clip.reading import HeardFiles, hear, open_recording

pytestmark = pytest.mark.integration

SAID = "One voice says this. Another says that. And the first one again."
SPOKEN = ((ADA, 4.0), (None, 0.5), (BEN, 5.0), (None, 0.5), (ADA, 5.0))
NAMES = ["Speaker 1"] * 4 + ["Speaker 2"] * 3 + ["Speaker 1"] * 5
STARTS = (*np.linspace(0, 3.2, 4), *np.linspace(4.6, 8.7, 3), *np.linspace(10.1, 14.2, 5))


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_speaker_weights(tmp_path_factory.mktemp("models") / "tones")


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """Two tones that take turns, with the words and times of their talk beside them."""
    sound = (np.frombuffer(voices(*SPOKEN), "<i2") / 0x8000).astype(np.float32)
    file = write_recording(tmp_path / "talk.mkv", [Take(sound=sound)])
    words = [
        {"word": word, "start": float(start), "end": float(start) + 0.7}
        for word, start in zip(SAID.split(), STARTS, strict=True)
    ]
    told = {"segments": [{"words": words}], "language": "en"}
    file.with_suffix(".json").write_text(json.dumps(told))
    return file


def _job(talk: Path, speakers: int | None = None, **options: object) -> ClipJob:
    request = ClipRequest(
        recording=str(talk), transcript=talk.with_suffix(".json"), speakers=speakers
    )
    return ClipJob.of(request, {"home": talk.parent / "home", **options}, talk.parent)


def _heard(job: ClipJob) -> tuple[HeardFiles, tuple[Word, ...]]:
    heard = hear(job.order, open_recording(job.order, job.room, Silent()), job.room, Silent())
    path = path_of(heard.words, job.room.store)
    return heard, job.room.values.from_json(path.read_text(), Transcript).words


class _Deaf:
    """A diariser whose weights turn out to be broken; ``facts`` are another's."""

    def __init__(self, job: ClipJob) -> None:
        self.facts = job.room.studio.diarisers[0].facts

    def diarise(self, _sound: Recording, _told: object) -> tuple[()]:
        raise DiariserUnavailable("The weights cannot be read.")


def _with_deaf(job: ClipJob) -> ClipJob:
    studio = replace(job.room.studio, diarisers=(_Deaf(job),))
    return replace(job, room=replace(job.room, studio=studio))


def test_voices_tell_who_says_what_and_the_document_shows_it(talk: Path, weights: Path) -> None:
    job = _job(talk, diariser_folder=weights)
    heard, words = _heard(job)
    assert [word.speaker for word in words] == NAMES
    assert any("sherpa:tones told 2 speakers apart" in note for note in heard.notes)
    document = (job.order.output / "transcript.md").read_text()
    assert "**Speaker 2:** Another" in document


def test_what_was_told_is_recalled_and_names_of_the_owner_stay(talk: Path, weights: Path) -> None:
    job = _job(talk, diariser_folder=weights)
    _heard(job)
    document = job.order.output / "transcript.md"
    document.write_text(document.read_text().replace("Speaker 2", "Ben"))
    _, words = _heard(_job(talk, diariser_folder=weights))
    assert [word.speaker for word in words] == [name.replace("Speaker 2", "Ben") for name in NAMES]


@pytest.mark.parametrize("speakers", [None, 1])
def test_without_a_diariser_or_with_one_speaker_nobody_is_told(
    talk: Path, weights: Path, speakers: int | None
) -> None:
    options = {"diariser_folder": weights} if speakers else {"diariser": "off"}
    heard, words = _heard(_job(talk, speakers, **options))
    assert {word.speaker for word in words} == {""}
    assert not any("Speaker" in note or "speak" in note for note in heard.notes)


def test_whoever_says_how_many_speak_is_told_that_nobody_here_can_tell(talk: Path) -> None:
    heard, _ = _heard(_job(talk, 2))
    assert any("reelwright[speakers]" in note for note in heard.notes)


def test_one_that_cannot_be_used_costs_nothing_else_and_is_asked_again(
    talk: Path, weights: Path
) -> None:
    job = _job(talk, diariser_folder=weights)
    heard, words = _heard(_with_deaf(job))
    assert {word.speaker for word in words} == {""}
    assert any("Who speaks is not told: The weights" in note for note in heard.notes)
    _, words = _heard(job)
    assert [word.speaker for word in words] == NAMES


def test_one_that_is_named_and_not_here_is_refused(talk: Path) -> None:
    with pytest.raises(DiariserUnavailable, match=r"'sherpa:large'.*models get"):
        _job(talk, diariser="sherpa:large")
