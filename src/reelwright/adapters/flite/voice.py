"""flite as a voice: a process for each line, exact word times, the same bytes every time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import numpy as np

from reelwright.adapters.flite.libraries import HOW_TO_GET, find, usual_folders, version_of
from reelwright.adapters.flite.timing import EngineWord, speakable, times_of
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

PROVIDER = "flite"
LANGUAGE = "en"
PROGRAM = Path(__file__).with_name("process.py")
SETTINGS_VERSION = 1
"""Counts changes of our own that change the sound, as the engine's version does."""
SPEAKERS = ("slt", "rms", "awb")
"""Statistical voices: a woman and a man from the USA, a man from Scotland. The first is best."""
SLOWEST, FASTEST = 0.5, 2.0
LONGEST_LINE = 10_000
PATIENCE = 30.0
"""Seconds for one line on a busy machine; the engine takes some 1/70 of the sound's length."""
PATIENCE_PER_CHARACTER = 0.05


class FliteVoice:
    """The natural English voice, where its library is found in ``folders``."""

    def __init__(self, folders: tuple[Path, ...] | None = None) -> None:
        self._chosen = folders

    @property
    def _folders(self) -> tuple[Path, ...]:
        """Looked for when first asked: where flite is missing, the search takes a moment."""
        return usual_folders() if self._chosen is None else self._chosen

    @property
    def capabilities(self) -> VoiceCapabilities:
        """English, exact times, offline."""
        return VoiceCapabilities(
            provider=PROVIDER,
            languages=frozenset({LANGUAGE}),
            timing=TimeSource.EXACT,
            offline=True,
            deterministic=True,
            speed=(SLOWEST, FASTEST),
            longest_line=LONGEST_LINE,
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """The voices whose libraries are installed; ``HOW_TO_GET`` tells how, where none is."""
        found = ((name, find(self._folders, name)) for name in SPEAKERS)
        return tuple(
            VoiceRef(
                provider=PROVIDER,
                name=name,
                language=LANGUAGE,
                version=f"{version_of(libraries)}-{SETTINGS_VERSION}",
            )
            for name, libraries in found
            if libraries
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line in a process of its own.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported.
        """
        libraries = self._libraries(voice)
        if line.language != LANGUAGE:
            message = f"The voice {voice} speaks {LANGUAGE}, not {line.language}."
            raise LanguageUnsupported(message)
        spoken = _with_pauses([part.spoken for part in line.utterances])
        text = " ".join(part for part in spoken if part)
        if len(text) > LONGEST_LINE:
            message = f"A line of {len(text)} characters is too long to speak: split it."
            raise VoiceFailed(message)
        rate, words, sound = _ask(text, libraries, voice)
        samples = np.frombuffer(sound, np.int16)
        trimmed = trim(samples, times_of(spoken, words, rate), rate)
        recording = Recording(pcm=trimmed.pcm.tobytes(), rate=rate)
        return Speech(recording=recording, words=trimmed.words)

    def _libraries(self, voice: VoiceRef) -> tuple[str, ...]:
        if not self.voices():
            message = f"The voice {voice} needs a library that is not installed. {HOW_TO_GET}"
            raise VoiceUnavailable(message)
        libraries = find(self._folders, voice.name) if voice.name in SPEAKERS else ()
        if voice.provider != PROVIDER or not libraries:
            names = ", ".join(ref.name for ref in self.voices())
            message = f"There is no voice {voice}; flite has {names}."
            raise VoiceUnavailable(message)
        if not SLOWEST <= voice.speed <= FASTEST:
            message = (
                f"The voice {voice} speaks at {SLOWEST} to {FASTEST} of its speed: choose within."
            )
            raise VoiceUnavailable(message)
        return libraries


def _with_pauses(utterances: list[str]) -> list[str]:
    """Utterances as the engine reads them; a lone dash becomes a comma of the one before."""
    spoken: list[str] = []
    for text in utterances:
        plain = speakable(text)
        before = next((at for at in reversed(range(len(spoken))) if spoken[at]), None)
        if text and not plain and before is not None and spoken[before][-1].isalnum():
            spoken[before] += ","
        spoken.append(plain)
    return spoken


def _ask(
    text: str, libraries: tuple[str, ...], voice: VoiceRef
) -> tuple[int, tuple[EngineWord, ...], bytes]:
    """The rate, the words and the sound of a text."""
    request = {
        "parent": os.getpid(),
        "libraries": libraries,
        "text": text,
        "voice": voice.name,
        "stretch": 1 / voice.speed,
    }
    answer = _run(json.dumps(request).encode(), PATIENCE + PATIENCE_PER_CHARACTER * len(text))
    header, _, sound = answer.partition(b"\n")
    try:
        told = json.loads(header)
        rate, samples = int(told["rate"]), int(told["samples"])
        words = cast("tuple[EngineWord, ...]", tuple(map(tuple, told["words"])))
    except (ValueError, KeyError, TypeError) as broken:
        raise _failed("its answer was cut short") from broken
    if len(sound) != samples * 2:
        raise _failed("its answer was cut short")
    return rate, words, sound


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
    return VoiceFailed(f"flite could not speak the line: {reason}. Run the command again.")
