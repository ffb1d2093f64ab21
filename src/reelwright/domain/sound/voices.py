"""Voices that were told apart in pieces of a recording, known again across all of them.

A piece knows its voices by numbers of its own. What a voice sounds like is a vector (an
*embedding*), and two voices of two pieces are one speaker's where their vectors point the same way:
agglomerative clustering with average linkage, weighed by how long each was heard.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.time import SAMPLE_RATE

ALIKE = 0.5
"""Cosine from which two voices are one speaker's: the distance of 0.5 that sherpa-onnx has."""
SHORTEST = 4 * SAMPLE_RATE
"""Whoever is heard for less in a whole recording is taken for the speaker that is most alike."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeardVoice:
    """A voice in a piece: the samples (48 kHz) between which it speaks, and how it sounds."""

    turns: tuple[tuple[int, int], ...]
    embedding: tuple[float, ...]

    @property
    def samples(self) -> int:
        """For how long it is heard."""
        return sum(end - start for start, end in self.turns)


def known_again(
    pieces: Sequence[Sequence[HeardVoice]], count: int | None = None
) -> tuple[tuple[int, ...], ...]:
    """For each piece the numbers of its voices in the whole recording, by who speaks first.

    Voices of one piece were told apart by whoever heard both: they stay two speakers, unless
    ``count`` says that there are fewer. With a ``count`` there are no more than so many.
    """
    heard = [(at, voice) for at, piece in enumerate(pieces) for voice in piece]
    if not heard:
        return tuple(() for _ in pieces)
    grouped = _Groups(heard)
    grouped.join(ALIKE if count is None else -2.0, least=count or 1)
    if count is not None:
        grouped.join(-2.0, least=count, within_pieces=True)
    else:
        grouped.give_away(SHORTEST)
    numbers = iter(grouped.numbers())
    return tuple(tuple(next(numbers) for _ in piece) for piece in pieces)


class _Groups:
    """Groups of voices, by how alike they are on average."""

    def __init__(self, heard: Sequence[tuple[int, HeardVoice]]) -> None:
        self._members = [[at] for at in range(len(heard))]
        pieces = np.array([piece for piece, _ in heard])
        self._met: NDArray[np.bool_] = pieces[:, np.newaxis] == pieces
        """Whether two groups have voices of one piece, which were told apart there."""
        self._weights = [float(max(1, voice.samples)) for _, voice in heard]
        whole = np.array([voice.embedding for _, voice in heard], np.float64)
        lengths = np.linalg.norm(whole, axis=1, keepdims=True)
        pointing = np.divide(whole, lengths, out=np.zeros_like(whole), where=lengths > 0)
        self._alike: NDArray[np.float64] = pointing @ pointing.T

    def join(self, least_alike: float, least: int, *, within_pieces: bool = False) -> None:
        """Join the two that are most alike, until there are so few or none are alike enough."""
        while len(self._members) > least:
            best = self._best(within_pieces=within_pieces)
            if best is None or self._alike[best] < least_alike:
                return
            self._merge(*best)

    def give_away(self, shortest: float) -> None:
        """Join whoever is heard for too short a time with the one that is most alike."""
        while len(self._members) > 1:
            at = min(range(len(self._members)), key=lambda each: self._weights[each])
            if self._weights[at] >= shortest:
                return
            others = [each for each in range(len(self._members)) if each != at]
            nearest = max(others, key=lambda each: float(self._alike[at, each]))
            self._merge(min(at, nearest), max(at, nearest))

    def numbers(self) -> list[int]:
        """The group of each voice, numbered by the first voice of each."""
        found = {
            voice: number
            for number, members in enumerate(sorted(self._members, key=min))
            for voice in members
        }
        return [found[voice] for voice in sorted(found)]

    def _best(self, *, within_pieces: bool) -> tuple[int, int] | None:
        """The two groups that are most alike, the first of equal ones; None where none may join."""
        count = len(self._members)
        allowed = np.triu(np.ones((count, count), bool), 1)
        if not within_pieces:
            allowed &= ~self._met
        if not allowed.any():
            return None
        best = int(np.argmax(np.where(allowed, self._alike, -np.inf)))
        return best // count, best % count

    def _merge(self, one: int, other: int) -> None:
        first, second = self._weights[one], self._weights[other]
        mixed = (self._alike[one] * first + self._alike[other] * second) / (first + second)
        self._alike[one], self._alike[:, one] = mixed, mixed
        met = self._met[one] | self._met[other]
        self._met[one], self._met[:, one] = met, met
        self._alike = np.delete(np.delete(self._alike, other, 0), other, 1)
        self._met = np.delete(np.delete(self._met, other, 0), other, 1)
        self._members[one] += self._members.pop(other)
        self._weights[one] += self._weights.pop(other)
