"""What ElevenLabs answers is believed as far as it fits the line and the sound."""

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from builders.cloud_voices import connected, line_of
from reelwright.adapters.elevenlabs.provider import PROVIDER
from reelwright.adapters.elevenlabs.voice import ElevenLabsVoice
from reelwright.domain.voice.takes import TimeSource
from reelwright.ports.services import AnswerUnusable
from reelwright.simulators.elevenlabs.service import ElevenLabsSimulator

pytestmark = pytest.mark.integration

LINE = line_of("Two small lamps, of the old kind.")
ALIGNMENTS = ("alignment", "normalized_alignment")
Answer = dict[str, object]


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[ElevenLabsSimulator, ElevenLabsVoice]]:
    with ElevenLabsSimulator() as simulator, connected(PROVIDER, simulator) as voice:
        yield simulator, voice


@pytest.fixture
def service(
    running: tuple[ElevenLabsSimulator, ElevenLabsVoice],
) -> Iterator[tuple[ElevenLabsSimulator, ElevenLabsVoice]]:
    yield running
    running[0].twist = None


def changed(
    name: str, change: Callable[[list[object]], list[object]]
) -> Callable[[Answer], Answer]:
    """Both alignments with one of their lists changed."""

    def twist(answer: Answer) -> Answer:
        twisted = dict(answer)
        for each in ALIGNMENTS:
            alignment = answer[each]
            assert isinstance(alignment, dict)
            twisted[each] = alignment | {name: change(list(alignment[name]))}
        return twisted

    return twist


def without(*names: str) -> Callable[[Answer], Answer]:
    return lambda answer: {name: value for name, value in answer.items() if name not in names}


def with_sound(change: Callable[[bytes], bytes]) -> Callable[[Answer], Answer]:
    def twist(answer: Answer) -> Answer:
        sound = change(base64.b64decode(str(answer["audio_base64"])))
        return answer | {"audio_base64": base64.b64encode(sound).decode()}

    return twist


STARTS = "character_start_times_seconds"
LEFT_TO_AN_ALIGNER = {
    "no alignment": without(*ALIGNMENTS),
    "null": lambda answer: answer | dict.fromkeys(ALIGNMENTS),
    "another form": lambda answer: answer | {each: [1, 2] for each in ALIGNMENTS},
    "times out of order": changed(STARTS, lambda times: times[::-1]),
    "missing characters": changed("characters", lambda letters: ["x", *letters[1:]]),
    "another length": changed(STARTS, lambda times: times[:-3]),
    "negative": changed(STARTS, lambda times: [-1.0, *times[1:]]),
    "all the same": changed(STARTS, lambda times: [times[-1]] * len(times)),
    "no numbers": changed(STARTS, lambda times: ["soon", *times[1:]]),
}


@pytest.mark.parametrize("name", LEFT_TO_AN_ALIGNER)
def test_times_that_do_not_fit_are_left_to_an_aligner_with_a_note(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice], name: str
) -> None:
    simulator, voice = service
    simulator.twist = LEFT_TO_AN_ALIGNER[name]
    speech = voice.speak(LINE, voice.voices()[0])
    assert speech.words == ()
    assert speech.recording.samples
    assert "found in the sound instead" in speech.notes[0]


def test_where_the_first_alignment_does_not_fit_the_normalised_one_is_taken(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice],
) -> None:
    simulator, voice = service
    simulator.twist = lambda answer: answer | {"alignment": None}
    speech = voice.speak(LINE, voice.voices()[0])
    assert {word.source for word in speech.words} == {TimeSource.EXACT}
    assert not speech.notes


UNUSABLE = {
    "no sound": with_sound(lambda _: b""),
    "silence": with_sound(lambda sound: bytes(len(sound))),
    "half a sample": with_sound(lambda sound: sound[:-1]),
    "shorter than its times": with_sound(lambda sound: sound[: len(sound) // 4 * 2]),
    "for ever": with_sound(lambda sound: sound * 40),
    "no base64": lambda answer: answer | {"audio_base64": "*"},
    "another form": without("audio_base64"),
}


@pytest.mark.parametrize("name", UNUSABLE)
def test_sound_that_cannot_be_the_line_is_refused(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice], name: str
) -> None:
    simulator, voice = service
    simulator.twist = UNUSABLE[name]
    with pytest.raises(AnswerUnusable) as refused:
        voice.speak(LINE, voice.voices()[0])
    assert refused.value.charged


def test_the_words_are_where_the_service_says(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice],
) -> None:
    _, voice = service
    speech = voice.speak(LINE, voice.voices()[0])
    starts = [word.start / speech.recording.rate for word in speech.words]
    # "small" and "lamps," begin 0.226 and 0.596 s into the sound, both with a sound that is heard.
    assert starts[2] - starts[1] == pytest.approx(0.596 - 0.226, abs=0.015)


def test_the_cost_is_the_service_s_own_count(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice],
) -> None:
    _, voice = service
    ref = voice.voices()[0]
    dear = voice.speak(LINE, ref)
    cheap = voice.speak(LINE, replace(ref, model="eleven_flash_v2_5"))
    assert dear.charge is not None
    assert cheap.charge is not None
    assert dear.charge.amount == len(LINE.text) * Decimal("0.12") / 1000  # 0.12 USD a 1000
    assert cheap.charge.amount < dear.charge.amount
    assert dear.request_id.startswith("req-")


def test_a_model_whose_times_drift_is_not_believed(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice],
) -> None:
    simulator, voice = service
    ref = replace(voice.voices()[0], model="eleven_v3")
    speech = voice.speak(line_of("Two lamps.", before="Before.", after="After."), ref)
    assert speech.words == ()
    assert not speech.notes
    body = simulator.requests[-1].json
    assert isinstance(body, dict)
    assert not {"previous_text", "next_text"} & set(body)


def test_names_are_short_and_told_apart(
    service: tuple[ElevenLabsSimulator, ElevenLabsVoice],
) -> None:
    _, voice = service
    assert [ref.name for ref in voice.voices()] == ["Rachel", "George", "Adam", "Rachel zzTwin"]
