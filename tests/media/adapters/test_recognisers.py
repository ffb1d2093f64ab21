"""Every recogniser keeps the same promises."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import av
import numpy as np
import pytest

from builders.whisper import Said, write_whisper
from reelwright.adapters.pocketsphinx.recogniser import PocketsphinxRecogniser
from reelwright.adapters.whisper.recogniser import WhisperRecogniser
from reelwright.adapters.whisper.weights import WhisperWeights
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.recognised import Recognised
from reelwright.ports.progress import Cancelled
from reelwright.ports.recognition import LanguageUnheard, Recogniser
from reelwright.ports.voice import Recording

pytestmark = pytest.mark.media

SPEECH = Path(__file__).parents[2] / "media/files/jfk.flac"
FIRST, LAST = 0.9, 2.2
"""Seconds of it in which three words are said: recognising costs as much as is heard."""
UNKNOWN = "xx"


@dataclass(frozen=True, kw_only=True)
class Ear:
    """A recogniser, and a word that it hears in the speech."""

    recogniser: Recogniser
    word: str


def _whisper(folder: Path) -> Ear:
    said = [Said(word="fellow", start=0.5, end=1.0), Said(word="Americans.", start=1.2, end=2.0)]
    weights = WhisperWeights(write_whisper(folder / "tiny", said))
    return Ear(recogniser=WhisperRecogniser(weights), word="fellow")


def _pocketsphinx(_: Path) -> Ear:
    return Ear(recogniser=PocketsphinxRecogniser(), word="my")


@pytest.fixture(scope="module", params=[_pocketsphinx, _whisper], ids=["pocketsphinx", "whisper"])
def ear(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Ear:
    make: Callable[[Path], Ear] = request.param
    return make(tmp_path_factory.mktemp("weights"))


@pytest.fixture(scope="module")
def speech() -> Recording:
    """Three words of a real speech."""
    with av.open(str(SPEECH)) as container:
        resampler = av.AudioResampler(format="s16", layout="mono", rate=SAMPLE_RATE)
        parts = [
            part.to_ndarray()[0]
            for frame in container.decode(audio=0)
            for part in resampler.resample(frame)
        ]
    sound = np.concatenate(parts)[int(FIRST * SAMPLE_RATE) : int(LAST * SAMPLE_RATE)]
    return Recording(pcm=sound.astype("<i2").tobytes(), rate=SAMPLE_RATE)


@dataclass(frozen=True, kw_only=True)
class Once:
    """What was heard of the speech, and what was told meanwhile."""

    heard: Recognised
    told: list[int]


@pytest.fixture(scope="module")
def once(ear: Ear, speech: Recording) -> Once:
    told: list[int] = []
    return Once(heard=ear.recogniser.recognise(speech, "en", told.append), told=told)


def _nobody(_: int) -> None:
    pass


def test_words_come_in_order_inside_the_sound_and_progress_only_grows(
    ear: Ear, speech: Recording, once: Once
) -> None:
    heard, told = once.heard, once.told
    assert ear.word in [word.text for word in heard.words]
    assert heard.language == "en"
    place = 0
    for word in heard.words:
        assert word.text == word.text.strip() != ""
        assert place <= word.start <= word.end <= speech.samples
        assert word.confidence is not None
        assert 0 <= word.confidence <= 1
        place = word.start
    assert told == sorted(told)
    assert told[-1] == speech.samples


def test_the_same_sound_gives_the_same_words(ear: Ear, speech: Recording, once: Once) -> None:
    assert ear.recogniser.recognise(speech, "en", _nobody) == once.heard


def test_no_words_are_heard_in_silence(ear: Ear) -> None:
    silence = Recording(pcm=bytes(SAMPLE_RATE), rate=SAMPLE_RATE)
    assert not ear.recogniser.recognise(silence, "en", _nobody).words


def test_another_language_than_those_that_it_knows_is_refused(ear: Ear, speech: Recording) -> None:
    assert UNKNOWN not in ear.recogniser.facts.languages
    with pytest.raises(LanguageUnheard, match=UNKNOWN):
        ear.recogniser.recognise(speech, UNKNOWN, _nobody)


def test_it_stops_where_its_listener_says_so(ear: Ear, speech: Recording) -> None:
    def stop(_: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        ear.recogniser.recognise(speech, "en", stop)


def test_what_it_can_do_is_told_without_hearing_anything(ear: Ear) -> None:
    facts = ear.recogniser.facts
    assert facts.name.split(":")[0] in {"pocketsphinx", "whisper"}
    assert "en" in facts.languages
    assert facts.version
    assert facts.offline
