"""flite as a voice: a process for each line, exact word times, the same bytes every time."""

from pathlib import Path
from typing import cast

from reelwright.adapters.flite.libraries import HOW_TO_GET, find, usual_folders, version_of
from reelwright.adapters.flite.timing import EngineWord, speakable, times_of
from reelwright.adapters.speech_engine.engine import SpeechEngine
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.spoken_lines import check_speed
from reelwright.ports.voice import (
    LanguageUnsupported,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)

PROVIDER = "flite"
LANGUAGE = "en"
SETTINGS_VERSION = 1
"""Counts changes of our own that change the sound, as the engine's version does."""
SPEAKERS = ("slt", "rms", "awb")
"""Statistical voices: a woman and a man from the USA, a man from Scotland. The first is best."""
SLOWEST, FASTEST = 0.5, 2.0
LONGEST_LINE = 10_000
ENGINE = SpeechEngine(
    name="flite",
    folder=Path(__file__).parent,
    longest_text=LONGEST_LINE,
    slowness=0.05,
)
"""The engine takes some 1/70 of the sound's length."""


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
        request = {"libraries": libraries, "voice": voice.name, "stretch": 1 / voice.speed}
        answer = ENGINE.ask(text, request)
        words = cast("tuple[EngineWord, ...]", answer.marks)
        return answer.speech(times_of(spoken, words, answer.rate))

    def _libraries(self, voice: VoiceRef) -> tuple[str, ...]:
        if not self.voices():
            message = f"The voice {voice} needs a library that is not installed. {HOW_TO_GET}"
            raise VoiceUnavailable(message)
        libraries = find(self._folders, voice.name) if voice.name in SPEAKERS else ()
        if voice.provider != PROVIDER or not libraries:
            names = ", ".join(ref.name for ref in self.voices())
            message = f"There is no voice {voice}; flite has {names}."
            raise VoiceUnavailable(message)
        check_speed(voice, SLOWEST, FASTEST)
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
