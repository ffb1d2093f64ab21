"""Words on the line of a recording."""

from dataclasses import dataclass

from reelwright.domain.voice.takes import TimeSource


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A word as it is written, from its first sample to the one after its last."""

    text: str
    start: int
    end: int
    source: TimeSource
    speaker: str = ""
    confidence: float | None = None
    """0 to 1, as the recogniser said it."""
    together: bool = False
    """Whether somebody else speaks at the same time, as far as the recording's tracks tell."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Transcript:
    """All words of a recording, in the order in which they begin."""

    words: tuple[Word, ...]
    language: str
    """ISO 639-1."""

    @property
    def text(self) -> str:
        """What is said."""
        return " ".join(word.text for word in self.words)
