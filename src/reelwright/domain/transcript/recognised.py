"""What a recogniser heard in a piece of a recording."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

MOST_REPETITIVE = 2.4
"""Bytes of a text for each byte that is left of it when it is compressed. Beyond it words are
guesses at music or noise, as Whisper's own decoder has it (``compression_ratio_threshold`` in
https://github.com/openai/whisper/blob/main/whisper/transcribe.py); what is said stays below 2."""
RUN = 40
"""Words whose repetition is looked at together: longer texts of anybody compress better."""


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


def without_guesses(heard: Recognised) -> Recognised:
    """What was heard without the runs of words that say the same again and again."""
    runs = (heard.words[first : first + RUN] for first in range(0, len(heard.words), RUN))
    kept = (word for run in runs if repetition(run) <= MOST_REPETITIVE for word in run)
    return replace(heard, words=tuple(kept))


def repetition(words: Sequence[RecognisedWord]) -> float:
    """Bytes of what they say for each byte that is left when it is compressed."""
    text = " ".join(word.text for word in words).encode()
    return len(text) / len(zlib.compress(text))
