"""Watching burnt captions: how legible they are, and whether they keep to their area."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from reelwright.adapters.inspector.legibility import ratio_of_letters
from reelwright.adapters.inspector.luma import Luma, luma_of, rgb_of
from reelwright.adapters.inspector.moments import Moment
from reelwright.adapters.inspector.questions import AFTER, BEFORE, CaptionLook
from reelwright.domain.canvas import Canvas
from reelwright.domain.inspection.measurements import NotMeasured, TextSpill

Counts = NDArray[np.uint16]
"""For each cell of the picture, a number of captions; rows x columns."""
_Cells = NDArray[np.bool_]

_CHANGED_BY = 32
_CELLS_DOWN = 135
"""Rows of cells: 8 pixels of 1080p."""
_ROWS_LOOKED_AT = 540
_CELL_CHANGED = 0.1
_SCENE_CHANGES = 0.15
"""Part of the picture outside the captions' area that no caption fills: a scene came with it."""
_TELLING_CUES = 4
_TELLING_PART = 0.5
"""Part of the picture that is at rest around so many captions."""
_AT_LEAST = 3
"""Captions with which the same place must change: two may do so by chance."""
_USUALLY = 0.4
"""Of the captions during which a place is at rest. Inside their area most places reach it; with
hand-held clips behind, chance reached 0.12 outside."""
_TOGETHER = 10
"""Cells that must touch: a letter has twice as many, and chance made five."""


