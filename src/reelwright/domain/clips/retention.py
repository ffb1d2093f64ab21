"""What viewers made of a video: a curve with a number for each percent of it, and where it points.

Curves of this form are drawn by YouTube over its player ("most replayed") and told by its
Analytics; the benchmark Rhapsody (arXiv 2505.19429) takes what is above half of the greatest for
the moments that count. What the numbers are parts of differs from source to source, so only how
the parts of one video compare is made use of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

from reelwright.domain.errors import ReelwrightError

BINS = 100
MOST = 10.0
"""Beyond any part of viewers: parts of a short clip that is watched again and again reach 3."""
PEAK = 0.5
"""The part of the greatest from which a percent counts as one of the moments (Rhapsody, 3.1)."""
_BLAME = 0.5
"""The part of all that a clip loses from which one sentence at its edge is to blame."""


class CurveInvalid(ReelwrightError):
    """A file or list of numbers is no curve of a video."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    """For each percent of a video the part of viewers that was there; 1.0 is all of them."""

    bins: tuple[float, ...]

    def at(self, part: float) -> float:
        """At a place of the video, 0 to 1; what lies outside is the nearest end."""
        return self.bins[min(BINS - 1, max(0, int(part * BINS)))]

    def held(self, first: float, last: float) -> float:
        """The mean between two places of the video, 0 to 1."""
        first, last = (min(1.0, max(0.0, part)) * BINS for part in (first, last))
        if last - first < 1e-9:  # noqa: PLR2004 - shorter than any sample of a day
            return self.at(first / BINS)
        total = sum(
            self.bins[at] * (min(at + 1, last) - max(at, first))
            for at in range(int(first), min(BINS, int(last) + 1))
        )
        return total / (last - first)

    @property
    def peaks(self) -> frozenset[int]:
        """The percents that hold more than half as many as the best one."""
        best = max(self.bins)
        return frozenset(at for at, value in enumerate(self.bins) if value > PEAK * best)


def curve_of(values: Sequence[float]) -> Curve:
    """The curve of numbers, parts of 1 or of 100.

    Raises:
        CurveInvalid: what they are instead, in a sentence.
    """
    if len(values) != BINS:
        message = f"it has {len(values)} numbers, and a video has {BINS} percents"
        raise CurveInvalid(message)
    for at, value in enumerate(values, start=1):
        if not isfinite(value) or value < 0 or value > MOST * 100:
            message = f"its number {at} is {value}, which is no part of viewers"
            raise CurveInvalid(message)
    if min(values) == max(values):
        message = f"it is {values[0]} from the first percent to the last, which tells nothing"
        raise CurveInvalid(message)
    if all(one < other for one, other in pairwise(values)):
        message = "it rises from every percent to the next, as counts do and viewers do not"
        raise CurveInvalid(message)
    unit = 100 if max(values) > MOST else 1
    return Curve(bins=tuple(value / unit for value in values))


def rank_in_video(curve: Curve, first: float, last: float) -> float:
    """The part of a video's equally long stretches that held fewer than this one, 0 to 1.

    Stretches that held as many count half, so that one that is like all others is worth 0.5.
    """
    length = max(0.0, min(1.0, last) - max(0.0, first))
    mine = curve.held(first, last)
    others = [
        curve.held(begin, begin + length)
        for begin in ((1 - length) * at / (BINS - 1) for at in range(BINS))
    ]
    return _rank(mine, others)


def rank_among(mine: Curve, others: Sequence[Curve]) -> float:
    """The part of other videos that held fewer, 0 to 1; 0.5 where there are none."""
    return _rank(mine.held(0, 1), [other.held(0, 1) for other in others])


def _rank(mine: float, others: Sequence[float]) -> float:
    if not others:
        return 0.5
    alike = 1e-9
    fewer = sum(other < mine - alike for other in others)
    same = sum(abs(other - mine) <= alike for other in others)
    return (fewer + same / 2) / len(others)


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A part of a video as viewers saw it: a sentence, say. Places are 0 to 1.

    ``lost`` is the part of viewers that left from its begin to the begin of what follows, or to
    its own end where nothing does; below zero where some came back.
    """

    first: float
    last: float
    held: float
    lost: float


def stretches(curve: Curve, spans: Sequence[tuple[float, float]]) -> tuple[Stretch, ...]:
    """What each of these parts of a video held and lost, in their order."""
    follows = [*(first for first, _ in spans[1:]), spans[-1][1]] if spans else []
    return tuple(
        Stretch(
            first=first,
            last=last,
            held=curve.held(first, last),
            lost=curve.at(first) - curve.at(next_first),
        )
        for (first, last), next_first in zip(spans, follows, strict=True)
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Recut:
    """How many sentences a clip would do better without, at its begin and at its end."""

    first: int = 0
    last: int = 0


def recut(parts: Sequence[Stretch]) -> Recut:
    """The sentences at the edges of a clip during which more viewers left than in all the rest."""
    lost = [max(0.0, part.lost) for part in parts]
    if len(parts) < 3 or not sum(lost):  # noqa: PLR2004 - what is left would be no story
        return Recut()
    blamed = [each > _BLAME * sum(lost) for each in lost]
    return Recut(first=int(blamed[0]), last=int(blamed[-1]))


@dataclass(frozen=True, kw_only=True, slots=True)
class Agreement:
    """How clips agree with a curve's peaks: parts of 1, by percents of the video."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def agreement(curve: Curve, spans: Sequence[tuple[float, float]]) -> Agreement:
    """Of the percents that the spans touch the part that are peaks, and the other way round."""
    return _agreement(curve.peaks, _touched(spans))


def position_agreement(curve: Curve, spans: Sequence[tuple[float, float]]) -> Agreement:
    """The same of as many percents from the start of the video on, for comparison."""
    return _agreement(curve.peaks, frozenset(range(len(_touched(spans)))))


def _touched(spans: Sequence[tuple[float, float]]) -> frozenset[int]:
    """The percents of which a span has the middle, and at least the one in its own middle."""
    found: set[int] = set()
    for first, last in spans:
        found.update(at for at in range(BINS) if first <= (at + 0.5) / BINS < last)
        found.add(min(BINS - 1, max(0, int((first + last) / 2 * BINS))))
    return frozenset(found)


def _agreement(peaks: frozenset[int], taken: frozenset[int]) -> Agreement:
    both = len(peaks & taken)
    return Agreement(
        precision=both / len(taken) if taken else 0.0,
        recall=both / len(peaks) if peaks else 0.0,
    )
