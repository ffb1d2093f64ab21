"""Every voice of an outside service keeps the same promises, against its stand-in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pytest
from reelwright_chime.provider import CHIME
from reelwright_chime.simulator import ChimeSimulator

from builders.cloud_voices import line_of
from reelwright.adapters.azure_voice.provider import PROVIDER as AZURE
from reelwright.adapters.elevenlabs.provider import PROVIDER as ELEVENLABS
from reelwright.adapters.google_voice.provider import PROVIDER as GOOGLE
from reelwright.adapters.http.client import HttpxServiceHttp
from reelwright.adapters.openai_voice.provider import PROVIDER as OPENAI
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.domain.voice.takes import TimeSource, VoiceRef
from reelwright.ports.services import (
    Access,
    AllowanceSpent,
    AnswerUnusable,
    KeyMissing,
    KeyRefused,
    Provider,
    RequestRefused,
    Secret,
    ServiceBusy,
    ServiceError,
    ServiceFailed,
    ServiceUnreachable,
)
from reelwright.ports.voice import LanguageUnsupported, Voice, VoiceUnavailable
from reelwright.simulators.azure_voice.service import AzureVoiceSimulator
from reelwright.simulators.elevenlabs.service import ElevenLabsSimulator
from reelwright.simulators.google_voice.service import GoogleVoiceSimulator
from reelwright.simulators.openai_voice.service import OpenAISpeechSimulator
from reelwright.simulators.wire.faults import Fault
from reelwright.simulators.wire.service import RETRY_AFTER, ServiceSimulator

pytestmark = pytest.mark.contract

SECONDS = 5.0
SLOW_SECONDS = 0.15


@dataclass(frozen=True, kw_only=True)
class Service:
    """A provider, its stand-in, and the voice that the tests hear."""

    provider: Provider[Voice]
    simulator: Callable[[], ServiceSimulator]
    voice: str
    times: TimeSource | None = TimeSource.EXACT


SERVICES = (
    Service(provider=ELEVENLABS, simulator=ElevenLabsSimulator, voice="Rachel"),
    Service(provider=OPENAI, simulator=OpenAISpeechSimulator, voice="alloy", times=None),
    Service(provider=GOOGLE, simulator=GoogleVoiceSimulator, voice="en-US-Neural2-D"),
    Service(provider=AZURE, simulator=AzureVoiceSimulator, voice="en-US-GuyNeural", times=None),
    # The plugin of docs/adding-a-provider.md keeps them too.
    Service(provider=CHIME, simulator=ChimeSimulator, voice="bell"),
)

LINE = "The cost of the house, in the year of our Lord, was three dollars fifty."
ODD = {
    "curly quotes": "“Don’t,” she said — ‘never’.",
    "one word": "Yes.",
    "commands of the engine": "\x01b &lt; <mark name='x'/> [[h@'l@U]] </speak> <break time='9s'/>",
    "emoji and astral letters": "Good 😀 morning \U0001d50a all",
}
SILENT = {"nothing": "", "punctuation only": "— … ?!"}


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A service in a test: its stand-in running, its voice connected."""

    service: Service
    simulator: ServiceSimulator
    access: Access
    voice: Voice
    ref: VoiceRef


@pytest.fixture(scope="module", params=SERVICES, ids=lambda each: each.provider.facts.name)
def running(request: pytest.FixtureRequest) -> Iterator[Standing]:
    service: Service = request.param
    with service.simulator() as simulator, HttpxServiceHttp(total=SECONDS) as http:
        access = Access(
            http=http,
            address=simulator.address,
            key=Secret(simulator.key),
            decoder=PyavSoundStudio(),
        )
        voice = service.provider.connect(access)
        ref = next(each for each in voice.voices() if each.name == service.voice)
        yield Standing(service=service, simulator=simulator, access=access, voice=voice, ref=ref)


@pytest.fixture
def standing(running: Standing) -> Iterator[Standing]:
    yield running
    running.simulator.faults.clear()


def test_each_utterance_has_a_time_inside_the_recording_in_order(standing: Standing) -> None:
    line = line_of(LINE)
    speech = standing.voice.speak(line, standing.ref)
    if standing.service.times is None:
        assert not speech.words
        return
    assert len(speech.words) == len(line.utterances)
    place = 0
    for word in speech.words:
        assert place <= word.start < word.end <= speech.recording.samples
        assert word.source is standing.service.times
        place = word.end


@pytest.mark.parametrize("name", ODD)
def test_odd_lines_are_spoken(standing: Standing, name: str) -> None:
    line = line_of(ODD[name])
    speech = standing.voice.speak(line, standing.ref)
    assert len(speech.words) in {0, len(line.utterances)}
    assert speech.recording.samples > speech.recording.rate // 10


@pytest.mark.parametrize("name", SILENT)
def test_where_nothing_is_said_no_call_is_made(standing: Standing, name: str) -> None:
    before = len(standing.simulator.requests)
    line = line_of(SILENT[name])
    speech = standing.voice.speak(line, standing.ref)
    assert len(speech.words) == len(line.utterances)
    assert speech.charge is None
    assert len(standing.simulator.requests) == before


