"""Who is in the picture: faces that were seen, linked to people.

Places are ten-thousandths of the picture as it is shown; frames count from the clip's first.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.script.recording_shot import Area

NEAR = 0.6
"""Of a face's width, how far it may move between two looks and still be the same one."""
FORGOTTEN = 12
"""Looks in a row at which a face may be missed: profiles and hands hide it for a while."""
FEWEST_LOOKS = 4
SEEN = 0.35
"""Of the looks between its first and its last, those at which a real face is found. What a
detector takes for a face comes and goes."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Face:
    """A face in the picture; ``motion`` is how much its lower half changes, in levels of 255."""

    area: Area
    motion: float = 0.0

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle, across and down."""
        return (
            self.area.left + self.area.across / 2,
            self.area.top + self.area.down / 2,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """The faces that were found at a frame."""

    frame: int
    faces: tuple[Face, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One face over time, in the order of frames."""

    sightings: tuple[tuple[int, Face], ...]

    @property
    def across(self) -> float:
        """Where the middle of the face is at most times."""
        places = sorted(face.centre[0] for _, face in self.sightings)
        return places[len(places) // 2]

    @property
    def size(self) -> int:
        """The face's usual width."""
        widths = sorted(face.area.across for _, face in self.sightings)
        return widths[len(widths) // 2]

    def at(self, frame: int) -> Face:
        """The face at a frame: as it was seen last, or first."""
        found = self.sightings[0][1]
        for seen, face in self.sightings:
            if seen > frame:
                break
            found = face
        return found


def people(looks: Sequence[Look]) -> tuple[Person, ...]:
    """The people of a stretch without cuts, from left to right."""
    going: list[list[tuple[int, int, Face]]] = []
    for number, look in enumerate(looks):
        free = list(look.faces)
        for track in sorted(going, key=len, reverse=True):
            last_number, _, last = track[-1]
            if number - last_number > FORGOTTEN or not free:
                continue
            nearest = min(free, key=lambda face: _apart(face, last))
            if _apart(nearest, last) <= NEAR * (1 + (number - last_number) / FORGOTTEN):
                free.remove(nearest)
                track.append((number, look.frame, nearest))
        going += [[(number, look.frame, face)] for face in free]
    found = [_person(track) for track in going if _is_real(track)]
    return tuple(sorted(found, key=lambda person: person.across))


def _apart(one: Face, two: Face) -> float:
    """How far two faces are apart, in widths of the larger."""
    (x, y), (u, v) = one.centre, two.centre
    width = max(one.area.across, two.area.across, 1)
    height = max(one.area.down, two.area.down, 1)
    return float((((x - u) / width) ** 2 + ((y - v) / height) ** 2) ** 0.5)


def _is_real(track: Sequence[tuple[int, int, Face]]) -> bool:
    looked = track[-1][0] - track[0][0] + 1
    return len(track) >= FEWEST_LOOKS and len(track) >= SEEN * looked


def _person(track: Sequence[tuple[int, int, Face]]) -> Person:
    return Person(sightings=tuple((frame, face) for _, frame, face in track))
