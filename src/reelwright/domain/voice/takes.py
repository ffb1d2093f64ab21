"""What a voice said and when: spoken lines, word times, takes."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, kw_only=True, slots=True)
class Utterance:
    """Written words ``first`` up to ``last`` (exclusive) of a line, as they are spoken.

    ``$3.50`` is one written word and five spoken ones; ``10 000`` is two written words that are
    spoken together. ``spoken`` is empty for a mark that nobody says, such as a lone dash.
    """

    first: int
    last: int
    spoken: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SpokenLine:
    """A line made ready for a voice: the utterances cover the written words in order."""

    language: str
    utterances: tuple[Utterance, ...]

    @property
    def text(self) -> str:
        """What the voice reads."""
        return " ".join(part.spoken for part in self.utterances if part.spoken)


class TimeSource(StrEnum):
    """How a word's time is known, best first."""

    EXACT = "exact"
    ALIGNED = "aligned"
    ESTIMATED = "estimated"


@dataclass(frozen=True, kw_only=True, slots=True)
class WordTime:
    """When a word is heard, in samples from the start of its recording."""

    start: int
    end: int
    source: TimeSource


@dataclass(frozen=True, kw_only=True, slots=True)
class VoiceRef:
    """Which voice: ``provider:name``, speed 1.0 as recorded, pitch in semitones."""

    provider: str
    name: str
    language: str
    speed: float = 1.0
    version: str = ""
    """The engine's version; part of every key that the voice's sound enters."""

    def __str__(self) -> str:
        """As a person writes it."""
        return f"{self.provider}:{self.name}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Take:
    """One line, recorded. ``words`` has a time for every written word of the line.

    ``sha256`` names the WAV (mono, 16 bit, project rate) in the store; ``samples`` is its length.
    """

    sha256: str
    samples: int
    words: tuple[WordTime, ...]
