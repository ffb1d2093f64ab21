"""Recordings without a transcript, heard by the recogniser that is always there."""

import wave
from pathlib import Path

import numpy as np
import pytest

from reelwright.adapters.pocketsphinx.recogniser import PocketsphinxRecogniser
from reelwright.adapters.recordings.recordings import PyavRecordings
from reelwright.adapters.transcripts.reader import FileTranscripts
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.progress import Cancelled, Progress, Silent
from reelwright.ports.recognition import LanguageUnheard, NothingSaid, NothingUnderstood
from reelwright.simulators.speech.speaker import spoken
from reelwright.workflows.clip.hearing import Heard, hear
from reelwright.workflows.clip.order import ClipOrder, ClipStudio

pytestmark = pytest.mark.integration

SPEECH = Path(__file__).parents[3] / "media/files/jfk.flac"
GERMAN = (
    "Die Flut steigt zweimal am Tag, weil der Mond an der näheren Seite des Meeres stärker zieht."
)
RATE = 24_000


def _hear(recording: Path, language: str = "", progress: Progress | None = None) -> Heard:
    studio = ClipStudio(
        recordings=PyavRecordings(),
        transcripts=FileTranscripts(),
        aligners=[],
        recognisers=[PocketsphinxRecogniser()],
    )
    facts = studio.recordings.facts(recording)
    sound = studio.recordings.levels(recording, 0, Silent())
    order = ClipOrder(recording=recording, language=language)
    return hear(order, studio, facts, sound, progress or Silent())


def _written(file: Path, sound: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> Path:
    with wave.open(str(file), "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(RATE)
        writer.writeframes((sound * 0x7FFF).astype("<i2").tobytes())
    return file


class _Stops:
    """Someone who has changed their mind."""

    def __init__(self) -> None:
        self.told: list[tuple[str, int, int]] = []

    def advance(self, step: str, done: int, total: int) -> None:
        self.told.append((step, done, total))
        raise Cancelled("Stopped.")


def test_english_is_heard_without_a_transcript() -> None:
    heard = _hear(SPEECH, "en")
    words = heard.transcript.words
    said = {word.text for word in words}
    assert {"my", "fellow", "not", "you"} <= said
    fellow = next(word for word in words if word.text == "fellow")
    assert fellow.start / SAMPLE_RATE == pytest.approx(1.25, abs=0.15)
    assert all(0 <= word.start <= word.end <= 11.1 * SAMPLE_RATE for word in words)
    assert heard.transcript.language == "en"
    assert heard.fits
    assert any("third of them wrong" in note for note in heard.notes)


def test_a_language_that_nobody_here_knows_is_told_before_work_begins() -> None:
    stops = _Stops()
    with pytest.raises(LanguageUnheard, match=r"'de'.*--transcript"):
        _hear(SPEECH, "de", stops)
    assert not stops.told


def test_another_language_than_the_recogniser_knows_is_not_passed_on(tmp_path: Path) -> None:
    recording = tmp_path / "flut.wav"
    recording.write_bytes(spoken(GERMAN, "de").wav)
    with pytest.raises(NothingUnderstood, match=r"flut\.wav.*another language.*--language en"):
        _hear(recording)


def test_music_is_not_speech(tmp_path: Path) -> None:
    time = np.arange(RATE * 6) / RATE
    chord = sum(np.sin(2 * np.pi * pitch * time) for pitch in (220, 277, 330))
    recording = _written(tmp_path / "song.wav", 0.1 * chord * np.exp(-(time % 0.5) * 4))
    with pytest.raises((NothingUnderstood, NothingSaid), match=r"song\.wav"):
        _hear(recording)


def test_a_beat_in_which_the_same_words_are_guessed_again_and_again_is_not_speech(
    tmp_path: Path,
) -> None:
    time = np.arange(RATE * 16) / RATE
    steps = 1 + 0.25 * ((time // 0.5) % 4)
    beat = [np.sin(2 * np.pi * pitch * time * steps) for pitch in (220, 330, 440)]
    recording = _written(tmp_path / "beat.wav", 0.1 * np.sum(beat, axis=0))
    with pytest.raises(NothingUnderstood, match=r"beat\.wav.*--transcript"):
        _hear(recording)


def test_silence_is_told_as_such(tmp_path: Path) -> None:
    recording = _written(tmp_path / "nothing.wav", np.zeros(RATE * 3))
    with pytest.raises(NothingSaid, match=r"Nobody is heard to speak in nothing\.wav"):
        _hear(recording)


def test_it_stops_when_it_is_asked_to() -> None:
    stops = _Stops()
    with pytest.raises(Cancelled):
        _hear(SPEECH, "en", stops)
    assert stops.told == [("recognise", 0, 11)]
