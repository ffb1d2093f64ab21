"""The voice that is asked for, kept or best is chosen, and refusals list what there is."""

import pytest

from reelwright.domain.voice.choice import (
    AskedVoice,
    VoiceNotFound,
    asked_voices,
    choose_voice,
)
from reelwright.domain.voice.takes import VoiceRef

pytestmark = pytest.mark.unit


def ref(name: str, language: str, *, speed: float = 1.0, version: str = "1") -> VoiceRef:
    provider, _, voice = name.partition(":")
    return VoiceRef(provider=provider, name=voice, language=language, speed=speed, version=version)


HERE = (
    ref("espeak:en-us", "en"),
    ref("espeak:en-gb", "en"),
    ref("espeak:de", "de"),
    ref("cloud:anna", "en"),
    ref("flite:slt", "en"),
    ref("flite:rms", "en"),
)


@pytest.mark.parametrize(
    ("asked", "language", "chosen"),
    [
        ("", "en", "flite:slt"),
        ("", "de", "espeak:de"),
        ("espeak:en-gb", "en", "espeak:en-gb"),
        ("ESPEAK", "en", "espeak:en-us"),
        ("rms", "en", "flite:rms"),
        (" cloud:anna ", "en", "cloud:anna"),
    ],
)
def test_choices(asked: str, language: str, chosen: str) -> None:
    assert str(choose_voice(HERE, language, asked=asked).voice) == chosen


def test_the_best_that_is_left_is_taken_where_flite_is_missing() -> None:
    without = [voice for voice in HERE if voice.provider != "flite"]
    assert str(choose_voice(without, "en").voice) == "espeak:en-us"


@pytest.mark.parametrize(
    ("asked", "language", "told"),
    [
        ("nobody", "en", "Available: flite:slt, flite:rms, espeak:en-us, espeak:en-gb, cloud:anna"),
        ("flite:slt", "de", "speaks 'en', and the text is in 'de'. Available: espeak:de"),
        ("", "ja", r"No voice here speaks 'ja' \(there are voices for: de, en\)"),
        ("nobody", "ja", "No voice for it is available"),
    ],
)
def test_refusals_tell_what_there_is(asked: str, language: str, told: str) -> None:
    with pytest.raises(VoiceNotFound, match=told):
        choose_voice(HERE, language, asked=asked)


def test_a_production_keeps_its_voice_and_speed() -> None:
    recorded = ref("espeak:en-gb", "en", speed=1.2)
    choice = choose_voice(HERE, "en", recorded=recorded)
    assert choice.voice == recorded
    assert choice.notes == ()
    assert choose_voice(HERE, "en", recorded=recorded, speed=0.9).voice.speed == 0.9


def test_a_production_does_not_change_to_another_voice_by_itself() -> None:
    with pytest.raises(VoiceNotFound, match=r"recorded with the voice cloud:bert.*--voice"):
        choose_voice(HERE, "en", recorded=ref("cloud:bert", "en"))


def test_a_voice_changed_on_purpose_is_told() -> None:
    choice = choose_voice(HERE, "en", asked="rms", recorded=ref("flite:slt", "en", speed=1.3))
    assert str(choice.voice) == "flite:rms"
    assert choice.voice.speed == 1.0
    assert "from flite:slt to flite:rms" in choice.notes[0]


def test_a_new_version_of_the_voice_is_told() -> None:
    choice = choose_voice(HERE, "en", recorded=ref("flite:slt", "en", version="0"))
    assert choice.voice.version == "1"
    assert "version 1 now and was 0" in choice.notes[0]


def test_another_language_is_a_new_choice() -> None:
    assert str(choose_voice(HERE, "de", recorded=ref("flite:slt", "en")).voice) == "espeak:de"


RACHEL = VoiceRef(
    provider="elevenlabs", name="Rachel", language="en", model="multilingual", id="21m00Tcm4"
)


@pytest.mark.parametrize(
    ("setting", "voices"),
    [
        ("", []),
        (" , ", []),
        ("flite:slt", ["flite:slt"]),
        (
            "elevenlabs:Rachel zz, openai:alloy ,flite",
            ["elevenlabs:Rachel zz", "openai:alloy", "flite"],
        ),
    ],
)
def test_voices_are_asked_for_with_commas(setting: str, voices: list[str]) -> None:
    assert [each.text for each in asked_voices(setting)] == voices


@pytest.mark.parametrize(
    ("text", "provider", "name", "model"),
    [
        ("elevenlabs:Rachel", "elevenlabs", "elevenlabs:Rachel", ""),
        ("ElevenLabs:Rachel@flash", "elevenlabs", "ElevenLabs:Rachel", "flash"),
        ("elevenlabs", "elevenlabs", "elevenlabs", ""),
        ("slt", "slt", "slt", ""),
    ],
)
def test_what_is_asked_for_names_a_provider_and_a_model(
    text: str, provider: str, name: str, model: str
) -> None:
    asked = AskedVoice(text=text)
    assert (asked.provider, asked.without_model, asked.model) == (provider, name, model)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("elevenlabs:Rachel", True),
        ("elevenlabs:rachel", True),
        ("elevenlabs:21m00Tcm4", True),
        ("elevenlabs", True),
        ("Rachel", True),
        ("elevenlabs:Rachel@multilingual", True),
        ("elevenlabs:Rachel@flash", False),
        ("elevenlabs:George", False),
        ("openai:Rachel", False),
        ("elevenlabs:", False),
    ],
)
def test_a_recorded_voice_is_known_by_what_is_asked_for(text: str, *, same: bool) -> None:
    assert AskedVoice(text=text).is_of(RACHEL) is same


def test_a_voice_is_found_by_its_id() -> None:
    choice = choose_voice([RACHEL], "en", asked="elevenlabs:21m00Tcm4")
    assert choice.voice.name == "Rachel"
