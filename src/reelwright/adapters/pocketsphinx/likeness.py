"""Whether words that were placed on sound are what is said in it."""

from collections.abc import Sequence
from math import inf, log

RUN = 5
"""Neighbouring words that are judged together: a single word may be said unlike its dictionary
entry, five in a row are not."""
LEAST = -3.0
"""Natural logarithm of likelihood for each frame of the worst run, against the engine's best
guess of that frame. Of stretches of 20 s with music under five synthetic voices 88 % came out
above; with a line of text added or two exchanged none, with a line replaced by another 3 %."""


def log_likelihood(likelihood: float) -> float:
    """What the engine gives as a likelihood; zero is what a float has no room for."""
    return log(likelihood) if likelihood > 0 else -inf


def is_said(words: Sequence[tuple[float, int]]) -> bool:
    """Whether every run of words is like the sound; a word is its log likelihood and frames."""
    size = min(RUN, len(words))
    runs = (words[first : first + size] for first in range(len(words) - size + 1))
    return all(
        sum(likeness for likeness, _ in run) >= LEAST * sum(frames for _, frames in run)
        for run in runs
    )
