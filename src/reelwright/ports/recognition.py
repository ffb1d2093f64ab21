"""Hearing what is said in a recording that has no transcript.

A recogniser hears a piece at a time, so that memory stays flat and finished pieces can be kept.
Where a recording is cut into pieces is a rule (``domain/sound/pieces``); how the pieces come
together again is another (``domain/transcript/joining``).
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.transcript.recognised import Recognised
from reelwright.ports.voice import Recording


class RecogniserUnavailable(ReelwrightError):
    """The recogniser cannot be used on this machine."""


class RecognitionFailed(ReelwrightError):
    """The recogniser stopped in the middle of a piece."""

    retryable = True


class LanguageUnheard(ReelwrightError):
    """No recogniser here knows the language of the recording."""


class NothingSaid(ReelwrightError):
    """No words are heard in the recording."""


class NothingUnderstood(ReelwrightError):
    """What was heard is so doubtful that it is not what was said."""


Told = Callable[[int], None]
"""Is told how many samples of a piece are done; raises ``Cancelled`` where work should stop."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RecogniserFacts:
    """What a recogniser can do, as values."""

    name: str
    """``engine:model``, as its owner writes it in the settings."""
    languages: frozenset[str]
    """ISO 639-1."""
    finds_language: bool
    """Whether it tells the language where none is named; else it takes one for granted."""
    longest: int
    """Samples (48 kHz) of the longest piece that it hears at once."""
    version: str
    """Of engine, model and settings: enters the key of what is kept."""
    offline: bool = True
    least_confidence: float = 0.0
    """Below this mean of its words' confidence it did not understand the recording at all."""
    least_unnamed: float = 0.0
    """The same where it took the language for granted, because nobody named it."""
    per_minute: Decimal | None = None
    """What a minute of sound costs in US dollars; None where it is free."""
    price_source: str = ""
    """Where that price is from."""
    caution: str = ""
    """What a person should know of its words; empty where they can be trusted."""


class Recogniser(Protocol):
    """Hears words in sound."""

    @property
    def facts(self) -> RecogniserFacts:
        """What it can do.

        Raises:
            RecogniserUnavailable.
        """

    def recognise(self, sound: Recording, language: str, told: Told) -> Recognised:
        """The words of a piece, in order, in samples (48 kHz) from its beginning.

        ``language`` is one of ``facts.languages``, or empty where it ``finds_language``.

        Raises:
            RecogniserUnavailable, RecognitionFailed, LanguageUnheard, Cancelled; ServiceError
            from an outside one.
        """
