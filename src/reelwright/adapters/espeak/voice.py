"""espeak-ng as a voice: a process for each line, exact word times, the same bytes every time."""

from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import cast

import espeakng_loader

from reelwright.adapters.espeak.timing import EngineEvent, times_of
from reelwright.adapters.speech_engine.engine import SpeechEngine
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.spoken_lines import check_speed
from reelwright.ports.voice import (
    LanguageUnsupported,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)

PROVIDER = "espeak"
SETTINGS_VERSION = 2
"""Counts changes of the parameters below, which change the sound as an engine's version does."""
WORDS_PER_MINUTE = 160
SLOWEST, FASTEST = 0.5, 2.0
"""Relative to the usual speed; the engine itself speaks from 80 to 450 words a minute."""
LONGEST_LINE = 20_000
ENGINE = SpeechEngine(
    name="espeak-ng",
    folder=Path(__file__).parent,
    longest_text=LONGEST_LINE,
    slowness=0.01,
)
"""The engine takes some 1/300 of the sound's length."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Character:
    """How a voice of ours is made from the engine's."""

    language: str
    engine_voice: str
    pitch: int = 45
    pitch_range: int = 60
    word_gap: int = 1
    """In 10 ms. With 1 a recogniser that does not know the text understood 86 of 162 words, with
    0 only 65; other pitches and variants of the voice made no difference that is sure."""


CHARACTERS = {
    "en-us": _Character(language="en", engine_voice="en-us"),
    "en-gb": _Character(language="en", engine_voice="en-gb-x-rp"),
    "de": _Character(language="de", engine_voice="de"),
    "fr": _Character(language="fr", engine_voice="fr"),
    "es": _Character(language="es", engine_voice="es"),
    "es-419": _Character(language="es", engine_voice="es-419"),
    "pt-br": _Character(language="pt", engine_voice="pt-br"),
    "pt-pt": _Character(language="pt", engine_voice="pt"),
    "it": _Character(language="it", engine_voice="it"),
}
"""The first voice of a language is its default."""


class EspeakVoice:
    """The voice that needs nothing: espeak-ng as it comes in the wheel."""

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Six languages, exact times, offline."""
        return VoiceCapabilities(
            provider=PROVIDER,
            languages=frozenset(character.language for character in CHARACTERS.values()),
            timing=TimeSource.EXACT,
            offline=True,
            deterministic=True,
            speed=(SLOWEST, FASTEST),
            longest_line=LONGEST_LINE,
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """Every voice; none where the wheel has no engine for this machine."""
        if not Path(espeakng_loader.get_library_path()).is_file():
            return ()
        version = f"{metadata.version('espeakng-loader')}-{SETTINGS_VERSION}"
        return tuple(
            VoiceRef(provider=PROVIDER, name=name, language=of.language, version=version)
            for name, of in CHARACTERS.items()
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line in a process of its own.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported.
        """
        character = _character(voice)
        if line.language != character.language:
            message = f"The voice {voice} speaks {character.language}, not {line.language}."
            raise LanguageUnsupported(message)
        spoken = tuple(_speakable(part.spoken) for part in line.utterances)
        text = " ".join(part for part in spoken if part)
        answer = ENGINE.ask(text, _request(character, voice.speed))
        events = cast("tuple[EngineEvent, ...]", answer.marks)
        return answer.speech(times_of(spoken, events, len(answer.samples)))


def _character(voice: VoiceRef) -> _Character:
    if voice.provider != PROVIDER or voice.name not in CHARACTERS:
        message = f"There is no voice {voice}; espeak has {', '.join(CHARACTERS)}."
        raise VoiceUnavailable(message)
    check_speed(voice, SLOWEST, FASTEST)
    return CHARACTERS[voice.name]


def _speakable(spoken: str) -> str:
    """Without control characters, which are commands to the engine, and in single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in spoken).split())


def _request(character: _Character, speed: float) -> dict[str, object]:
    return {
        "library": espeakng_loader.get_library_path(),
        "folder": str(Path(espeakng_loader.__file__).parent),
        "voice": character.engine_voice,
        "parameters": {
            "rate": round(WORDS_PER_MINUTE * speed),
            "pitch": character.pitch,
            "pitch_range": character.pitch_range,
            "word_gap": character.word_gap,
        },
    }
