"""What is measured of clips alone: the sound where it was cut, and the faces in the picture."""

from pathlib import Path

import numpy as np

from reelwright.adapters.inspector.sound import HeardSound
from reelwright.domain.canvas import Box, Canvas
from reelwright.domain.inspection.measurements import CutSound, FacesSeen, Join, NotMeasured
from reelwright.domain.inspection.verdict import ClipMade
from reelwright.domain.script.recording_shot import WHOLE, Area
from reelwright.domain.sound.joins import corner, quiet_ends
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.faces import FaceFinder
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span

_SAMPLE = np.float32(1 / 32768)


def cut_sound(heard: HeardSound, made: ClipMade | None) -> CutSound | NotMeasured:
    """The silence at both ends of a clip, and how sharp its cuts are."""
    if made is None:
        return NotMeasured(reason="it is no clip of a recording")
    if not heard.samples:
        return NotMeasured(reason="there is no sound")
    pcm = heard.stretch(0, made.samples).pcm
    sound = np.frombuffer(pcm, "<i2").astype(np.float32) * _SAMPLE
    lead, tail = quiet_ends(sound)
    places = (0, *made.joins, len(sound))
    joins = (Join(second=at / SAMPLE_RATE, decibels=corner(sound, at)) for at in places)
    return CutSound(lead=lead, tail=tail, joins=tuple(joins))


def faces_seen(
    master: Path, made: ClipMade, canvas: Canvas, finder: FaceFinder, progress: Progress
) -> tuple[FacesSeen, ...]:
    """The faces in the picture of a clip; nothing is looked for where nobody is due.

    Raises:
        PictureUnwatchable, Cancelled.
    """
    if not made.faces:
        return ()
    watched = finder.watch(master, Span(start=0, end=made.samples), canvas.rate, progress)
    return tuple(
        FacesSeen(frame=look.frame, boxes=tuple(_box(face.area, canvas) for face in look.faces))
        for look in watched.looks
    )


def _box(area: Area, canvas: Canvas) -> Box:
    return Box(
        x=round(area.left * canvas.width / WHOLE),
        y=round(area.top * canvas.height / WHOLE),
        width=round(area.across * canvas.width / WHOLE),
        height=round(area.down * canvas.height / WHOLE),
    )
