"""Faces by Viola and Jones' cascades, which OpenCV's wheel carries."""

from collections import deque
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np

from reelwright.adapters.faces.pictures import Grey, pictures
from reelwright.domain.clips.faces import Face, Look
from reelwright.domain.script.recording_shot import WHOLE, Area
from reelwright.domain.time import FrameRate
from reelwright.ports.faces import Watched
from reelwright.ports.progress import Progress
from reelwright.ports.recordings import Span

STEP = "watch"
LOOKS_A_SECOND = 5
SMALLEST = 0.035
"""Of the picture's long side: a smaller face is nobody's portrait, and noise looks like it."""
NEIGHBOURS = 4
"""Windows that must agree on a face; OpenCV's usual 3 sees faces in curtains."""
TINY = (32, 18)
CHANGE = 14.0
"""Levels by which a tiny copy of the picture changes at a cut, at the least."""
SUDDEN = 3.5
"""How many times more it changes at a cut than at other moments of the last second."""


Box = tuple[int, int, int, int]
"""Left, top, width and height in pixels."""


class CascadeFaces:
    """Finds faces that look at the camera, or nearly."""

    @cached_property
    def _front(self) -> cv2.CascadeClassifier:
        return _cascade("haarcascade_frontalface_alt2.xml")

    @cached_property
    def _side(self) -> cv2.CascadeClassifier:
        return _cascade("haarcascade_profileface.xml")

    def watch(self, file: Path, span: Span, rate: FrameRate, progress: Progress) -> Watched:
        """As ``ports.faces.FaceFinder`` has it."""
        frames = rate.frames_covering(span.end - span.start)
        every = max(1, round(rate.fraction / LOOKS_A_SECOND))
        cuts = _Cuts(round(rate.fraction))
        looks: list[Look] = []
        before: Grey | None = None
        due = 0
        for frame, picture in pictures(file, span, rate):
            if cuts.is_cut(picture):
                cuts.found.append(frame)
                before, due = None, frame
            if frame >= due:
                faces = self._faces(picture, before, len(looks[-1].faces) if looks else 1)
                looks.append(Look(frame=frame, faces=faces))
                before, due = picture, frame + every
                progress.advance(STEP, min(frame, frames), frames)
        progress.advance(STEP, frames, frames)
        return Watched(looks=tuple(looks), cuts=tuple(cuts.found), frames=frames)

    def _faces(self, picture: Grey, before: Grey | None, expected: int) -> tuple[Face, ...]:
        """The faces of a picture; those from the side are looked for where some are missing."""
        boxes = self._boxes(self._front, picture)
        if len(boxes) < expected:
            for box in self._from_the_side(picture):
                if not _inside(box, boxes):
                    boxes.append(box)
        return tuple(_face(box, picture, before) for box in boxes)

    def _from_the_side(self, picture: Grey) -> list[Box]:
        """Profiles; the cascade knows those that look to the left."""
        width = picture.shape[1]
        mirrored = self._boxes(self._side, np.ascontiguousarray(picture[:, ::-1]))
        turned = [
            (width - left - across, top, across, down) for left, top, across, down in mirrored
        ]
        return self._boxes(self._side, picture) + turned

    @staticmethod
    def _boxes(cascade: cv2.CascadeClassifier, picture: Grey) -> list[Box]:
        smallest = max(20, round(max(picture.shape) * SMALLEST))
        found = cascade.detectMultiScale(
            picture,
            scaleFactor=1.15,
            minNeighbors=NEIGHBOURS,
            minSize=(smallest, smallest),
        )
        return [(int(x), int(y), int(w), int(h)) for x, y, w, h in found]


def _cascade(name: str) -> cv2.CascadeClassifier:
    return cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))


class _Cuts:
    """Tells where the picture changes all at once."""

    def __init__(self, window: int) -> None:
        self.found: list[int] = []
        self._changes: deque[float] = deque(maxlen=max(4, window))
        self._before: Grey | None = None

    def is_cut(self, picture: Grey) -> bool:
        """Whether a picture begins a new camera shot."""
        tiny = np.asarray(cv2.resize(picture, TINY, interpolation=cv2.INTER_AREA), dtype=np.uint8)
        before, self._before = self._before, tiny
        if before is None:
            return False
        change = float(np.abs(tiny.astype(np.int16) - before).mean())
        usual = float(np.median(self._changes)) if self._changes else 0.0
        cut = change > CHANGE and change > SUDDEN * usual
        if cut:
            self._changes.clear()
        else:
            self._changes.append(change)
        return cut


def _inside(box: Box, others: list[Box]) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = box[0] + box[2] / 2, box[1] + box[3] / 2
    return any(
        left <= x <= left + across and top <= y <= top + down for left, top, across, down in others
    )


def _face(box: Box, picture: Grey, before: Grey | None) -> Face:
    left, top, across, down = box
    height, width = picture.shape
    area = Area(
        left=round(WHOLE * left / width),
        top=round(WHOLE * top / height),
        across=round(WHOLE * across / width),
        down=round(WHOLE * down / height),
    )
    return Face(area=area, motion=_motion(box, picture, before))


def _motion(box: Box, picture: Grey, before: Grey | None) -> float:
    """How much more the mouth's part of a face changes than its eyes' part, in levels."""
    if before is None or before.shape != picture.shape:
        return 0.0
    left, top, across, down = box
    change = np.abs(picture.astype(np.int16) - before)[top : top + down, left : left + across]
    if not change.size:
        return 0.0
    lower, upper = change[down * 3 // 5 :], change[: down * 2 // 5]
    return max(0.0, float(lower.mean()) - float(upper.mean()))
