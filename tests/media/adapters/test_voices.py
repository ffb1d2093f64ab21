"""Every voice keeps the same promises."""

from collections.abc import Iterator

import numpy as np
import pytest

from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.domain.voice.takes import SpokenLine, Utterance, VoiceRef
from reelwright.ports.voice import LanguageUnsupported, Voice, VoiceUnavailable

pytestmark = pytest.mark.media

PROVIDERS: tuple[Voice, ...] = tuple(
    provider for provider in (EspeakVoice(), FliteVoice()) if provider.voices()
)
SENTENCES = {
    "en": "The cost of the house, in the year of our Lord, was three dollars fifty.",
    "de": "Das ist die Straße, auf der um zwölf Uhr die Züge fahren.",
    "fr": "L'homme qu'il a vu aujourd'hui, c'est l'ami de l'école.",
    "es": "El niño de la casa está en el año dos mil, ¿verdad?",
    "pt": "As crianças vão à escola, não é?",
    "it": "L'uomo che c'è nell'anno duemila è un amico dell'arte.",
}
ODD = {
    "nothing": "",
    "punctuation only": "— … ?!",
    "curly quotes": "\u201cDon\u2019t,\u201d she said — \u2018never\u2019.",
    "one word": "Yes.",
    "one endless word": "a" * 60,
    "a very long line": "many words make a long line " * 8,
    "commands of the engine": "\x01b &lt; <mark name='x'/> [[h@'l@U]] </speak>",
    "emoji and astral letters": "Good 😀 morning \U0001d50a all",
}


def every_voice() -> Iterator[tuple[Voice, VoiceRef]]:
    for provider in PROVIDERS:
        for voice in provider.voices():
            yield provider, voice


def line_of(text: str, language: str) -> SpokenLine:
    parts = text.split(" ")
    return SpokenLine(
        language=language,
        utterances=tuple(
            Utterance(first=at, last=at + 1, spoken=word) for at, word in enumerate(parts)
        ),
    )


@pytest.fixture(params=list(every_voice()), ids=lambda pair: str(pair[1]))
def voice(request: pytest.FixtureRequest) -> tuple[Voice, VoiceRef]:
    pair: tuple[Voice, VoiceRef] = request.param
    return pair


@pytest.fixture(params=PROVIDERS, ids=lambda provider: provider.capabilities.provider)
def provider(request: pytest.FixtureRequest) -> Voice:
    chosen: Voice = request.param
    return chosen


def keeps_its_promises(provider: Voice, ref: VoiceRef, line: SpokenLine) -> None:
    speech = provider.speak(line, ref)
    assert len(speech.words) == len(line.utterances)
    place = 0
    for word in speech.words:
        assert place <= word.start <= word.end <= speech.recording.samples
        place = word.end


def test_each_utterance_has_a_time_inside_the_recording_in_order(
    voice: tuple[Voice, VoiceRef],
) -> None:
    provider, ref = voice
    keeps_its_promises(provider, ref, line_of(SENTENCES[ref.language], ref.language))


@pytest.mark.parametrize("name", ODD)
def test_odd_lines_keep_the_promises(provider: Voice, name: str) -> None:
    ref = provider.voices()[0]
    keeps_its_promises(provider, ref, line_of(ODD[name], ref.language))


def test_the_same_line_has_the_same_bytes_whatever_was_said_before(provider: Voice) -> None:
    ref = provider.voices()[0]
    line = line_of(SENTENCES[ref.language], ref.language)
    first = provider.speak(line, ref)
    provider.speak(line_of(ODD["one word"], ref.language), ref)
    assert provider.speak(line, ref) == first


def test_both_ends_are_silent_and_no_sound_touches_them(voice: tuple[Voice, VoiceRef]) -> None:
    provider, ref = voice
    line = line_of(SENTENCES[ref.language], ref.language)
    recording = provider.speak(line, ref).recording
    pcm = np.frombuffer(recording.pcm, np.int16)
    edge = recording.rate // 100
    assert np.abs(pcm[:edge]).max() < np.abs(pcm).max() / 100
    assert np.abs(pcm[-edge:]).max() < np.abs(pcm).max() / 100


def test_a_faster_voice_takes_less_time(provider: Voice) -> None:
    ref = provider.voices()[0]
    line = line_of(SENTENCES[ref.language], ref.language)
    fast = VoiceRef(provider=ref.provider, name=ref.name, language=ref.language, speed=1.5)
    assert provider.speak(line, fast).recording.samples < (
        provider.speak(line, ref).recording.samples * 0.8
    )


def test_another_language_is_refused(provider: Voice) -> None:
    with pytest.raises(LanguageUnsupported, match="not ja"):
        provider.speak(line_of("はい", "ja"), provider.voices()[0])


def test_a_voice_that_is_not_there_is_refused_with_those_that_are(provider: Voice) -> None:
    ref = provider.voices()[0]
    missing = VoiceRef(provider=ref.provider, name="nobody", language=ref.language)
    with pytest.raises(VoiceUnavailable, match=ref.name):
        provider.speak(line_of("Yes.", ref.language), missing)


@pytest.mark.parametrize("speed", [0.0, 9.0, float("nan")])
def test_a_speed_out_of_range_is_refused(provider: Voice, speed: float) -> None:
    ref = provider.voices()[0]
    odd = VoiceRef(provider=ref.provider, name=ref.name, language=ref.language, speed=speed)
    with pytest.raises(VoiceUnavailable, match="speed"):
        provider.speak(line_of("Yes.", ref.language), odd)
