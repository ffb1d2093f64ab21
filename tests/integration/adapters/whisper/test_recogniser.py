"""Whisper through its real library, on small weights of the real format."""

from pathlib import Path

import numpy as np
import pytest

from builders.whisper import Said, write_whisper
from reelwright.adapters.whisper.recogniser import WhisperRecogniser
from reelwright.adapters.whisper.weights import WEIGHTS, WhisperWeights, weights_in
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.recognition import RecogniserUnavailable
from reelwright.ports.voice import Recording
from reelwright.simulators.speech.speaker import RATE, spoken

pytestmark = pytest.mark.integration

SAID = [
    Said(word="Die", start=0.4, end=0.7),
    Said(word="Flut", start=0.7, end=1.2),
    Said(word="steigt.", start=2.0, end=2.6),
]
SPEECH = "The tide rises twice a day because the moon pulls harder on the nearer side."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_whisper(tmp_path_factory.mktemp("models") / "tiny", SAID, language="de")


@pytest.fixture(scope="module")
def speech() -> Recording:
    return Recording(pcm=spoken(SPEECH).pcm, rate=RATE)


def _nobody(_: int) -> None:
    pass


def test_words_their_times_and_the_language_are_what_the_weights_say(
    folder: Path, speech: Recording
) -> None:
    heard = WhisperRecogniser(WhisperWeights(folder)).recognise(speech, "", _nobody)
    assert [word.text for word in heard.words] == [each.word for each in SAID]
    ends = [word.end / SAMPLE_RATE for word in heard.words]
    # The library moves the ends of words to the next one's beginning: half a second at most.
    assert ends == pytest.approx([each.end for each in SAID], abs=0.5)
    assert heard.language == "de"
    assert heard.certainty == pytest.approx(1.0)


def test_a_language_that_is_named_is_not_looked_for(folder: Path, speech: Recording) -> None:
    heard = WhisperRecogniser(WhisperWeights(folder)).recognise(speech, "en", _nobody)
    assert (heard.language, heard.certainty) == ("en", None)


def test_noise_is_not_given_to_the_model(folder: Path) -> None:
    noise = np.random.default_rng(0).normal(0, 1500, 3 * SAMPLE_RATE).astype("<i2")
    sound = Recording(pcm=noise.tobytes(), rate=SAMPLE_RATE)
    assert not WhisperRecogniser(WhisperWeights(folder)).recognise(sound, "en", _nobody).words


def test_the_number_of_threads_changes_nothing(folder: Path, speech: Recording) -> None:
    one, two = (WhisperRecogniser(WhisperWeights(folder), threads=each) for each in (1, 2))
    assert one.recognise(speech, "", _nobody) == two.recognise(speech, "", _nobody)


def test_a_folder_counts_only_when_nothing_would_have_to_be_fetched(
    folder: Path, tmp_path: Path
) -> None:
    part = tmp_path / "part"
    part.mkdir()
    for name in (WEIGHTS, "vocabulary.json"):
        (part / name).write_bytes((folder / name).read_bytes())
    assert not list(weights_in([tmp_path]))
    with pytest.raises(RecogniserUnavailable, match="fetch them again"):
        WhisperRecogniser(WhisperWeights(part)).recognise(
            Recording(pcm=bytes(2000), rate=SAMPLE_RATE), "en", _nobody
        )
    assert [each.name for each in weights_in([folder.parent])] == ["whisper:tiny"]
    assert [each.folder for each in weights_in([folder])] == [folder]
    assert not list(weights_in([tmp_path / "nowhere"]))


def test_damaged_weights_are_told_in_a_sentence(folder: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "tiny"
    damaged.mkdir()
    for file in folder.iterdir():
        (damaged / file.name).write_bytes(file.read_bytes())
    whole = (damaged / WEIGHTS).read_bytes()
    (damaged / WEIGHTS).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecogniserUnavailable, match=r"cannot be read.*models get"):
        WhisperRecogniser(WhisperWeights(damaged)).recognise(
            Recording(pcm=bytes(2000), rate=SAMPLE_RATE), "en", _nobody
        )


def test_other_weights_are_another_version(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "tiny"
    other.mkdir()
    for file in folder.iterdir():
        (other / file.name).write_bytes(file.read_bytes())
    (other / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[::-1])
    versions = {WhisperRecogniser(WhisperWeights(each)).facts.version for each in (folder, other)}
    assert len(versions) == 2
