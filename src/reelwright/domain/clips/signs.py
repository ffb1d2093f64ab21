"""What the rules that look for evidence share."""

from collections.abc import Callable, Sequence

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Told

Sign = tuple[float, int]
"""How strong something is, 0 to 1 where not capped, and the sentence that shows it best."""
Look = Callable[[Sequence[Told], int, int], Sign | None]
"""Looks at sentences ``first`` up to ``last`` (exclusive)."""


def with_cue(told: Sequence[Told], kind: CueKind, first: int, last: int) -> list[int]:
    """The sentences that have a cue."""
    return [at for at in range(first, last) if kind in told[at].cues]


def density(told: Sequence[Told], kinds: frozenset[CueKind], first: int, last: int) -> float:
    """How much of what is said has one of these cues: a part of its words."""
    marked = said = 0
    for each in told[first:last]:
        said += each.words
        if kinds & each.cues:
            marked += each.words
    return marked / said if said else 0.0
