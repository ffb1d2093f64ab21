"""How much a single sentence is worth hearing, by what it does; set by taste."""

from collections.abc import Mapping, Sequence
from math import prod
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind

_GAIN: Mapping[CueKind, float] = MappingProxyType(
    {
        CueKind.OPEN_QUESTION: 0.5,
        CueKind.STORY: 0.4,
        CueKind.SPEECH: 0.5,
        CueKind.DEED: 0.25,
        CueKind.TURN: 0.4,
        CueKind.FEELING: 0.5,
        CueKind.PAYOFF: 0.5,
        CueKind.CONTRAST: 0.4,
        CueKind.NEGATION: 0.2,
        CueKind.REASON: 0.25,
        CueKind.COMPARISON: 0.3,
        CueKind.FINDING: 0.4,
        CueKind.EMPHASIS: 0.25,
        CueKind.LAUGHTER: 0.5,
    }
)
_LOSS: Mapping[CueKind, float] = MappingProxyType(
    {
        CueKind.VAGUE: 0.6,
        CueKind.BOAST: 0.8,
        CueKind.POINTING: 0.7,
        CueKind.HOUSEKEEPING: 0.3,
        CueKind.SPONSOR: 0.1,
    }
)
"""What is left of a sentence's worth."""
FIGURE, LAUGH = 0.35, 0.6
FULL_LAUGH = 1.5
"""Seconds."""
NEIGHBOURS = (0.25, 0.5, 0.25)
"""A sentence between two that matter matters: it is half what it is by itself."""


def worth(cues: frozenset[CueKind], figures: int, laughter: float) -> float:
    """What a sentence is worth by itself, 0 to 1. ``laughter`` is in seconds."""
    gains = [_GAIN[cue] for cue in sorted(cues) if cue in _GAIN]
    gains.append(FIGURE if figures else 0.0)
    gains.append(LAUGH * min(1.0, laughter / FULL_LAUGH))
    lost = prod(_LOSS[cue] for cue in sorted(cues) if cue in _LOSS)
    return (1 - prod(1 - gain for gain in gains)) * lost


def smoothed(worths: Sequence[float]) -> list[float]:
    """The same, with what its neighbours lend to each."""
    before, itself, after = NEIGHBOURS
    padded = [0.0, *worths, 0.0]
    return [
        before * padded[at] + itself * padded[at + 1] + after * padded[at + 2]
        for at in range(len(worths))
    ]
