"""Cutting: from a rough span of a recording to one that begins and ends where an editor would."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.clips.boundaries import Boundary
from reelwright.domain.clips.gaps import Gap
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word

LEAD = SAMPLE_RATE // 10
"""Samples of silence kept before the first word, where there is as much."""
TAIL = SAMPLE_RATE * 3 // 10
"""Samples of silence kept after the last word: a sentence's end is heard to the end."""
DRIFT = 2.0
"""Seconds by which a proposal is usually off; twice as far costs four times as much."""
REACH = 8.0
"""Seconds to either side of an end in which a better place is looked for."""
FARTHER = 24.0
"""Seconds that are added to the reach where nothing within it keeps the limits."""
MOST_PLACES = 24
"""Of each end that are tried in pairs, the best by themselves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How long a clip may be, in samples."""

    shortest: int = 12 * SAMPLE_RATE
    longest: int = 60 * SAMPLE_RATE


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """A part of a recording: words ``first`` up to ``last`` (exclusive), and its samples.

    ``odds`` are those of the weaker of its two ends.
    """

    first: int
    last: int
    start: int
    end: int
    odds: float

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """Where a cut may begin or end: the number of words before it, its sample, its odds."""

    words: int
    sample: int
    odds: float


class Cutter:
    """Cuts one recording, whose words and boundaries are known."""

    def __init__(self, words: Sequence[Word], boundaries: Sequence[Boundary], samples: int) -> None:
        """``samples`` is the length of the recording."""
        outside = Boundary(after=-1, gap=_before(words), odds=_CERTAIN)
        beyond = Boundary(after=len(words) - 1, gap=_behind(words, samples), odds=_CERTAIN)
        places = (outside, *boundaries, beyond) if words else ()
        self._starts = sorted(map(_start, places[:-1]), key=_sample)
        self._ends = sorted(map(_end, places[1:]), key=_sample)

    def cut(self, start: int, end: int, limits: Limits) -> Cut | None:
        """The best cut near a proposal, in samples; None where none keeps the limits."""
        for reach in (REACH, REACH + FARTHER):
            firsts = _best(self._starts, start, reach)
            lasts = _best(self._ends, end, reach)
            pairs = [
                (worth + other, first, last)
                for worth, first in firsts
                for other, last in lasts
                if limits.shortest <= last.sample - first.sample <= limits.longest
            ]
            if pairs:
                _, first, last = max(pairs, key=lambda pair: pair[0])
                return _cut(first, last)
        return None

    def between(self, first: int, last: int) -> Cut | None:
        """The cut of words ``first`` up to ``last`` (exclusive); None where no cut is there."""
        start = next((place for place in self._starts if place.words == first), None)
        end = next((place for place in self._ends if place.words == last), None)
        return _cut(start, end) if start is not None and end is not None else None


def _cut(first: _Place, last: _Place) -> Cut:
    return Cut(
        first=first.words,
        last=last.words,
        start=first.sample,
        end=last.sample,
        odds=min(first.odds, last.odds),
    )


def _start(at: Boundary) -> _Place:
    """Where a clip begins behind a boundary."""
    sample = max(at.gap.start, at.gap.end - LEAD)
    return _Place(words=at.after + 1, sample=sample, odds=at.odds)


def _end(at: Boundary) -> _Place:
    """Where a clip ends at a boundary."""
    return _Place(words=at.after + 1, sample=min(at.gap.end, at.gap.start + TAIL), odds=at.odds)


def _sample(place: _Place) -> int:
    return place.sample


def _best(places: Sequence[_Place], wanted: int, reach: float) -> list[tuple[float, _Place]]:
    """The best places within reach, each with what it is worth there."""
    far = round(reach * SAMPLE_RATE)
    first = bisect_left(places, wanted - far, key=_sample)
    last = bisect_right(places, wanted + far, key=_sample)
    worth = [(place.odds - _strain(place.sample - wanted), place) for place in places[first:last]]
    return sorted(worth, key=lambda each: -each[0])[:MOST_PLACES]


_CERTAIN = 6.0


def _strain(samples: int) -> float:
    """What it costs to be so far from a proposal: the exponent of a normal distribution."""
    return (samples / (DRIFT * SAMPLE_RATE)) ** 2 / 2


def _before(words: Sequence[Word]) -> Gap:
    return Gap(start=0, end=words[0].start if words else 0, heard=True)


def _behind(words: Sequence[Word], samples: int) -> Gap:
    end = words[-1].end if words else 0
    return Gap(start=end, end=max(end, samples), heard=True)
