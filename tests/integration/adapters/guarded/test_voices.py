"""The wrappers of a voice: paid once, never too long, and counted."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest

from builders.cloud_voices import connected, line_of
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.elevenlabs.provider import PROVIDER
from reelwright.adapters.elevenlabs.voice import ElevenLabsVoice
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.guarded.kept_voice import LIST_LASTS, KeptVoice
from reelwright.adapters.guarded.split_voice import SplitVoice
from reelwright.domain.voice.splitting import LineTooLong
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.services import ServiceFailed
from reelwright.ports.voice import Speech, VoiceCapabilities
from reelwright.simulators.elevenlabs.service import ElevenLabsSimulator
from reelwright.simulators.wire.faults import Fault

pytestmark = pytest.mark.integration

LONG = "One lamp gives light, and another gives warmth; a third does both. It is dear, though."


@dataclass
class Short:
    """espeak, as if it took short lines only; remembers what it was asked."""

    longest: int
    asked: list[SpokenLine] = field(default_factory=list)
    voice: EspeakVoice = field(default_factory=EspeakVoice)

    @property
    def capabilities(self) -> VoiceCapabilities:
        return replace(self.voice.capabilities, longest_line=self.longest)

    def voices(self) -> tuple[VoiceRef, ...]:
        return self.voice.voices()

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        self.asked.append(line)
        return self.voice.speak(line, voice)


def test_a_long_line_is_spoken_in_parts_and_its_words_stay_in_order() -> None:
    short = Short(longest=40)
    voice = SplitVoice(short)
    line = line_of(LONG)
    speech = voice.speak(line, voice.voices()[0])
    assert [part.text for part in short.asked] == [
        "One lamp gives light,", "and another gives warmth;",
        "a third does both. It is dear, though.",
    ]  # fmt: skip
    assert short.asked[1].before == "One lamp gives light,"
    assert len(speech.words) == len(line.utterances)
    place = 0
    for word in speech.words:
        assert place <= word.start < word.end <= speech.recording.samples
        place = word.end


def test_a_line_that_fits_is_spoken_at_once() -> None:
    short = Short(longest=400)
    SplitVoice(short).speak(line_of(LONG), short.voices()[0])
    assert len(short.asked) == 1


def test_a_word_that_is_too_long_is_refused_before_anything_is_paid() -> None:
    short = Short(longest=10)
    with pytest.raises(LineTooLong):
        SplitVoice(short).speak(line_of("One " + "o" * 11), short.voices()[0])
    assert not short.asked


@pytest.fixture
def service() -> Iterator[tuple[ElevenLabsSimulator, ElevenLabsVoice]]:
    with ElevenLabsSimulator() as simulator, connected(PROVIDER, simulator) as voice:
        yield simulator, voice


def test_a_line_is_paid_for_once(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice], tmp_path: Path
) -> None:
    simulator, bare = service
    ref = bare.voices()[0]
    first = KeptVoice(bare, FileStore(tmp_path)).speak(line_of("Two lamps."), ref)
    spent = simulator.used
    again = KeptVoice(bare, FileStore(tmp_path)).speak(
        line_of("Two lamps.", before="Another neighbour."), ref
    )
    assert (again.recording, again.words) == (first.recording, first.words)
    assert first.charge is not None
    assert first.charge.amount > Decimal(0)
    assert again.charge is None
    assert simulator.used == spent


def test_what_a_stand_in_said_is_never_taken_for_the_voice(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice], tmp_path: Path
) -> None:
    simulator, bare = service
    real = KeptVoice(bare, FileStore(tmp_path))
    elsewhere = KeptVoice(bare, FileStore(tmp_path), place="http://127.0.0.1:1")
    mine, theirs = real.voices()[0], elsewhere.voices()[0]
    assert mine.version != theirs.version
    assert elsewhere.capabilities.version == theirs.version
    real.speak(line_of("Two lamps."), mine)
    spent = simulator.used
    elsewhere.speak(line_of("Two lamps."), theirs)
    assert simulator.used > spent


@pytest.mark.parametrize(
    "other",
    [
        {"speed": 1.1},
        {"model": "eleven_flash_v2_5"},
        {"id": "JBFqnCBsd6RMkjVDRZzb"},
        {"version": "2"},
    ],
    ids=str,
)
def test_another_setting_is_another_recording(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice],
    tmp_path: Path,
    other: dict[str, str],
) -> None:
    simulator, bare = service
    ref = bare.voices()[0]
    voice = KeptVoice(bare, FileStore(tmp_path))
    voice.speak(line_of("Two lamps."), ref)
    spent = simulator.used
    voice.speak(line_of("Two lamps."), VoiceRef(**(asdict(ref) | other)))
    assert simulator.used > spent


def test_a_sound_that_is_gone_from_the_store_is_recorded_again(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice], tmp_path: Path
) -> None:
    _, bare = service
    voice = KeptVoice(bare, FileStore(tmp_path))
    ref = bare.voices()[0]
    voice.speak(line_of("Two lamps."), ref)
    for file in tmp_path.rglob("*.pcm"):
        file.unlink()
    assert voice.speak(line_of("Two lamps."), ref).words[0].source is TimeSource.EXACT


def test_the_list_of_voices_is_asked_for_once_an_hour_and_outlives_the_service(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice], tmp_path: Path
) -> None:
    simulator, bare = service
    now = [1_000.0]
    voice = KeptVoice(bare, FileStore(tmp_path), clock=lambda: now[0])
    found = voice.voices()
    asked = len(simulator.requests)
    assert voice.voices() == found
    assert len(simulator.requests) == asked
    now[0] += LIST_LASTS
    assert voice.voices() == found
    assert len(simulator.requests) > asked
    now[0] += LIST_LASTS
    simulator.faults.always(Fault.FAILED)
    assert voice.voices() == found
    with pytest.raises(ServiceFailed):
        KeptVoice(bare, FileStore(tmp_path / "other")).voices()
