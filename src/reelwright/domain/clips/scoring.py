"""Scores: how much speaks for a candidate. They rank; they do not predict views."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp
from types import MappingProxyType

from reelwright.domain.clips.features import Feature, Found
from reelwright.domain.clips.platforms import Platform, Taste

BASE = -2.2
"""A candidate without any evidence scores 10 of 100."""
FIT = 0.6
"""The weight of a length that a platform likes."""

Weights = Mapping[Feature, float]
WEIGHTS: Weights = MappingProxyType(
    {
        Feature.OPENING: 0.4,
        Feature.ANSWER: 1.1,
        Feature.STORY: 1.0,
        Feature.CLAIM: 1.1,
        Feature.CONTRAST: 0.7,
        Feature.RICHNESS: 2.4,
        Feature.REASON: 0.4,
        Feature.FEELING: 0.6,
        Feature.EMPHASIS: 0.4,
        Feature.PAYOFF: 0.4,
        Feature.COHESION: 0.5,
        Feature.APART: 0.7,
        Feature.CHAPTER: 0.5,
        Feature.SCENE: 0.3,
        Feature.ENERGY: 0.4,
        Feature.LAUGHTER: 1.2,
        Feature.PROPOSED: 1.2,
        Feature.LEANING: -0.5,
        Feature.POINTING: -0.9,
        Feature.UNASKED: -0.7,
        Feature.UNANSWERED: -0.7,
        Feature.CROSSING: -1.0,
        Feature.SCATTERED: -0.5,
        Feature.VAGUE: -1.2,
        Feature.HOLLOW: -1.5,
        Feature.LISTING: -1.2,
    }
)
"""By taste, not by data: an owner's feedback moves them (`domain.clips.learning`)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Score:
    """0 to 100, and how far it falls or rises without any one kind of its evidence."""

    value: float
    lowest: float
    highest: float


def score(found: Found, samples: int, taste: Taste, weights: Weights = WEIGHTS) -> Score:
    """The score of a candidate of so many samples."""
    fit = FIT * (taste.fit(samples) - 0.5)
    parts = [weights[feature] * evidence.strength for feature, evidence in found.items()]
    total = BASE + fit + sum(parts)
    without = [total - part for part in parts] or [total]
    return Score(
        value=_of_a_hundred(total),
        lowest=_of_a_hundred(min(*without, total)),
        highest=_of_a_hundred(max(*without, total)),
    )


def scores_on(
    found: Found, samples: int, tastes: Mapping[Platform, tuple[Taste, Weights]]
) -> Mapping[Platform, Score]:
    """The score of one candidate on several platforms, each with its taste and weights."""
    return {each: score(found, samples, *liked) for each, liked in tastes.items()}


def _of_a_hundred(logit: float) -> float:
    return round(100 / (1 + exp(-logit)), 1)
