"""What a recogniser heard in a piece of a recording."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class RecognisedWord:
    """A word, from its first sample (48 kHz) to the one after its last."""

    text: str
    start: int
    end: int
    confidence: float | None = None
    """0 to 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """The words of a piece in order. ``language`` is an ISO 639-1 code."""

    words: tuple[RecognisedWord, ...]
    language: str
    certainty: float | None = None
    """0 to 1, of the language, where the recogniser found it itself."""


def mean_confidence(words: Sequence[RecognisedWord]) -> float:
    """How sure words are on average; 1.0 where the recogniser does not say."""
    sure = [word.confidence for word in words if word.confidence is not None]
    return sum(sure) / len(sure) if sure else 1.0
