"""Moving the ends of a clip as its owner says: by sentences, or by seconds to the nearest one.

```
sentences   | one   | two      | three | four |
clip                |==================|
extend end 1        |=========================|
trim start 1                   |=======|
```

An end that was not named stays where it is; nothing ends inside a sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.time import SAMPLE_RATE


class AdjustmentImpossible(ReelwrightError):
    """A clip cannot be made longer or shorter in this way."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """How far an end moves, by sentences or by seconds; outwards above zero, inwards below."""

    sentences: int = 0
    seconds: float = 0.0

    def __bool__(self) -> bool:
        """Whether it moves at all."""
        return bool(self.sentences or self.seconds)


@dataclass(frozen=True, kw_only=True, slots=True)
class Ends:
    """How both ends of a clip move."""

    start: Move = field(default_factory=Move)
    end: Move = field(default_factory=Move)

    @property
    def moves(self) -> bool:
        """Whether any of them does."""
        return bool(self.start or self.end)


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """Sentences ``first`` up to ``last`` (exclusive) of a recording."""

    first: int
    last: int


def extent_of(sentences: Sequence[Sentence], start: int, end: int) -> Extent:
    """The sentences of which samples ``start`` to ``end`` have the middle.

    Raises:
        AdjustmentImpossible: there is none.
    """
    inside = [
        at for at, each in enumerate(sentences) if start <= (each.start + each.end) // 2 < end
    ]
    if not inside:
        message = "Nothing is said in the clip, so there is no sentence to move its ends to."
        raise AdjustmentImpossible(message)
    return Extent(first=inside[0], last=inside[-1] + 1)


def adjusted(sentences: Sequence[Sentence], extent: Extent, ends: Ends, limits: Limits) -> Extent:
    """The sentences that a clip has with its ends moved.

    Raises:
        AdjustmentImpossible: an end has nowhere to go, or the clip would be too short or long.
    """
    first, last = extent.first, extent.last
    if ends.start:
        first = _moved_start(sentences, first, ends.start)
    if ends.end:
        last = _moved_end(sentences, last, ends.end)
    if first >= last:
        message = "Nothing would be left of the clip: take less away."
        raise AdjustmentImpossible(message)
    check_length(sentences[last - 1].end - sentences[first].start, limits)
    return Extent(first=first, last=last)


def _moved_start(sentences: Sequence[Sentence], first: int, move: Move) -> int:
    if move.sentences:
        return _inside(first - move.sentences, 0, len(sentences) - 1, "before the clip")
    wanted = sentences[first].start - _samples(move)
    places = range(first) if move.seconds > 0 else range(first + 1, len(sentences))
    if not places:
        raise _nowhere("before" if move.seconds > 0 else "after")
    return min(places, key=lambda at: abs(sentences[at].start - wanted))


def _moved_end(sentences: Sequence[Sentence], last: int, move: Move) -> int:
    if move.sentences:
        return _inside(last + move.sentences, 1, len(sentences), "after the clip")
    wanted = sentences[last - 1].end + _samples(move)
    places = range(last + 1, len(sentences) + 1) if move.seconds > 0 else range(1, last)
    if not places:
        raise _nowhere("after" if move.seconds > 0 else "before")
    return min(places, key=lambda at: abs(sentences[at - 1].end - wanted))


def _samples(move: Move) -> int:
    return round(move.seconds * SAMPLE_RATE)


def _inside(place: int, least: int, most: int, where: str) -> int:
    if least <= place <= most:
        return place
    there = place - most if place > most else least - place
    message = f"There are not so many sentences {where}: {there} fewer are."
    raise AdjustmentImpossible(message)


def _nowhere(side: str) -> AdjustmentImpossible:
    return AdjustmentImpossible(f"No sentence begins or ends {side} this end of the clip.")


def check_length(samples: int, limits: Limits) -> None:
    """Make sure that a clip keeps the lengths that clips may have.

    Raises:
        AdjustmentImpossible.
    """
    if limits.shortest <= samples <= limits.longest:
        return
    shortest, longest = limits.shortest / SAMPLE_RATE, limits.longest / SAMPLE_RATE
    message = (
        f"The clip would last {samples / SAMPLE_RATE:.1f} s, and clips last {shortest:g} to "
        f"{longest:g} s: move its ends less far."
    )
    raise AdjustmentImpossible(message)
