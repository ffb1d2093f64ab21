"""Voices whose library is an extra and whose weights are files of the owner."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

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

SLOWEST, FASTEST = 0.5, 2.0
LONGEST_LINE = 5_000


class Weights(Protocol):
    """One voice on the disk."""

    @property
    def name(self) -> str:
        """Its own among the voices of its library."""

    @property
    def language(self) -> str:
        """ISO 639-1."""

    @property
    def files(self) -> tuple[Path, ...]:
        """All that its sound follows from."""

    @property
    def request(self) -> Mapping[str, object]:
        """What its library is asked for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalLibrary:
    """A library that speaks, and how it is asked here.

    ``distribution`` is its name on the package index. ``settings_version`` counts changes of how
    it is asked, which change the sound. ``found_in`` gives the voices in folders, the best first,
    and ``speakable`` a text without what the library takes for a command.
    """

    provider: str
    distribution: str
    settings_version: int
    engine: SpeechEngine
    found_in: Callable[[Sequence[Path]], Iterable[Weights]]
    speakable: Callable[[str], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalVoices:
    """The voices of a library whose weights lie in some folders."""

    library: LocalLibrary
    folders: tuple[Path, ...]

    @property
    def capabilities(self) -> VoiceCapabilities:
        """Offline; an aligner finds the words."""
        return VoiceCapabilities(
            provider=self.library.provider,
            languages=frozenset(each.language for each in self._found()),
            timing=TimeSource.ALIGNED,
            offline=True,
            deterministic=True,
            speed=(SLOWEST, FASTEST),
            longest_line=LONGEST_LINE,
        )

    def voices(self) -> tuple[VoiceRef, ...]:
        """Every voice; none where the library is not installed."""
        release = installed(self.library.distribution)
        if not release:
            return ()
        made = f"{release}-{self.library.settings_version}"
        return tuple(
            VoiceRef(
                provider=self.library.provider,
                name=each.name,
                language=each.language,
                version=f"{made}-{fingerprint(*each.files)}",
            )
            for each in self._found()
        )

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line in a process of its own.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported.
        """
        weights = self._named(voice)
        if line.language != weights.language:
            message = f"The voice {voice} speaks {weights.language}, not {line.language}."
            raise LanguageUnsupported(message)
        request = {"paths": import_paths(), "speed": voice.speed, **weights.request}
        text = self.library.speakable(line.text)
        return self.library.engine.ask(text, request).speech(())

    def _found(self) -> tuple[Weights, ...]:
        return tuple(self.library.found_in(self.folders))

    def _named(self, voice: VoiceRef) -> Weights:
        provider = self.library.provider
        if not installed(self.library.distribution):
            message = (
                f"{self.library.engine.name}'s library is not installed: "
                f"pip install 'reelwright[{provider}]'."
            )
            raise VoiceUnavailable(message)
        check_speed(voice, SLOWEST, FASTEST)
        found = self._found()
        for each in found:
            if (voice.provider, voice.name) == (provider, each.name):
                return each
        names = ", ".join(each.name for each in found) or "none; see `reelwright models list`"
        message = f"There is no voice {voice}; here are: {names}."
        raise VoiceUnavailable(message)


def in_single_spaces(text: str) -> str:
    """A text without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
