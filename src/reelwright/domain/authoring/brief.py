"""What a writer is asked for."""

from dataclasses import dataclass

from reelwright.domain.authoring.source import SourceText
from reelwright.domain.writing.length import USUAL_PACE

TOLERANCE = 0.05
"""Part of the wanted length that a script may be off."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How the channel speaks: what a person sets once for all of its videos.

    ``rules`` is the channel's own text: what it does and never does, with examples.
    """

    tone: str = ""
    style: str = ""
    audience: str = ""
    rules: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScriptBrief:
    """One video. ``source`` None means that the topic is all there is.

    ``pace`` is in spoken characters a second, as ``writing.length.spoken_characters`` counts.
    ``research`` is what was found on the topic, in words; empty where nothing was searched for.
    """

    topic: str
    language: str
    seconds: float
    manner: Manner
    source: SourceText | None = None
    pace: float = USUAL_PACE
    research: str = ""

    @property
    def shortest(self) -> float:
        """Seconds that the script must last."""
        return self.seconds * (1 - TOLERANCE)

    @property
    def longest(self) -> float:
        """Seconds that it may last."""
        return self.seconds * (1 + TOLERANCE)
