"""Watching burnt captions: how legible they are, and whether they keep to their area."""

from dataclasses import dataclass
from fractions import Fraction

import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from reelwright.adapters.inspector.legibility import ratio_of_letters
from reelwright.adapters.inspector.luma import Luma, luma_of, rgb_of
from reelwright.domain.canvas import Canvas, Format, Preset, canvas_for
from reelwright.domain.captions.cues import Cue
from reelwright.domain.inspection.measurements import NotMeasured, TextContrast, TextSpill
from reelwright.domain.inspection.verdict import TextArea

_MOST_CUES = 40
_SETTLED = Fraction(1, 4)
"""Seconds after its start by which a caption stands."""
_CHANGED_BY = 32
_CELLS_DOWN = 135
"""Rows of cells: 8 pixels of 1080p."""
_CELL_CHANGED = 0.1
_SCENE_CHANGES = 0.06
"""Part of the picture outside the captions that changes when a scene does, not a caption."""
_ENTERING = Fraction(2, 3)
"""Seconds before and after its settling that a card's text may move."""
_TELLING_CUES = 4
_AT_LEAST = 3
"""Captions with which the same place must change: two may do so by chance."""
_USUALLY = 0.6


@dataclass(frozen=True, kw_only=True, slots=True)
class _Moments:
    """Frames to look at around one cue."""

    cue: Cue
    before: int
    after: int
    middle: int
    later: int


class CaptionWatch:
    """Looks at up to 40 cues, evenly over the video."""

    def __init__(
        self, cues: tuple[Cue, ...], canvas: Canvas | None, texts: tuple[TextArea, ...] = ()
    ) -> None:
        self._entering = [text.first for text in texts]
        self._canvas = canvas or canvas_for(Format.WIDE, Preset.P1080)
        self._moments = [self._moments_of(cue) for cue in _evenly(cues if canvas else ())]
        self._wanted = sorted(
            {
                (frame, index, role)
                for index, moments in enumerate(self._moments)
                for role, frame in _roles(moments)
            }
        )
        self._next = 0
        self._lumas: dict[tuple[int, str], Luma] = {}
        self._votes: list[NDArray[np.float32]] = []
        self._seconds: list[float] = []
        self._contrasts: list[TextContrast] = []

    def see(self, index: int, frame: VideoFrame) -> None:
        """Keep or measure what is wanted of this frame."""
        if (frame.width, frame.height) != (self._canvas.width, self._canvas.height):
            return
        while self._next < len(self._wanted) and self._wanted[self._next][0] <= index:
            _, cue, role = self._wanted[self._next]
            self._next += 1
            self._lumas[cue, role] = luma_of(frame).copy()
            if role == "middle":
                self._measure_contrast(self._moments[cue].cue, frame)
            if role == "later":
                self._vote(cue)

    def contrasts(self) -> tuple[TextContrast, ...] | NotMeasured:
        """What each cue looked at reaches."""
        if not self._contrasts:
            return NotMeasured(reason="no captions could be looked at")
        return tuple(self._contrasts)

    def spills(self) -> tuple[TextSpill, ...] | NotMeasured:
        """Cells outside the area that change with the captions and not otherwise."""
        if len(self._votes) < _TELLING_CUES:
            return NotMeasured(reason="too few captions to tell them from the picture")
        often = max(_AT_LEAST, _USUALLY * len(self._votes))
        usual = np.sum(self._votes, axis=0) >= often
        rows, columns = np.nonzero(usual)
        if not len(rows):
            return ()
        beyond = max(
            self._beyond(int(row), int(column)) for row, column in zip(rows, columns, strict=True)
        )
        return (TextSpill(second=self._seconds[0], pixels=beyond),) if beyond > 0 else ()

    def _moments_of(self, cue: Cue) -> _Moments:
        rate = self._canvas.rate
        first, last = rate.frame_at(cue.start), rate.frame_at(cue.end)
        after = min(first + round(_SETTLED * rate.fraction), (first + last) // 2)
        middle = max(after + 1, (first + last) // 2)
        return _Moments(
            cue=cue,
            before=max(0, first - 2),
            after=after,
            middle=middle,
            later=max(middle + 1, min(middle + after - first + 2, last - 2)),
        )

    def _measure_contrast(self, cue: Cue, frame: VideoFrame) -> None:
        area = self._canvas.captions
        letters = sum(character.isalnum() for character in cue.text)
        short_side = min(self._canvas.width, self._canvas.height)
        ratio = ratio_of_letters(rgb_of(frame, area), short_side, letters)
        second = float(self._canvas.rate.seconds(self._canvas.rate.frame_at(cue.start)))
        self._contrasts.append(TextContrast(second=second, ratio=ratio, text=cue.text))

    def _vote(self, cue: int) -> None:
        seen = [self._lumas.pop((cue, role)) for role, _ in _roles(self._moments[cue])]
        before, after, middle, later = seen
        if self._card_enters(self._moments[cue]):
            return
        appeared = self._changed(before, after)
        moving = self._changed(middle, later)
        outside = self._outside(appeared)
        if float(moving[outside].mean()) > _SCENE_CHANGES:
            return  # a clip that moves all over hides what the captions change
        if float(appeared[outside].mean()) > _SCENE_CHANGES:
            return
        self._votes.append(np.where(outside, np.maximum(0, appeared - moving), 0))
        self._seconds.append(self._contrasts[-1].second)

    def _card_enters(self, moments: _Moments) -> bool:
        """Whether a card's own text comes in with the cue, so that one hides the other."""
        room = round(_ENTERING * self._canvas.rate.fraction)
        around = range(moments.before - room, moments.later + room)
        return any(first in around for first in self._entering)

    def _changed(self, one: Luma, other: Luma) -> NDArray[np.float32]:
        """1 for each cell in which a tenth of the points changed, else 0."""
        changed = (cv2.absdiff(one, other) > _CHANGED_BY).astype(np.float32)
        rows = min(_CELLS_DOWN, self._canvas.height // 2)
        columns = max(1, rows * self._canvas.width // self._canvas.height)
        cells = cv2.resize(changed, (columns, rows), interpolation=cv2.INTER_AREA)
        return (cells > _CELL_CHANGED).astype(np.float32)

    def _outside(self, cells: NDArray[np.float32]) -> NDArray[np.bool_]:
        outside = np.ones(cells.shape, dtype=np.bool_)
        high, wide = self._cell(cells.shape)
        area = self._canvas.captions
        outside[
            int(area.y / high) : int(np.ceil(area.bottom / high)),
            int(area.x / wide) : int(np.ceil(area.right / wide)),
        ] = False
        return outside

    def _cell(self, shape: tuple[int, ...]) -> tuple[float, float]:
        return self._canvas.height / shape[0], self._canvas.width / shape[1]

    def _beyond(self, row: int, column: int) -> int:
        """Pixels by which a cell reaches out of the area."""
        high, wide = self._cell(self._votes[0].shape)
        area = self._canvas.captions
        return round(
            max(
                area.y - row * high,
                (row + 1) * high - area.bottom,
                area.x - column * wide,
                (column + 1) * wide - area.right,
            )
        )


def _roles(moments: _Moments) -> tuple[tuple[str, int], ...]:
    return (
        ("before", moments.before),
        ("after", moments.after),
        ("middle", moments.middle),
        ("later", moments.later),
    )


def _evenly(cues: tuple[Cue, ...]) -> tuple[Cue, ...]:
    if len(cues) <= _MOST_CUES:
        return cues
    return tuple(cues[index * len(cues) // _MOST_CUES] for index in range(_MOST_CUES))
