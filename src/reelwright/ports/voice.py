"""Turning a line into sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.voice.takes import SpokenLine, TimeSource, VoiceRef, WordTime


class VoiceUnavailable(ReelwrightError):
    """The voice cannot be used on this machine."""


class VoiceFailed(ReelwrightError):
    """The voice stopped in the middle of a line."""

    retryable = True


class LanguageUnsupported(ReelwrightError):
    """The voice or aligner does not speak this language."""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceCapabilities:
    """What a provider's voices can do, as values."""

    provider: str
    languages: frozenset[str]
    timing: TimeSource
    offline: bool
    deterministic: bool
    speed: tuple[float, float]
    longest_line: int
    """Characters that one call takes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AvailableVoice:
    """A voice that can be used now, and what its provider can do."""

    voice: VoiceRef
    capabilities: VoiceCapabilities


@dataclass(frozen=True, kw_only=True, slots=True)
class Recording:
    """Sound of one line: mono, signed 16 bit little-endian, at ``rate`` samples a second."""

    pcm: bytes
    rate: int

    @property
    def samples(self) -> int:
        """Length in samples."""
        return len(self.pcm) // 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Speech:
    """A spoken line. ``words`` has one time for every *utterance* of the line, in order.

    It is empty where the voice gives no times: an aligner then finds them. An utterance with
    nothing to say has the length zero at the place where it would be.
    """

    recording: Recording
    words: tuple[WordTime, ...] = ()


class Voice(Protocol):
    """A provider of voices."""

    @property
    def capabilities(self) -> VoiceCapabilities:
        """What its voices can do."""

    def voices(self) -> tuple[VoiceRef, ...]:
        """The voices that can be used now; empty where the provider is not available."""

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line. The same line and voice give the same bytes where deterministic.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported.
        """


class Aligner(Protocol):
    """Finds when known words are heard."""

    def languages(self) -> frozenset[str]:
        """ISO 639-1 codes that it can align."""

    def align(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[WordTime, ...]:
        """A time for each spoken word, in order, in samples of the recording.

        Raises:
            LanguageUnsupported, AlignmentFailed.
        """


class AlignmentFailed(ReelwrightError):
    """The words are not in the sound."""
