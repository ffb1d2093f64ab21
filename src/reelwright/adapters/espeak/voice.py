"""espeak-ng as a voice: a process for each line, exact word times, the same bytes every time."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import cast

import espeakng_loader
import numpy as np

from reelwright.adapters.espeak.timing import EngineEvent, times_of
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.domain.voice.trimming import trim
from reelwright.ports.voice import (
    LanguageUnsupported,
    Recording,
    Speech,
    VoiceCapabilities,
    VoiceFailed,
    VoiceUnavailable,
)

PROVIDER = "espeak"
PROGRAM = Path(__file__).with_name("process.py")
SETTINGS_VERSION = 2
"""Counts changes of the parameters below, which change the sound as an engine's version does."""
WORDS_PER_MINUTE = 160
SLOWEST, FASTEST = 0.5, 2.0
"""Relative to the usual speed; the engine itself speaks from 80 to 450 words a minute."""
LONGEST_LINE = 20_000
PATIENCE = 30.0
"""Seconds for one line on a busy machine; the engine takes some 1/300 of the sound's length."""
PATIENCE_PER_CHARACTER = 0.01


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
        if len(text) > LONGEST_LINE:
            message = f"A line of {len(text)} characters is too long to speak: split it."
            raise VoiceFailed(message)
        rate, events, sound = _ask(text, character, voice.speed)
        samples = np.frombuffer(sound, np.int16)
        trimmed = trim(samples, times_of(spoken, events, len(samples)), rate)
        recording = Recording(pcm=trimmed.pcm.tobytes(), rate=rate)
        return Speech(recording=recording, words=trimmed.words)


def _character(voice: VoiceRef) -> _Character:
    if voice.provider != PROVIDER or voice.name not in CHARACTERS:
        message = f"There is no voice {voice}; espeak has {', '.join(CHARACTERS)}."
        raise VoiceUnavailable(message)
    if not SLOWEST <= voice.speed <= FASTEST:
        message = f"The voice {voice} speaks at {SLOWEST} to {FASTEST} of its speed: choose within."
        raise VoiceUnavailable(message)
    return CHARACTERS[voice.name]


def _speakable(spoken: str) -> str:
    """Without control characters, which are commands to the engine, and in single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in spoken).split())


def _ask(
    text: str, character: _Character, speed: float
) -> tuple[int, tuple[EngineEvent, ...], bytes]:
    """The rate, the events and the sound of a text."""
    request = {
        "parent": os.getpid(),
        "library": espeakng_loader.get_library_path(),
        "folder": str(Path(espeakng_loader.__file__).parent),
        "text": text,
        "voice": character.engine_voice,
        "parameters": {
            "rate": round(WORDS_PER_MINUTE * speed),
            "pitch": character.pitch,
            "pitch_range": character.pitch_range,
            "word_gap": character.word_gap,
        },
    }
    answer = _run(json.dumps(request).encode(), PATIENCE + PATIENCE_PER_CHARACTER * len(text))
    header, _, sound = answer.partition(b"\n")
    try:
        told = json.loads(header)
        rate, samples = int(told["rate"]), int(told["samples"])
        events = cast("tuple[EngineEvent, ...]", tuple(map(tuple, told["events"])))
    except (ValueError, KeyError, TypeError) as broken:
        raise _failed("its answer was cut short") from broken
    if len(sound) != samples * 2:
        raise _failed("its answer was cut short")
    return rate, events, sound


def _run(request: bytes, patience: float) -> bytes:
    command = [sys.executable, "-I", "-S", str(PROGRAM)]
    try:
        done = subprocess.run(
            command, input=request, capture_output=True, check=False, timeout=patience
        )
    except subprocess.TimeoutExpired as hung:
        raise _failed(f"it did not answer within {patience:.0f} s") from hung
    except OSError as refused:
        raise _failed(f"it could not be started ({refused.strerror})") from refused
    if done.returncode < 0:
        raise _failed(f"it was stopped by signal {-done.returncode}")
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _failed(lines[-1] if lines else f"it ended with {done.returncode}")
    return done.stdout


def _failed(reason: str) -> VoiceFailed:
    return VoiceFailed(f"espeak-ng could not speak the line: {reason}. Run the command again.")
