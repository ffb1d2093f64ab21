"""How a cue's words are set in lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reelwright.domain.captions.limits import CaptionLimits

_LINE_BREAK_WEIGHT = 2
_TOP_HEAVY = 2
"""Each second character by which the top line is the longer one counts once more."""
_SECOND_LINE = 10
_STUB, _STUB_COST = 4, 22
"""A line of less than a quarter of its length looks torn off."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Where lines end (indexes of words, exclusive) and what the reader pays for it."""

    ends: tuple[int, ...]
    cost: int


class Sentence:
    """A sentence's words with their lengths and the costs of breaks, ready to be laid out."""

    def __init__(self, words: Sequence[str], costs: Sequence[int], limits: CaptionLimits) -> None:
        self.words = tuple(words)
        self.costs = tuple(costs)
        self._limits = limits
        self._offsets = (0, *accumulate(len(word) + 1 for word in words))

    def length(self, first: int, last: int) -> int:
        """Characters of words ``first`` up to ``last`` on one line."""
        return max(self._offsets[last] - self._offsets[first] - 1, 0)

    def fits_line(self, first: int, last: int) -> bool:
        """Whether they stand on one line; a single word always does."""
        return last - first == 1 or self.length(first, last) <= self._limits.line_length

    def layout(self, first: int, last: int) -> Layout | None:
        """The best lines for these words, or None where they do not fit.

        One line wherever it fits; otherwise two that are broken well and not top-heavy.
        """
        if self.fits_line(first, last):
            return Layout(ends=(last,), cost=0)
        if self._limits.lines < 2:  # noqa: PLR2004 - one line or two
            return None
        options = [
            Layout(ends=(split, last), cost=self._split_cost(first, split, last))
            for split in range(first + 1, last)
            if self.fits_line(first, split) and self.fits_line(split, last)
        ]
        return min(options, key=lambda option: option.cost, default=None)

    def _split_cost(self, first: int, split: int, last: int) -> int:
        top, bottom = self.length(first, split), self.length(split, last)
        uneven = abs(bottom - top)
        heavy = max(top - bottom, 0) // _TOP_HEAVY
        stub = _STUB_COST if min(top, bottom) * _STUB < self._limits.line_length else 0
        return _SECOND_LINE + stub + self.costs[split - 1] * _LINE_BREAK_WEIGHT + uneven + heavy