_WIDER = 2
"""Words are so much wider than high; a bar of a wave, which leaps as somebody begins to speak, is
not."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Comings:
    """How places changed as captions came, summed over those that tell anything.

    ``calm`` counts the captions around whose first frame a place was at rest, ``changed`` those
    of them with whose first frame it changed. ``first`` is the first of these captions.
    """

    captions: int
    first: int
    calm: Counts
    changed: Counts


class CaptionContrasts:
    """Looks at captions in their middle."""

    def __init__(self, looks: tuple[CaptionLook, ...], canvas: Canvas) -> None:
        self._looks = looks
        self._canvas = canvas
        self._ratios: dict[int, float] = {}

    def moments(self) -> Iterator[Moment]:
        """When to look."""
        for number, look in enumerate(self._looks):
            yield look.frame, partial(self._measure, number)

    def ratios(self) -> tuple[float, ...]:
        """What each caption reaches; empty where a picture was of another size."""
        if len(self._ratios) < len(self._looks):
            return ()
        return tuple(self._ratios[number] for number in range(len(self._looks)))

    def _measure(self, number: int, frame: VideoFrame) -> None:
        if (frame.width, frame.height) != (self._canvas.width, self._canvas.height):
            return
        short_side = min(self._canvas.width, self._canvas.height)
        picture = rgb_of(frame, self._canvas.captions)
        self._ratios[number] = ratio_of_letters(picture, short_side, self._looks[number].letters)


class CaptionComings:
    """Looks at the frames around the first one of captions."""

    def __init__(self, firsts: tuple[int, ...], canvas: Canvas) -> None:
        self._canvas = canvas
        self._firsts = firsts
        self._changes = [_Changes(canvas) for _ in firsts]

    def moments(self) -> Iterator[Moment]:
        """When to look."""
        for first, changes in zip(self._firsts, self._changes, strict=True):
            for frame in range(first - BEFORE, first + AFTER + 1):
                yield frame, changes.see

    def comings(self) -> Comings | None:
        """The sum; None where no caption told anything."""
        found: Comings | None = None
        for number, changes in enumerate(self._changes):
            told = changes.told(number)
            if told is not None:
                found = together(found, told)
        return found


class _Changes:
    """What changes from frame to frame around the first one of a caption."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._last: Luma | None = None
        self._seen: list[_Cells] = []

    def see(self, frame: VideoFrame) -> None:
        if (frame.width, frame.height) != (self._canvas.width, self._canvas.height):
            return
        step = max(1, self._canvas.height // _ROWS_LOOKED_AT)
        luma = luma_of(frame)[::step, ::step].copy()
        if self._last is not None:
            self._seen.append(_changed(self._last, luma, self._canvas))
        self._last = None if len(self._seen) == BEFORE + AFTER else luma

    def told(self, number: int) -> Comings | None:
        if len(self._seen) < BEFORE + AFTER:
            return None
        calm = ~np.logical_or.reduce(self._seen[: BEFORE - 1] + self._seen[BEFORE:])
        changed = self._seen[BEFORE - 1] & calm
        if float(changed[outside(self._canvas)].mean()) > _SCENE_CHANGES:
            return None
        return Comings(
            captions=1,
            first=number,
            calm=calm.astype(np.uint16),
            changed=changed.astype(np.uint16),
        )


def together(one: Comings | None, other: Comings) -> Comings:
    """The sum of two; the first caption is that of the first."""
    if one is None:
        return other
    return Comings(
        captions=one.captions + other.captions,
        first=one.first,
        calm=one.calm + other.calm,
        changed=one.changed + other.changed,
    )


def spills(
    comings: Comings | None, second: float, canvas: Canvas | None
) -> tuple[TextSpill, ...] | NotMeasured:
    """Places outside the area that change when captions come, and not just before and after.

    A clip may move all over the picture; it does not do so for one frame with each caption.
    """
    if canvas is None or comings is None or comings.captions < _TELLING_CUES:
        return NotMeasured(reason="too few captions to tell them from the picture")
    telling = (comings.calm >= _TELLING_CUES) & outside(canvas)
    usual = telling & (comings.changed >= np.maximum(_AT_LEAST, _USUALLY * comings.calm))
    beyond = [_beyond(int(row), int(column), canvas) for row, column in _clustered(usual)]
    pixels = max(beyond, default=0)
    if pixels > 0:
        return (TextSpill(second=second, pixels=pixels),)
    if np.count_nonzero(telling) < _TELLING_PART * np.count_nonzero(outside(canvas)):
        return NotMeasured(reason="the picture moves too much to tell captions from it")
    return ()


def cells_of(canvas: Canvas) -> tuple[int, int]:
    """Rows and columns of cells."""
    rows = min(_CELLS_DOWN, canvas.height // 2)
    return rows, max(1, rows * canvas.width // canvas.height)


def outside(canvas: Canvas) -> _Cells:
    """The cells that no part of the captions' area reaches."""
    cells = np.ones(cells_of(canvas), dtype=np.bool_)
    high, wide = _cell(canvas)
    area = canvas.captions
    cells[
        int(area.y / high) : int(np.ceil(area.bottom / high)),
        int(area.x / wide) : int(np.ceil(area.right / wide)),
    ] = False
    return cells


def _changed(one: Luma, other: Luma, canvas: Canvas) -> _Cells:
    """The cells in which a tenth of the points changed."""
    changed = (cv2.absdiff(one, other) > _CHANGED_BY).astype(np.float32)
    rows, columns = cells_of(canvas)
    return cv2.resize(changed, (columns, rows), interpolation=cv2.INTER_AREA) > _CELL_CHANGED


def _clustered(cells: _Cells) -> NDArray[np.intp]:
    """Row and column of each cell that touches enough others, as cells of words do."""
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(cells.astype(np.uint8), connectivity=8)
    lines = boxes[:, cv2.CC_STAT_WIDTH] >= _WIDER * boxes[:, cv2.CC_STAT_HEIGHT]
    lines &= boxes[:, cv2.CC_STAT_AREA] >= _TOGETHER
    lines[0] = False
    return np.argwhere(lines[labels])


def _cell(canvas: Canvas) -> tuple[float, float]:
    rows, columns = cells_of(canvas)
    return canvas.height / rows, canvas.width / columns


def _beyond(row: int, column: int, canvas: Canvas) -> int:
    """Pixels by which a cell reaches out of the area."""
    high, wide = _cell(canvas)
    area = canvas.captions
    return round(
        max(
            area.y - row * high,
            (row + 1) * high - area.bottom,
            area.x - column * wide,
            (column + 1) * wide - area.right,
        )
    )
