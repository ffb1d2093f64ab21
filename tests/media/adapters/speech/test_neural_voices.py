"""Piper and Kokoro through their real libraries, on small weights of the real formats."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from builders.neural_voices import kokoro_voices, piper_voice
from reelwright.adapters.kokoro.voice import KokoroVoices
from reelwright.adapters.piper.voice import PiperVoices
from reelwright.domain.script.scenes import Line
from reelwright.domain.spoken.line import spoken_line
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.voice import LanguageUnsupported, Voice, VoiceFailed, VoiceUnavailable

pytestmark = pytest.mark.media


def _line(text: str = "The sea breathes, twice a day.", language: str = "en") -> SpokenLine:
    return spoken_line(Line(text=text), language, Pronunciations())


def _piper(folder: Path) -> Voice:
    piper_voice(folder / "en_US-tone-low")
    return PiperVoices(folders=(folder,))


def _kokoro(folder: Path) -> Voice:
    kokoro_voices(folder / "v1.0")
    return KokoroVoices(folders=(folder,))


@pytest.fixture(params=[_piper, _kokoro], ids=["piper", "kokoro"])
def voice(request: pytest.FixtureRequest, tmp_path: Path) -> Voice:
    make: Callable[[Path], Voice] = request.param
    return make(tmp_path)


def _first(voice: Voice) -> VoiceRef:
    return voice.voices()[0]


def test_a_line_is_spoken_and_the_same_again(voice: Voice) -> None:
    spoken = voice.speak(_line(), _first(voice))
    heard = np.frombuffer(spoken.recording.pcm, np.int16)
    assert spoken.words == ()
    assert 0.3 < len(heard) / spoken.recording.rate < 10
    assert np.abs(heard).max() > 3000
    assert voice.speak(_line(), _first(voice)) == spoken


def test_another_speed_has_another_length(voice: Voice) -> None:
    usual = voice.speak(_line(), _first(voice)).recording.samples
    fast = voice.speak(_line(), replace(_first(voice), speed=2.0)).recording.samples
    assert 0.4 < fast / usual < 0.7


def test_it_says_what_it_can_do(voice: Voice) -> None:
    able = voice.capabilities
    assert able.offline
    assert able.deterministic
    assert able.timing is TimeSource.ALIGNED
    assert {ref.language for ref in voice.voices()} == able.languages == {"en"}
    assert all(ref.provider == able.provider for ref in voice.voices())


@pytest.mark.parametrize("text", ["[[x]] {y} \x1b[2J", "\x00 a \u202e b", "日本 a"])
def test_hostile_text_is_spoken_or_refused(voice: Voice, text: str) -> None:
    try:
        samples = voice.speak(_line(text), _first(voice)).recording.samples
    except VoiceFailed as error:
        told = str(error)
    else:
        told = f"{samples}"
    assert told.isprintable()
    assert told != "0"


def test_another_language_is_refused(voice: Voice) -> None:
    with pytest.raises(LanguageUnsupported, match="speaks en, not de"):
        voice.speak(_line("Das Meer", "de"), _first(voice))


def test_an_unknown_voice_and_an_impossible_speed_are_refused(voice: Voice) -> None:
    with pytest.raises(VoiceUnavailable, match=r"no voice .*nobody; here are: "):
        voice.speak(_line(), replace(_first(voice), name="nobody"))
    with pytest.raises(VoiceUnavailable, match=r"0\.5 to 2\.0"):
        voice.speak(_line(), replace(_first(voice), speed=3.0))


def test_damaged_weights_fail_in_a_sentence(voice: Voice, tmp_path: Path) -> None:
    reference = _first(voice)
    weights = next(iter(tmp_path.rglob("*.onnx")))
    weights.write_bytes(weights.read_bytes()[:300])
    with pytest.raises(VoiceFailed, match=r"weights.* cannot be read") as raised:
        voice.speak(_line(), reference)
    assert "\n" not in str(raised.value)


def test_other_weights_are_another_version(voice: Voice, tmp_path: Path) -> None:
    before = _first(voice).version
    weights = next(iter(tmp_path.rglob("*.onnx")))
    weights.write_bytes(weights.read_bytes() + b"\0")
    assert _first(voice).version != before


@pytest.mark.parametrize("provider", [PiperVoices, KokoroVoices])
def test_without_weights_there_are_no_voices(
    provider: Callable[..., Voice], tmp_path: Path
) -> None:
    (tmp_path / "broken.onnx").write_bytes(b"")
    (tmp_path / "kokoro.onnx").write_bytes(b"")
    (tmp_path / "voices.bin").write_bytes(b"no archive")
    assert provider(folders=(tmp_path, tmp_path / "nowhere")).voices() == ()


def test_piper_offers_its_speakers_and_languages(tmp_path: Path) -> None:
    piper_voice(tmp_path, "de_DE-ton-low", family="de")
    piper_voice(tmp_path, "en_US-two-low", speakers=("ann", "bob"))
    piper_voice(tmp_path, "en_US-many-low", speakers=tuple(map(str, range(40))))
    found = PiperVoices(folders=(tmp_path,))
    assert [(ref.name, ref.language) for ref in found.voices()] == [
        ("de_DE-ton-low", "de"),
        ("en_US-many-low#0", "en"),
        ("en_US-two-low#ann", "en"),
        ("en_US-two-low#bob", "en"),
    ]
    spoken = found.speak(_line(), found.voices()[3])
    assert spoken.recording.samples > 0


def test_kokoro_offers_its_best_first_and_only_languages_that_are_spoken(tmp_path: Path) -> None:
    kokoro_voices(tmp_path, ("am_adam", "af_heart", "ef_dora", "jf_alpha", "pm_alex"))
    names = [(ref.name, ref.language) for ref in KokoroVoices(folders=(tmp_path,)).voices()]
    assert names == [("af_heart", "en"), ("am_adam", "en"), ("ef_dora", "es"), ("pm_alex", "pt")]
