"""The picture of a tightened clip: each part from its own place, and no jump between two.

Where something is left out the same picture goes on a moment later, which looks like a mistake.
From part to part the picture is shown nearer and wider in turn, as if another camera had been
chosen there: editors call it a punch-in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from reelwright.domain.clips.faces import Person
from reelwright.domain.clips.framing import EYES, FramedShot, Framing
from reelwright.domain.clips.tightening import Part, Tightening
from reelwright.domain.script.recording_shot import WHOLE, CameraKey, Panel
from reelwright.domain.time import SAMPLE_RATE, FrameRate

NEARER = 1.14
"""How much larger every other part is shown: less looks like a jump, more like a mistake."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PlayedShot:
    """A shot of a clip, and the sample of the recording that its first frame shows."""

    shot: FramedShot
    start: int


def played(shots: Sequence[FramedShot], start: int, rate: FrameRate) -> tuple[PlayedShot, ...]:
    """The shots of a clip from which nothing is left out, and which begins at a sample."""
    return tuple(PlayedShot(shot=shot, start=start + rate.sample_at(shot.first)) for shot in shots)


def recut(
    shots: Sequence[FramedShot], tightening: Tightening, frames: int, rate: FrameRate
) -> tuple[PlayedShot, ...]:
    """The shots of a tightened clip of so many frames.

    ``shots`` are those of the same stretch with nothing left out.
    """
    begins = [_nearest(begin, rate) for begin in tightening.begins]
    ends = [*begins[1:], frames]
    found: list[PlayedShot] = []
    for number, (part, begin, end) in enumerate(zip(tightening.parts, begins, ends, strict=True)):
        later = _nearest(part.start - tightening.parts[0].start, rate) - begin
        for shot, first, last in _shown(shots, later, begin, end):
            moved = _moved(shot, first, last, later)
            nearer = number % 2 == 1 and shot.framing is not Framing.FITTED
            found.append(
                PlayedShot(
                    shot=_nearer(moved) if nearer else moved,
                    start=_heard_at(first, part, tightening.begins[number], rate),
                )
            )
    return tuple(found)


def _shown(
    shots: Sequence[FramedShot], later: int, begin: int, end: int
) -> list[tuple[FramedShot, int, int]]:
    """The shots from one frame of the clip to another, with their frames, without a hole."""
    inside = [
        (shot, max(shot.first - later, begin), min(shot.last - later, end))
        for shot in shots
        if shot.first - later < end and shot.last - later > begin
    ]
    if not inside:
        return [(shots[-1], begin, end)] if begin < end else []
    firsts = [begin, *(first for _, first, _ in inside[1:])]
    return [
        (shot, first, last)
        for (shot, _, _), first, last in zip(inside, firsts, [*firsts[1:], end], strict=True)
    ]


def _nearest(sample: int, rate: FrameRate) -> int:
    """The frame whose beginning is nearest to a sample."""
    return round(Fraction(sample, SAMPLE_RATE) * rate.fraction)


def _heard_at(frame: int, part: Part, begin: int, rate: FrameRate) -> int:
    """The sample of the recording that is heard when a frame of the clip begins."""
    return max(0, part.start + rate.sample_at(frame) - begin)


def _moved(shot: FramedShot, first: int, last: int, later: int) -> FramedShot:
    """Frames of a shot that stood ``later`` frames later."""
    passed = first + later - shot.first
    return replace(
        shot,
        first=first,
        last=last,
        panels=tuple(_panel_moved(panel, passed) for panel in shot.panels),
        people=tuple(
            (_person_moved(person, later, first, last), panel) for person, panel in shot.people
        ),
    )


def _panel_moved(panel: Panel, passed: int) -> Panel:
    keys = tuple(replace(key, frame=key.frame - passed) for key in panel.keys)
    return replace(panel, keys=keys)


def _person_moved(person: Person, later: int, first: int, last: int) -> Person:
    seen = tuple((frame - later, face) for frame, face in person.sightings)
    inside = tuple(each for each in seen if first <= each[0] < last)
    before = tuple(each for each in seen if each[0] < first)[-1:]
    return Person(sightings=inside or before or seen[:1])


def _nearer(shot: FramedShot) -> FramedShot:
    """The same shown larger, around the faces that it is to show."""
    panels = tuple(
        _panel_nearer(panel, [who for who, where in shot.people if where == number], shot.first)
        for number, panel in enumerate(shot.panels)
    )
    return replace(shot, panels=panels)


def _panel_nearer(panel: Panel, people: Sequence[Person], first: int) -> Panel:
    keys = []
    for key in panel.keys:
        x, y = _middle(panel, key, people, first)
        left, top = x - (x - key.left) / NEARER, y - (y - key.top) / NEARER
        keys.append(CameraKey(frame=key.frame, left=round(left), top=round(top)))
    across, down = round(panel.across / NEARER), round(panel.down / NEARER)
    inside = tuple(
        replace(key, left=_within(key.left, WHOLE - across), top=_within(key.top, WHOLE - down))
        for key in keys
    )
    return replace(panel, across=across, down=down, keys=inside)


def _within(place: int, most: int) -> int:
    return min(max(place, 0), most)


def _middle(
    panel: Panel, key: CameraKey, people: Sequence[Person], first: int
) -> tuple[float, float]:
    """What stays at its place while the picture grows: the faces, else the window's middle."""
    if not people:
        return key.left + panel.across / 2, key.top + panel.down * EYES
    faces = [person.at(key.frame + first).centre for person in people]
    return (
        sum(x for x, _ in faces) / len(faces),
        sum(y for _, y in faces) / len(faces),
    )
