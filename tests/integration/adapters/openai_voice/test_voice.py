"""OpenAI's speech, and servers that are nearly like it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from builders.cloud_voices import connected, line_of
from reelwright.adapters.openai_voice.answers import read_stream
from reelwright.adapters.openai_voice.provider import PROVIDER
from reelwright.adapters.openai_voice.voice import OpenAIVoice
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.services import AnswerUnusable, ServiceFailed
from reelwright.ports.voice import VoiceUnavailable
from reelwright.simulators.openai_voice.service import OpenAISpeechSimulator
from reelwright.simulators.wire.exchange import event

pytestmark = pytest.mark.integration

LINE = line_of("Two small lamps, of the old kind.")


@pytest.fixture
def service() -> Iterator[tuple[OpenAISpeechSimulator, OpenAIVoice]]:
    with OpenAISpeechSimulator() as simulator, connected(PROVIDER, simulator) as voice:
        yield simulator, voice


def test_the_newest_model_tells_what_it_used(
    service: tuple[OpenAISpeechSimulator, OpenAIVoice],
) -> None:
    _, voice = service
    speech = voice.speak(LINE, voice.voices()[0])
    assert speech.charge is not None
    assert speech.charge.usage.output_tokens > 0
    assert speech.request_id.startswith("req_")


def test_a_server_without_events_is_heard_all_the_same(
    service: tuple[OpenAISpeechSimulator, OpenAIVoice],
) -> None:
    simulator, voice = service
    streamed = voice.speak(LINE, voice.voices()[0])
    simulator.plain = True
    plain = voice.speak(LINE, voice.voices()[0])
    assert plain.recording == streamed.recording
    assert plain.charge is not None
    assert plain.charge.usage.output_tokens == 0
    assert plain.charge.amount > 0


def test_a_server_that_answers_in_another_form_is_decoded(
    service: tuple[OpenAISpeechSimulator, OpenAIVoice],
) -> None:
    simulator, voice = service
    simulator.plain, simulator.answers_with = True, "wav"
    speech = voice.speak(LINE, voice.voices()[0])
    assert speech.recording.rate == SAMPLE_RATE
    assert speech.recording.samples > SAMPLE_RATE


def test_the_older_models_are_paid_by_characters(
    service: tuple[OpenAISpeechSimulator, OpenAIVoice],
) -> None:
    _, voice = service
    ref = replace(voice.voices()[0], name="alloy@tts-1-hd", model="tts-1-hd")
    speech = voice.speak(LINE, ref)
    assert speech.charge is not None
    assert speech.charge.amount == len(LINE.text) * Decimal(30) / 1_000_000


def test_a_voice_that_a_model_lacks_is_told(
    service: tuple[OpenAISpeechSimulator, OpenAIVoice],
) -> None:
    _, voice = service
    ref = replace(voice.voices()[0], name="marin@tts-1", model="tts-1")
    with pytest.raises(VoiceUnavailable, match="it has alloy"):
        voice.speak(LINE, ref)


DELTA = event({"type": "speech.audio.delta", "audio": "AAAA"})
DONE = event({"type": "speech.audio.done", "usage": {"input_tokens": 1, "output_tokens": 2}})


def test_a_stream_is_whole_when_it_says_so() -> None:
    streamed = read_stream(b": hello\n\n" + DELTA + DELTA + DONE + b"data: [DONE]\n\n")
    assert streamed.sound == bytes(6)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        DELTA,
        DELTA + b"data: {\n\n" + DONE,
        event({"type": "speech.audio.delta", "audio": "*"}) + DONE,
        DELTA + event({"type": "speech.audio.done", "usage": {"input_tokens": -1}}),
        b"\xff\xfe",
    ],
)
def test_a_stream_that_breaks_off_or_is_damaged_is_refused(body: bytes) -> None:
    with pytest.raises(AnswerUnusable):
        read_stream(body)


def test_a_service_that_gives_up_in_the_stream_has_failed() -> None:
    gone = event({"type": "error", "error": {"message": "overloaded"}})
    with pytest.raises(ServiceFailed, match="overloaded"):
        read_stream(DELTA + gone)
