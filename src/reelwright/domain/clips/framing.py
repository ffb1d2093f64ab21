"""What of a recording's picture a clip shows: one person followed, two split, or all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reelwright.domain.clips.faces import Look, Person, people
from reelwright.domain.clips.following import bounds, path
from reelwright.domain.script.recording_shot import WHOLE, Area, CameraKey, Panel

SHORTEST_TURN = 1.5
"""Seconds that somebody must speak before the picture turns to them."""
CLEARLY = 1.6
"""How many times more the lips of who speaks move than those of anybody else."""
SMALL_FACE = 250
"""Ten-thousandths of the width: who is farther away is part of a scene, not its subject."""
NEARLY_AS_TALL = 1.02
"""Shapes that differ by no more are the same."""
SPLIT = ((Area(down=4000), 0.45), (Area(top=4000, down=6000), 0.2))
"""Two panels of a canvas, and where in each the middle of a face is, as a part of its height. The
lower face stands above captions, and the lower panel reaches under what platforms draw."""
EYES = 0.4
"""Of a window's height, where a face's middle is in it."""
FACE_PART, MOVING_PART = 0.4, 0.6
"""Of the height of the upper panel, what a face fills, and what it moves within at most."""
LARGEST = 0.55
"""Of the picture's height, the smallest window: a smaller one is not sharp any more."""
CROWD = 2
"""More people than this are shown together or one at a time, never split."""


class Framing(StrEnum):
    """How a stretch is shown."""

    WHOLE = "whole"
    """The picture has the canvas's shape."""
    FITTED = "fitted"
    FOLLOWED = "followed"
    TOGETHER = "together"
    """Several people in one window."""
    SPLIT = "split"


