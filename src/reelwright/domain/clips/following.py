"""Where a window must look so that a face stays in it, with as little moving as can be.

The face sets a lowest and a highest place at every look. Through that tunnel goes a path of
straight lines, each as long as it can be: while a face stays near its place the window stands
still, and it never leaves the face.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.clips.faces import Person
from reelwright.domain.script.recording_shot import WHOLE, CameraKey

ROOM = 0.45
"""Of a face's width, what is kept beside it: hair, ears, and a look that is not against a wall."""
GLIDE = 0.8
"""Seconds that a move takes at least, where the face leaves it so much."""
_NEARLY = 1.0
"""A ten-thousandth of the picture: less than a pixel."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """At a frame the window's left side is not below ``lowest`` and not above ``highest``."""

    frame: int
    lowest: float
    highest: float


def bounds(person: Person, across: int, others: Sequence[Person] = ()) -> tuple[Bound, ...]:
    """What a face asks of a window of a width; where it is too wide for it, its middle is shown.

    Where it can be, the window's edges go through the faces of no others.
    """
    found = []
    beside = [other.across < person.across for other in others]
    for frame, face in person.sightings:
        room = ROOM * face.area.across
        lowest = face.area.left + face.area.across + room - across
        highest = face.area.left - room
        middle = face.centre[0] - across / 2
        if lowest > highest:
            lowest = highest = middle
        inside = max(0, WHOLE - across)
        for other, is_left in zip(others, beside, strict=True):
            area = other.at(frame).area
            if is_left and area.left + area.across <= highest:
                lowest = max(lowest, area.left + area.across)
            elif not is_left and area.left - across >= lowest:
                highest = min(highest, area.left - across)
        found.append(
            Bound(
                frame=frame,
                lowest=min(max(lowest, 0), inside),
                highest=min(max(highest, 0), inside),
            )
        )
    return tuple(found)


def path(asked: Sequence[Bound], rate: float, top: int = 0) -> tuple[CameraKey, ...]:
    """The keys of a window that keeps all bounds; ``rate`` is frames a second."""
    if not asked:
        return ()
    here, at = _rest(asked, 0), 0
    keys = [_key(asked[0].frame, here, top)]
    while at < len(asked) - 1:
        reached, there = _straight(asked, at, here)
        leaves = _leaving(asked, (at, here), (reached, there), rate)
        if leaves > at:
            keys.append(_key(asked[leaves].frame, here, top))
        keys.append(_key(asked[reached].frame, there, top))
        at, here = reached, there
    return tuple(keys)


def _straight(asked: Sequence[Bound], at: int, here: float) -> tuple[int, float]:
    """The end of the longest straight way from a place: the bound reached, and where there.

    The slopes that keep all bounds so far narrow with each; where none is left, the way ends
    at the bound that narrowed them from the side where the next one is not.
    """
    slowest, fastest = float("-inf"), float("inf")
    low_at = high_at = at
    for place in range(at + 1, len(asked)):
        frames = asked[place].frame - asked[at].frame
        low = (asked[place].lowest - here) / frames
        high = (asked[place].highest - here) / frames
        if low > fastest:
            return high_at, asked[high_at].highest
        if high < slowest:
            return low_at, asked[low_at].lowest
        if low > slowest:
            slowest, low_at = low, place
        if high < fastest:
            fastest, high_at = high, place
    slope = min(max(0.0, slowest), fastest)
    last = len(asked) - 1
    return last, here + slope * (asked[last].frame - asked[at].frame)


def _leaving(
    asked: Sequence[Bound], start: tuple[int, float], end: tuple[int, float], rate: float
) -> int:
    """The last look until which the window can stand still before it goes on to the end."""
    (at, here), (reached, there) = start, end
    if here == there:
        return at
    latest = at
    for place in range(at + 1, reached):
        in_time = asked[reached].frame - asked[place].frame >= GLIDE * rate
        if not in_time or not asked[place].lowest <= here <= asked[place].highest:
            break
        latest = place
    for place in range(latest, at, -1):
        if _keeps(asked, (place, here), (reached, there)):
            return place
    return at


def _keeps(asked: Sequence[Bound], start: tuple[int, float], end: tuple[int, float]) -> bool:
    """Whether the straight way between two places keeps the bounds between them."""
    (at, here), (reached, there) = start, end
    slope = (there - here) / (asked[reached].frame - asked[at].frame)
    return all(
        bound.lowest - _NEARLY
        <= here + slope * (bound.frame - asked[at].frame)
        <= bound.highest + _NEARLY
        for bound in asked[at : reached + 1]
    )


def _rest(asked: Sequence[Bound], at: int) -> float:
    """Where a window begins: in the middle of what the first looks allow together."""
    lowest, highest = asked[at].lowest, asked[at].highest
    for bound in asked[at:]:
        if bound.lowest > highest or bound.highest < lowest:
            break
        lowest, highest = max(lowest, bound.lowest), min(highest, bound.highest)
    return (lowest + highest) / 2


def _key(frame: int, left: float, top: int) -> CameraKey:
    return CameraKey(frame=frame, left=round(left), top=top)
