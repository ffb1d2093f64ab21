"""One moment cut for several platforms: each has lengths that it likes, and so its own ends."""

from collections.abc import Sequence

from reelwright.domain.clips.features import AGAINST
from reelwright.domain.clips.moments import Candidate, Moment
from reelwright.domain.clips.scoring import WEIGHTS, Weights

SHARED = 0.6
"""The part of the shorter one that two cuts of one moment have in common at least."""


def heart(moment: Moment, weights: Weights = WEIGHTS) -> frozenset[int]:
    """The sentences that earned a moment its score.

    They are the fewest whose evidence weighs more than two thirds of all that speaks for it.
    """
    worth: dict[int, float] = {}
    for feature, evidence in moment.found.items():
        if feature not in AGAINST:
            weight = weights[feature] * evidence.strength
            worth[evidence.sentence] = worth.get(evidence.sentence, 0.0) + weight
    kept: set[int] = set()
    total = sum(worth.values())
    for sentence in sorted(worth, key=lambda at: (-worth[at], at)):
        if sum(worth[at] for at in kept) * 3 > total * 2:
            break
        kept.add(sentence)
    return frozenset(kept)


def version_of(
    moment: Moment, candidates: Sequence[Candidate], weights: Weights = WEIGHTS
) -> Candidate | None:
    """The best of another platform's candidates that tells the same; None where none does.

    ``candidates`` are in their order, the best first.
    """
    told = heart(moment, weights)
    for candidate in candidates:
        holds = all(candidate.first <= at < candidate.last for at in told)
        if holds and not candidate.flags - moment.flags and _shared(moment, candidate) >= SHARED:
            return candidate
    return None


def _shared(one: Moment, two: Candidate) -> float:
    common = min(one.end, two.end) - max(one.start, two.start)
    return common / max(1, min(one.samples, two.samples))