@dataclass(frozen=True, kw_only=True, slots=True)
class FramedShot:
    """Frames ``first`` up to ``last`` (exclusive) of a clip, and the panels that they show.

    The keys of the panels count from ``first``. ``people`` are those that it is to show, with
    the panel that each is shown in.
    """

    first: int
    last: int
    framing: Framing
    panels: tuple[Panel, ...]
    people: tuple[tuple[Person, int], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """Shapes, width to height, of the recording's picture and of the canvas; frames a second."""

    source: float
    canvas: float
    rate: float

    @property
    def across(self) -> int:
        """The width of a window of the canvas's shape and the picture's whole height."""
        return min(WHOLE, round(WHOLE * self.canvas / self.source))

    @property
    def down(self) -> int:
        """The height of the widest window of the canvas's shape."""
        return min(WHOLE, round(WHOLE * self.source / self.canvas))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stretch:
    """Frames between two cuts."""

    first: int
    last: int
    picture: Picture

    def shot(
        self, framing: Framing, *panels: Panel, people: Sequence[tuple[Person, int]] = ()
    ) -> FramedShot:
        """All of it in one way."""
        return FramedShot(
            first=self.first,
            last=self.last,
            framing=framing,
            panels=panels,
            people=tuple(people),
        )


def framed(
    looks: Sequence[Look], cuts: Sequence[int], frames: int, picture: Picture
) -> tuple[FramedShot, ...]:
    """How a clip of so many frames is shown; ``cuts`` are the first frames of new camera shots."""
    edges = [0, *(cut for cut in sorted(set(cuts)) if 0 < cut < frames), frames]
    shots: list[FramedShot] = []
    for first, last in pairwise(edges):
        inside = [look for look in looks if first <= look.frame < last]
        shots += _shots(inside, _Stretch(first=first, last=last, picture=picture))
    return tuple(shots)


def _shots(looks: Sequence[Look], stretch: _Stretch) -> list[FramedShot]:
    picture = stretch.picture
    if picture.source <= picture.canvas * NEARLY_AS_TALL:
        return [_still(stretch, Framing.WHOLE)]
    seen = [person for person in people(looks) if person.size >= SMALL_FACE]
    if len(seen) == 1:
        return [_followed(seen[0], stretch, ())]
    return _several(seen, looks, stretch) if seen else [_still(stretch, Framing.FITTED)]


def _several(seen: Sequence[Person], looks: Sequence[Look], stretch: _Stretch) -> list[FramedShot]:
    """Together where they are near, else who speaks, else the two of them one above the other."""
    if _reach(seen) <= stretch.picture.across:
        return [_together(seen, stretch)]
    turns = _turns(seen, looks, stretch)
    if turns:
        return [
            _followed(
                who,
                _Stretch(first=begin, last=end, picture=stretch.picture),
                [other for other in seen if other is not who],
            )
            for who, begin, end in turns
        ]
    return [_split(seen, stretch) if len(seen) <= CROWD else _still(stretch, Framing.FITTED)]


def _still(stretch: _Stretch, framing: Framing) -> FramedShot:
    """All of the picture; of one that is taller than the canvas its middle."""
    down = stretch.picture.down if framing is Framing.WHOLE else WHOLE
    key = CameraKey(frame=0, left=0, top=(WHOLE - down) // 2)
    return stretch.shot(framing, Panel(box=Area(), across=WHOLE, down=down, keys=(key,)))


def _followed(person: Person, stretch: _Stretch, others: Sequence[Person]) -> FramedShot:
    across = stretch.picture.across
    keys = _keys(person, stretch, across, others=others)
    panel = Panel(box=Area(), across=across, down=WHOLE, keys=keys)
    return stretch.shot(Framing.FOLLOWED, panel, people=[(person, 0)])


def _keys(
    person: Person,
    stretch: _Stretch,
    across: int,
    top: int = 0,
    others: Sequence[Person] = (),
) -> tuple[CameraKey, ...]:
    first = stretch.first
    asked = [
        bound for bound in bounds(person, across, others) if first <= bound.frame < stretch.last
    ]
    if not asked:
        face = person.at(first)
        left = min(max(face.centre[0] - across / 2, 0), WHOLE - across)
        return (CameraKey(frame=0, left=round(left), top=top),)
    return tuple(
        CameraKey(frame=key.frame - first, left=key.left, top=key.top)
        for key in path(asked, stretch.picture.rate, top)
    )


def _reach(seen: Sequence[Person]) -> float:
    """The width that holds everybody at all times, with room beside their faces."""
    lefts = [face.area.left - face.area.across / 2 for each in seen for _, face in each.sightings]
    rights = [
        face.area.left + face.area.across * 3 / 2 for each in seen for _, face in each.sightings
    ]
    return max(rights) - min(lefts)


def _together(seen: Sequence[Person], stretch: _Stretch) -> FramedShot:
    across = stretch.picture.across
    middle = (seen[0].across + seen[-1].across) / 2
    left = min(max(middle - across / 2, 0), WHOLE - across)
    key = CameraKey(frame=0, left=round(left), top=0)
    panel = Panel(box=Area(), across=across, down=WHOLE, keys=(key,))
    return stretch.shot(Framing.TOGETHER, panel, people=[(person, 0) for person in seen])


def _split(seen: Sequence[Person], stretch: _Stretch) -> FramedShot:
    """Two people one above the other, both as large, and both above where captions stand."""
    panels = []
    for person, (box, eyes_at) in zip(seen[:CROWD], SPLIT, strict=True):
        shape = stretch.picture.canvas / stretch.picture.source * WHOLE / box.down
        down, eyes = _height_for(person, box, min(WHOLE, round(WHOLE / shape)))
        across = min(WHOLE, round(down * shape))
        top = min(max(round(eyes - down * eyes_at), 0), WHOLE - down)
        beside = [other for other in seen if other is not person]
        keys = _keys(person, stretch, across, top, beside)
        panels.append(Panel(box=box, across=across, down=down, keys=keys))
    shown = [(person, place) for place, person in enumerate(seen[:CROWD])]
    return stretch.shot(Framing.SPLIT, *panels, people=shown)


def _height_for(person: Person, box: Area, most: int) -> tuple[int, float]:
    """The height of a box's window in which a person is large, and where the face's middle is."""
    areas = [face.area for _, face in person.sightings]
    highest, lowest = min(each.top for each in areas), max(each.top + each.down for each in areas)
    usual = sorted(each.down for each in areas)[len(areas) // 2]
    wanted = max(WHOLE * LARGEST, usual / FACE_PART, (lowest - highest) / MOVING_PART)
    return min(most, round(wanted * box.down / SPLIT[0][0].down)), (highest + lowest) / 2


def _turns(
    seen: Sequence[Person], looks: Sequence[Look], stretch: _Stretch
) -> list[tuple[Person, int, int]]:
    """Who speaks from when to when, by whose lips move; empty where that is not clear.

    A turn is no shorter than it takes a viewer to look.
    """
    rate = stretch.picture.rate
    spoke = [_speaking(seen, look.frame, rate) for look in looks]
    known = [who for who in spoke if who is not None]
    if len(known) * 2 < len(spoke) or not known:
        return []
    turns: list[tuple[int, int]] = [(known[0], stretch.first)]
    for look, who in zip(looks, spoke, strict=True):
        if who is not None and who != turns[-1][0]:
            turns.append((who, look.frame))
    kept = [turns[0]]
    for at, (who, begin) in enumerate(turns[1:], 1):
        end = turns[at + 1][1] if at + 1 < len(turns) else stretch.last
        if end - begin >= SHORTEST_TURN * rate and who != kept[-1][0]:
            kept.append((who, begin))
    ends = [*(begin for _, begin in kept[1:]), stretch.last]
    return [(seen[who], begin, end) for (who, begin), end in zip(kept, ends, strict=True)]


def _speaking(seen: Sequence[Person], frame: int, rate: float) -> int | None:
    """Whose lips move clearly more than all others' in the second around a frame."""
    moved = [_moved(person, frame, rate) for person in seen]
    best = max(range(len(seen)), key=lambda at: moved[at])
    others = max((each for at, each in enumerate(moved) if at != best), default=0.0)
    return best if moved[best] > CLEARLY * max(others, 0.5) else None


def _moved(person: Person, frame: int, rate: float) -> float:
    near = [face.motion for at, face in person.sightings if abs(at - frame) <= rate / 2]
    return sum(near) / len(near) if near else 0.0
