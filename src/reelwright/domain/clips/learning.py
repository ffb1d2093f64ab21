"""Learning from what an owner keeps: weights of a channel, near those of everyone.

A logistic model of "kept" starts at the default weights and is drawn back to them by a normal
prior. How far it may leave them is decided by feedback that it has not seen (five folds): of steps
between none and all the way, the smallest one whose loss is within one standard error of the best.
Feedback that says nothing therefore changes nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.scoring import WEIGHTS, Weights

FARTHEST = 1.0
"""By which a weight may differ from its default, whatever an owner does."""
PRIOR = 0.5
"""Standard deviation of what channels are thought to differ in a weight."""
FEWEST = 20
"""Answers below which nothing is learned."""
FOLDS = 5
STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)
_ROUNDS = 25
_FEATURES = tuple(Feature)

Matrix = NDArray[np.float64]


class Verb(StrEnum):
    """What an owner did with a clip."""

    REJECTED = "rejected"
    KEPT = "kept"
    EDITED = "edited"
    EXPORTED = "exported"
    RATED = "rated"
    MEASURED = "measured"
    """Viewers have seen it: the part of the channel's clips that held fewer of them."""


_WORTH: Mapping[Verb, float] = MappingProxyType(
    {Verb.REJECTED: 0.0, Verb.KEPT: 0.9, Verb.EDITED: 0.7, Verb.EXPORTED: 1.0}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came of a clip with these strengths of evidence: ``worth`` from 0 to 1."""

    strengths: Mapping[Feature, float]
    worth: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Learned:
    """The weights of a channel, and how they came about.

    ``step`` is the part of the way from the defaults that feedback has earned.
    """

    weights: Weights
    answers: int
    step: float
    loss: float
    """Mean loss on answers not seen, with these weights."""
    default_loss: float
    """The same with the defaults."""

    @property
    def changes(self) -> Mapping[Feature, float]:
        """By how much each weight differs from its default."""
        return {feature: self.weights[feature] - WEIGHTS[feature] for feature in _FEATURES}


def worth(verb: Verb, amount: float = 0.0) -> float:
    """What an act says of a clip, 0 to 1. ``amount`` is a rating of 1 to 5, or a measured part."""
    if verb is Verb.RATED:
        return (min(5.0, max(1.0, amount)) - 1) / 4
    if verb is Verb.MEASURED:
        return min(1.0, max(0.0, amount))
    return _WORTH[verb]


def learn(answers: Sequence[Answer]) -> Learned:
    """The weights that a channel has earned; the defaults where it has not."""
    strengths, worths = _matrix(answers), np.array([answer.worth for answer in answers])
    default = np.array([WEIGHTS[feature] for feature in _FEATURES])
    if len(answers) < FEWEST:
        return Learned(weights=WEIGHTS, answers=len(answers), step=0.0, loss=0.0, default_loss=0.0)
    losses = _losses(strengths, worths, default)
    step = _smallest_good(losses)
    change, _ = _fit(strengths, worths, default)
    weights = default + step * np.clip(change, -FARTHEST, FARTHEST)
    means = losses.mean(axis=0)
    return Learned(
        weights=MappingProxyType(
            {feature: float(weight) for feature, weight in zip(_FEATURES, weights, strict=True)}
        ),
        answers=len(answers),
        step=step,
        loss=float(means[STEPS.index(step)]),
        default_loss=float(means[0]),
    )


def _matrix(answers: Sequence[Answer]) -> Matrix:
    rows = [[answer.strengths.get(feature, 0.0) for feature in _FEATURES] for answer in answers]
    return np.array(rows, dtype=np.float64).reshape(len(answers), len(_FEATURES))


def _losses(strengths: Matrix, worths: Matrix, default: Matrix) -> Matrix:
    """The loss of each answer at each step, from a fit without its fold; steps in columns."""
    losses = np.zeros((len(worths), len(STEPS)))
    for fold in range(FOLDS):
        left = np.arange(len(worths)) % FOLDS == fold
        change, level = _fit(strengths[~left], worths[~left], default)
        _, plain = _fit(strengths[~left], worths[~left], default, moves=False)
        kept = np.clip(change, -FARTHEST, FARTHEST)
        for at, step in enumerate(STEPS):
            base = plain + step * (level - plain)
            logits = strengths[left] @ (default + step * kept) + base
            losses[left, at] = _loss(logits, worths[left])
    return losses


def _smallest_good(losses: Matrix) -> float:
    """The smallest step whose loss is within a standard error of the best one's."""
    means = losses.mean(axis=0)
    best = int(np.argmin(means))
    gains = losses[:, [best]] - losses
    errors = gains.std(axis=0, ddof=1) / np.sqrt(len(losses))
    good = means <= means[best] + errors
    return STEPS[int(np.argmax(good))]


def _fit(
    strengths: Matrix, worths: Matrix, default: Matrix, *, moves: bool = True
) -> tuple[Matrix, float]:
    """The change of the weights and the level that fit best, by Newton's method.

    The level (how much an owner keeps at all) is free; the change is held by the prior.
    """
    columns = np.column_stack((strengths * moves, np.ones(len(worths))))
    hold = np.diag([*([PRIOR**-2] * strengths.shape[1]), 1e-3])
    found = np.zeros(columns.shape[1])
    offset = strengths @ default
    for _ in range(_ROUNDS):
        likely = _part(offset + columns @ found)
        slope = columns.T @ (worths - likely) - hold @ found
        curve = (columns * (likely * (1 - likely))[:, None]).T @ columns + hold
        move = np.linalg.solve(curve, slope)
        found += move
        if np.abs(move).max() < 1e-9:  # noqa: PLR2004 - far below what any score shows
            break
    return found[:-1], float(found[-1])


def _part(logits: Matrix) -> Matrix:
    parts: Matrix = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return parts


def _loss(logits: Matrix, worths: Matrix) -> Matrix:
    likely = np.clip(_part(logits), 1e-6, 1 - 1e-6)
    losses: Matrix = -(worths * np.log(likely) + (1 - worths) * np.log(1 - likely))
    return losses
