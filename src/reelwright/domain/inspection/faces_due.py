"""Which faces a framed clip is to show, and where on the canvas they come to lie."""

from collections.abc import Iterator, Sequence

from reelwright.domain.canvas import Box, Canvas
from reelwright.domain.clips.faces import Person
from reelwright.domain.clips.framing import NEARLY_AS_TALL, FramedShot
from reelwright.domain.inspection.verdict import FaceDue
from reelwright.domain.script.recording_shot import WHOLE, Area, Panel


def faces_due(shots: Sequence[FramedShot], source: float, canvas: Canvas) -> tuple[FaceDue, ...]:
    """Every face that was seen in the recording of somebody whom the clip is to show.

    ``source`` is the shape of the recording's picture, width to height. A face that is larger
    than its window cannot be whole and is not asked for.
    """
    numbers: dict[Person, int] = {}
    due: list[FaceDue] = []
    for shot in shots:
        for person, panel in shot.people:
            number = numbers.setdefault(person, len(numbers))
            due += _due(
                person, number, shot, shot.panels[panel], _room(shot, panel, source, canvas)
            )
    return tuple(sorted(due, key=lambda face: (face.frame, face.person)))


def faces_shown(
    faces: Sequence[Area], shot: FramedShot, frame: int, source: float, canvas: Canvas
) -> tuple[Box, ...]:
    """Where faces of the recording lie on the canvas at a frame of the clip, whoever they are."""
    shown = []
    for number, panel in enumerate(shot.panels):
        room = _room(shot, number, source, canvas)
        boxes = (_shown(face, panel, frame - shot.first, room) for face in faces)
        shown += [box for box in boxes if box.overlaps(room)]
    return tuple(shown)


def _due(
    person: Person, number: int, shot: FramedShot, panel: Panel, room: Box
) -> Iterator[FaceDue]:
    for frame, face in person.sightings:
        fits = face.area.across <= panel.across and face.area.down <= panel.down
        if fits and shot.first <= frame < shot.last:
            box = _shown(face.area, panel, frame - shot.first, room)
            yield FaceDue(frame=frame, person=number, box=box, room=room)


def _shown(area: Area, panel: Panel, frame: int, room: Box) -> Box:
    left, top = panel.window(frame)
    across, down = room.width / panel.across, room.height / panel.down
    return Box(
        x=round(room.x + (area.left - left) * across),
        y=round(room.y + (area.top - top) * down),
        width=round(area.across * across),
        height=round(area.down * down),
    )


def _room(shot: FramedShot, number: int, source: float, canvas: Canvas) -> Box:
    """The part of the canvas that a panel's window fills: whole inside its box."""
    panel = shot.panels[number]
    width = canvas.width * panel.box.across / WHOLE
    height = canvas.height * panel.box.down / WHOLE
    left = canvas.width * panel.box.left / WHOLE
    top = canvas.height * panel.box.top / WHOLE
    shape = source * panel.across / panel.down
    inside = (width, height)
    if max(shape * height / width, width / (shape * height)) > NEARLY_AS_TALL:
        inside = (min(width, height * shape), min(height, width / shape))
    return Box(
        x=round(left + (width - inside[0]) / 2),
        y=round(top + (height - inside[1]) / 2),
        width=round(inside[0]),
        height=round(inside[1]),
    )
