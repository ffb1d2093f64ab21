"""Google's marks become the times of words, where all of them come back."""

from collections.abc import Iterator

import pytest

from builders.cloud_voices import connected, line_of
from reelwright.adapters.google_voice.provider import PROVIDER
from reelwright.adapters.google_voice.voice import GoogleVoice
from reelwright.domain.voice.takes import TimeSource, VoiceRef
from reelwright.simulators.google_voice.service import GoogleVoiceSimulator

pytestmark = pytest.mark.integration

LINE = line_of("Two small lamps — of the old & <good> kind.")


@pytest.fixture
def service() -> Iterator[tuple[GoogleVoiceSimulator, GoogleVoice]]:
    with GoogleVoiceSimulator() as simulator, connected(PROVIDER, simulator) as voice:
        yield simulator, voice


def named(voice: GoogleVoice, name: str) -> VoiceRef:
    return next(ref for ref in voice.voices() if ref.name == name)


def test_every_word_has_its_mark(service: tuple[GoogleVoiceSimulator, GoogleVoice]) -> None:
    _, voice = service
    speech = voice.speak(LINE, named(voice, "en-US-Neural2-D"))
    assert len(speech.words) == len(LINE.utterances)
    assert {word.source for word in speech.words} == {TimeSource.EXACT}


def test_where_a_mark_is_missing_an_aligner_finds_the_words(
    service: tuple[GoogleVoiceSimulator, GoogleVoice],
) -> None:
    simulator, voice = service
    simulator.forgets = frozenset({"2"})
    speech = voice.speak(LINE, named(voice, "en-US-Neural2-D"))
    assert speech.words == ()
    assert "left out the times" in speech.notes[0]


def test_a_family_without_marks_is_sent_plain_text(
    service: tuple[GoogleVoiceSimulator, GoogleVoice],
) -> None:
    simulator, voice = service
    speech = voice.speak(LINE, named(voice, "en-US-Chirp3-HD-Kore"))
    assert speech.words == ()
    assert not speech.notes
    body = simulator.requests[-1].json
    assert isinstance(body, dict)
    assert set(body["input"]) == {"text"}


def test_a_line_whose_marks_do_not_fit_into_a_call_goes_without(
    service: tuple[GoogleVoiceSimulator, GoogleVoice],
) -> None:
    _, voice = service
    speech = voice.speak(line_of(" ".join("a" * 300)), named(voice, "en-US-Neural2-D"))
    assert speech.words == ()
    assert speech.recording.samples


def test_voices_of_a_family_whose_price_is_not_known_are_not_offered(
    service: tuple[GoogleVoiceSimulator, GoogleVoice],
) -> None:
    _, voice = service
    found = voice.voices()
    assert "Zubenelgenubi" not in {ref.name for ref in found}
    assert {ref.language for ref in found} == {"en", "de"}
    assert all(voice.capabilities.price_of(ref) for ref in found)
