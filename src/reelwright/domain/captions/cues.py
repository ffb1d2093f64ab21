"""Captions: cues of words with the time of each, in samples from the start of the video."""

from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.time import seconds_of


class CaptionMode(StrEnum):
    """Where captions go."""

    BURNT = "burnt"
    SIDECAR = "sidecar"
    BOTH = "both"
    NONE = "none"

    @property
    def burnt(self) -> bool:
        """Whether they are part of the picture."""
        return self in {CaptionMode.BURNT, CaptionMode.BOTH}

    @property
    def sidecar(self) -> bool:
        """Whether they are written as files."""
        return self in {CaptionMode.SIDECAR, CaptionMode.BOTH}


class CaptionStyle(StrEnum):
    """How burnt captions look."""

    BOXED = "boxed"
    OUTLINED = "outlined"
    BOLD = "bold"


@dataclass(frozen=True, kw_only=True, slots=True)
class CueWord:
    """A written word and when it is heard."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Cue:
    """What stands on the screen at once: one or two lines of words, from ``start`` to ``end``."""

    start: int
    end: int
    lines: tuple[tuple[CueWord, ...], ...]

    @property
    def text(self) -> str:
        """The lines as they read, separated by a line break."""
        return "\n".join(" ".join(word.text for word in line) for line in self.lines)

    @property
    def characters(self) -> int:
        """What a reader reads: the characters of all lines, spaces between words counted."""
        return sum(len(" ".join(word.text for word in line)) for line in self.lines)

    @property
    def reading_speed(self) -> float:
        """Characters a second that a reader must manage while the cue is shown."""
        return self.characters / max(float(seconds_of(self.end - self.start)), 1e-9)
