"""What learning from feedback is worth, and that it does no harm where there is nothing to learn.

A hidden owner likes other evidence than the defaults do. Every week an episode gives 60 candidates
of random evidence, five are shown, and what the owner says of them arrives three weeks late. Regret
is what the owner would have liked more in the best five of each episode, summed over a year; the
fixed scorer keeps the default weights. The same again with an owner who tosses a coin: true worth
is then that of the defaults, and what counts is how much of it the learner loses.
"""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.learning import Answer, learn
from reelwright.domain.clips.scoring import WEIGHTS

OWNERS, WEEKS, CANDIDATES, SHOWN, DELAY = 20, 52, 60, 5, 3
PRESENT = 0.4
"""The part of the kinds of evidence that a candidate has."""
DIFFERENCE = 0.8
"""Standard deviation by which owners differ from the defaults."""
FEATURES = tuple(Feature)
DEFAULT = np.array([WEIGHTS[feature] for feature in FEATURES])

Vector = NDArray[np.float64]
Says = Callable[[Vector, np.random.Generator], float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """What a year of showing clips came to: summed true worth of what was shown, and the best."""

    shown: float
    best: float

    @property
    def regret(self) -> float:
        """What was missed."""
        return self.best - self.shown


def main() -> None:
    """Print regret with real feedback and loss under noise, over many owners."""
    ratios, harms = [], []
    for seed in range(OWNERS):
        likes = DEFAULT + np.random.default_rng(seed).normal(0, DIFFERENCE, len(DEFAULT))
        honest = _says(likes)
        learned, fixed = year(seed, likes, honest), year(seed, likes, honest, learns=False)
        ratios.append(learned.regret / fixed.regret)
        noisy, plain = year(seed, DEFAULT, _coin), year(seed, DEFAULT, _coin, learns=False)
        harms.append(1 - noisy.shown / plain.shown)
    print(f"{OWNERS} owners, {WEEKS} weeks, {SHOWN} of {CANDIDATES} clips, {DELAY} weeks of delay")
    print(f"regret against the fixed scorer: {mean(ratios):.2f} (worst owner {max(ratios):.2f})")
    print(f"worth lost to random feedback: {mean(harms):.2%} (worst owner {max(harms):.2%})")


def year(seed: int, likes: Vector, says: Says, *, learns: bool = True) -> Year:
    """A year with one owner; the candidates of a seed are the same for every way of showing."""
    chance, voice = np.random.default_rng(1000 + seed), np.random.default_rng(2000 + seed)
    answers: list[list[Answer]] = []
    weights = DEFAULT
    shown = best = 0.0
    for week in range(WEEKS):
        evidence = chance.uniform(0, 1, (CANDIDATES, len(FEATURES)))
        evidence *= chance.random(evidence.shape) < PRESENT
        true = _likely(evidence @ likes)
        picked = np.argsort(-(evidence @ weights))[:SHOWN]
        shown += float(true[picked].sum())
        best += float(np.sort(true)[-SHOWN:].sum())
        answers.append([_answer(evidence[at], says(evidence[at], voice)) for at in picked])
        if learns and week >= DELAY:
            arrived = [answer for each in answers[: week - DELAY + 1] for answer in each]
            learned = learn(arrived).weights
            weights = np.array([learned[feature] for feature in FEATURES])
    return Year(shown=shown, best=best)


def _says(likes: Vector) -> Says:
    def say(evidence: Vector, voice: np.random.Generator) -> float:
        return float(voice.random() < _likely(np.array([evidence @ likes]))[0])

    return say


def _coin(evidence: Vector, voice: np.random.Generator) -> float:
    del evidence
    return float(voice.integers(2))


def _likely(logits: Vector) -> Vector:
    likely: Vector = 1 / (1 + np.exp(-(logits - 1.5)))
    return likely


def _answer(evidence: Vector, worth: float) -> Answer:
    return Answer(strengths=dict(zip(FEATURES, map(float, evidence), strict=True)), worth=worth)


if __name__ == "__main__":
    main()