def test_both_ends_are_silent(standing: Standing) -> None:
    recording = standing.voice.speak(line_of(LINE), standing.ref).recording
    pcm = np.frombuffer(recording.pcm, np.int16)
    edge = recording.rate // 100
    assert np.abs(pcm[:edge]).max() < np.abs(pcm).max() / 100
    assert np.abs(pcm[-edge:]).max() < np.abs(pcm).max() / 100


def test_what_a_line_costs_is_at_most_what_was_said_before(standing: Standing) -> None:
    speech = standing.voice.speak(line_of(LINE), standing.ref)
    price = standing.voice.capabilities.price_of(standing.ref)
    assert price is not None
    assert speech.charge is not None
    assert Decimal(0) < speech.charge.amount <= price.most(len(LINE)).amount
    assert price.source
    assert speech.charge.source == price.source


def test_a_check_says_what_it_saw(standing: Standing) -> None:
    told = standing.service.provider.check(standing.access)
    assert told.endswith(".")
    assert standing.simulator.key not in told


def test_the_voices_have_names_that_a_person_can_write(standing: Standing) -> None:
    names = [str(ref) for ref in standing.voice.voices()]
    assert len(set(names)) == len(names)
    assert not any("," in name or "@" in name for name in names)


def test_without_a_key_it_says_where_to_get_one(standing: Standing) -> None:
    facts = standing.service.provider.facts
    with pytest.raises(KeyMissing, match=facts.key):
        standing.service.provider.connect(replace(standing.access, key=None))
    with pytest.raises(KeyMissing, match=facts.key_page):
        standing.service.provider.check(replace(standing.access, key=None))


def test_another_key_is_refused(standing: Standing) -> None:
    access = replace(standing.access, key=Secret("another-key"))
    with pytest.raises(KeyRefused) as refused:
        standing.service.provider.connect(access).speak(line_of(LINE), standing.ref)
    assert "another-key" not in str(refused.value)
    with pytest.raises(KeyRefused):
        standing.service.provider.check(access)


FAILURES: dict[Fault, type[ServiceError]] = {
    Fault.SPENT: AllowanceSpent,
    Fault.BUSY: ServiceBusy,
    Fault.FAILED: ServiceFailed,
    Fault.OVERLOADED: ServiceFailed,
    Fault.REFUSED: RequestRefused,
    Fault.CUT: ServiceUnreachable,
    Fault.DROPPED: ServiceUnreachable,
    Fault.NOT_HTTP: ServiceUnreachable,
    Fault.MALFORMED: AnswerUnusable,
    Fault.WRONG_SHAPE: AnswerUnusable,
    Fault.EMPTY: AnswerUnusable,
}


@pytest.mark.parametrize("fault", FAILURES)
def test_each_failure_is_told_as_what_it_is(standing: Standing, fault: Fault) -> None:
    standing.simulator.faults.add(fault)
    with pytest.raises(FAILURES[fault]) as failed:
        standing.voice.speak(line_of(LINE), standing.ref)
    assert failed.value.service == standing.service.provider.facts.name
    assert standing.simulator.key not in str(failed.value)
    if fault is Fault.BUSY:
        assert failed.value.retry_after == RETRY_AFTER


@pytest.mark.parametrize("fault", [Fault.MALFORMED, Fault.WRONG_SHAPE, Fault.EMPTY, Fault.FAILED])
def test_a_check_fails_as_a_call_does(standing: Standing, fault: Fault) -> None:
    standing.simulator.faults.add(fault)
    with pytest.raises((AnswerUnusable, ServiceFailed)):
        standing.service.provider.check(standing.access)


@pytest.mark.parametrize("fault", [Fault.SLOW, Fault.DRIP])
def test_a_slow_answer_is_not_waited_for(standing: Standing, fault: Fault) -> None:
    with HttpxServiceHttp(total=SLOW_SECONDS) as http:
        voice = standing.service.provider.connect(replace(standing.access, http=http))
        # Always: a call that was given up may come in late, and would take a fault of one call.
        standing.simulator.faults.always(fault)
        with pytest.raises(ServiceUnreachable):
            voice.speak(line_of(LINE), standing.ref)


def test_another_language_is_refused(standing: Standing) -> None:
    with pytest.raises(LanguageUnsupported, match="not xx"):
        standing.voice.speak(line_of("tlh", "xx"), standing.ref)


def test_a_voice_that_is_not_there_is_refused(standing: Standing) -> None:
    missing = VoiceRef(provider="nobody", name="nobody", language="en")
    with pytest.raises(VoiceUnavailable, match="nobody"):
        standing.voice.speak(line_of("Yes."), missing)


@pytest.mark.parametrize("speed", [0.0, 9.0, float("nan")])
def test_a_speed_out_of_range_is_refused(standing: Standing, speed: float) -> None:
    with pytest.raises(VoiceUnavailable, match="speed"):
        standing.voice.speak(line_of("Yes."), replace(standing.ref, speed=speed))


def test_a_faster_voice_takes_less_time(standing: Standing) -> None:
    fast = replace(standing.ref, speed=1.2)
    line = line_of(LINE)
    assert standing.voice.speak(line, fast).recording.samples < (
        standing.voice.speak(line, standing.ref).recording.samples * 0.95
    )
