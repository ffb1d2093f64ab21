"""What a voice said and when: spoken lines, word times, takes."""

from dataclasses import dataclass, field
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
    """A line made ready for a voice: the utterances cover the written words in order.

    ``before`` and ``after`` are what is said around it, for voices that fit their tone to it. They
    are no part of the line's key: a take that was recorded stays when its neighbour is edited.
    """

    language: str
    utterances: tuple[Utterance, ...]
    before: str = field(default="", metadata={"key": False})
    after: str = field(default="", metadata={"key": False})

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
    model: str = ""
    """Which of its provider's models speaks; empty where a voice is its own model."""
    id: str = ""
    """What its provider calls it, where that is not its name."""

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
