"""Kokoro as a voice: a process for each line, the same bytes every time."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reelwright.adapters.kokoro.weights import KokoroWeights, weights_in
from reelwright.adapters.speech_engine.engine import SpeechEngine
from reelwright.adapters.speech_engine.weights import fingerprint, import_paths, installed
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef
from reelwright.ports.spoken_lines import check_speed
from reelwright.ports.voice import (
    LanguageUnsupported,
    Speech,
    VoiceCapabilities,
    VoiceUnavailable,
)

PROVIDER = "kokoro"
LIBRARY = "kokoro-onnx"
SETTINGS_VERSION = 1
"""Counts changes of how the library is asked, which change the sound."""
SLOWEST, FASTEST = 0.5, 2.0
LONGEST_LINE = 5_000
ENGINE = SpeechEngine(
    name="Kokoro",
    folder=Path(__file__).parent,
    longest_text=LONGEST_LINE,
    slowness=0.2,
    patience=120.0,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class KokoroVoices:
    """The voices whose weights lie in some folders."""

    folders: tuple[Path, ...]

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Offline; an aligner finds the words."""
        found = tuple(weights_in(self.folders))
        return VoiceCapabilities(
            provider=PROVIDER,
            languages=frozenset(each.language for each in found),
            timing=TimeSource.ALIGNED,
            offline=True,
            deterministic=True,
            speed=(SLOWEST, FASTEST),
            longest_line=LONGEST_LINE,
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """Every voice; none where the library is not installed."""
        library = installed(LIBRARY)
        if not library:
            return ()
        return tuple(
            VoiceRef(
                provider=PROVIDER,
                name=each.name,
                language=each.language,
                version=f"{library}-{SETTINGS_VERSION}-{fingerprint(each.weights, each.voices)}",
            )
            for each in weights_in(self.folders)
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line in a process of its own.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported.
        """
        weights = _named(voice, tuple(weights_in(self.folders)))
        if line.language != weights.language:
            message = f"The voice {voice} speaks {weights.language}, not {line.language}."
            raise LanguageUnsupported(message)
        request = {
            "paths": import_paths(),
            "weights": str(weights.weights),
            "voices": str(weights.voices),
            "voice": weights.name,
            "accent": weights.accent,
            "speed": voice.speed,
        }
        return ENGINE.ask(_speakable(line.text), request).speech(())


def _named(voice: VoiceRef, found: Sequence[KokoroWeights]) -> KokoroWeights:
    if not installed(LIBRARY):
        message = "Kokoro's library is not installed: pip install 'reelwright[kokoro]'."
        raise VoiceUnavailable(message)
    check_speed(voice, SLOWEST, FASTEST)
    for each in found:
        if (voice.provider, voice.name) == (PROVIDER, each.name):
            return each
    names = ", ".join(each.name for each in found) or "none; see `reelwright models list`"
    message = f"There is no voice {voice}; here are: {names}."
    raise VoiceUnavailable(message)


def _speakable(text: str) -> str:
    """In single spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
