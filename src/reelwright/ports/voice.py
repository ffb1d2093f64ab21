"""Turning a line into sound."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.money import Charge
from reelwright.domain.transcript.anchoring import Anchor
from reelwright.domain.voice.prices import VoicePrice
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
    version: str = ""
    """Of the provider's settings here, where every voice of it has the same."""
    multilingual: bool = False
    """Whether each voice speaks every one of the languages."""
    models: tuple[str, ...] = ()
    """What may follow a voice's name, as in ``Rachel@eleven_flash_v2_5``; the first is used."""
    prices: tuple[VoicePrice, ...] = ()
    """By model; none where the voices are free."""

    def price_of(self, voice: VoiceRef) -> VoicePrice | None:
        """What a voice costs; None where the provider's voices are free.

        A model whose price is not known costs what the provider's dearest does, so that no budget
        is passed for want of a price.
        """
        fitting = [price for price in self.prices if price.model == voice.model]
        return max(fitting or self.prices, key=lambda price: price.highest, default=None)


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
    nothing to say has the length zero at the place where it would be. ``charge`` is what it did
    cost, and ``request_id`` the service's own name of the call, for its bill; ``notes`` say what
    a person should know of it.
    """

    recording: Recording
    words: tuple[WordTime, ...] = ()
    charge: Charge | None = None
    request_id: str = ""
    notes: tuple[str, ...] = ()


class Voice(Protocol):
    """A provider of voices."""

    @property
    def capabilities(self) -> VoiceCapabilities:
        """What its voices can do."""

    def voices(self) -> tuple[VoiceRef, ...]:
        """The voices that can be used now; empty where the provider is not available.

        Raises:
            ServiceError: an outside provider did not say which it has.
        """

    def speak(self, line: SpokenLine, voice: VoiceRef) -> Speech:
        """Speak one line. The same line and voice give the same bytes where deterministic.

        Raises:
            VoiceUnavailable, VoiceFailed, LanguageUnsupported; ServiceError from an outside
            provider.
        """


class VoiceSource(Protocol):
    """Outside providers of voices, each connected when it is asked for."""

    def names(self) -> tuple[str, ...]:
        """The providers that there are, with a key or without."""

    def provider(self, name: str) -> Voice:
        """A provider by its name.

        Raises:
            VoiceUnavailable: there is none of this name.
            KeyMissing: it needs a key, and none is set.
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

    def anchors(
        self, recording: Recording, words: Sequence[str], language: str
    ) -> tuple[Anchor, ...]:
        """Where a part of a longer recording surely says some of the words of a longer text.

        The text may go on behind the recording and the recording say other things; the anchors
        rise in words and in samples of the recording. None where the text is not heard.

        Raises:
            LanguageUnsupported.
        """


class AlignmentFailed(ReelwrightError):
    """The words are not in the sound."""
