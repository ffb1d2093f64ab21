"""Figures along a line."""

from dataclasses import replace

import numpy as np

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import AXIS, VALUE
from reelwright.adapters.illustrator.shapes import (
    disc,
    filled,
    polygon_mask,
    polyline_mask,
    rectangle,
    rounded,
)
from reelwright.adapters.illustrator.typesetting import Align, TextBlock
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import Datum
from reelwright.ports.picture import Motion


def curve(data: tuple[Datum, ...], page: Page, area: Box) -> None:
    """Points joined in order; each point and the line to it enter when its figure is said."""
    pitch = area.width // len(data)
    room = pitch - page.px(10)
    labels = page.setter.fit_row(
        [datum.label for datum in data], replace(AXIS, smallest=14), room, area.height // 5
    )
    values = page.setter.fit_row(
        [datum.shown for datum in data], replace(VALUE, smallest=14), room, page.px(60)
    )
    foot = max(label.height for label in labels) + page.px(20)
    head = max(value.height for value in values) + page.px(26)
    plot = Box(x=area.x, y=area.y + head, width=area.width, height=area.height - head - foot)
    page.put(
        rectangle(area.width, page.px(3), page.inks.hairline), area.x, plot.bottom,
        page.when(None, 1), motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    points = _points(data, plot, pitch)
    enters = [page.when(datum.at, 2 + index) for index, datum in enumerate(data)]
    for index in range(1, len(points)):
        _segment(page, plot, points[index - 1], points[index], max(enters[index - 1 : index + 1]))
    for index, (x, y) in enumerate(points):
        left = area.x + index * pitch + page.px(5)
        column = Box(x=left, y=plot.y, width=room, height=plot.height)
        valley = all(y > points[at][1] for at in (index - 1, index + 1) if 0 <= at < len(points))
        under = valley and plot.bottom - y > values[index].height + page.px(44)
        _point(page, (x, y), values[index], column, (enters[index], under))
        page.text(
            labels[index], left, plot.bottom + page.px(20), page.inks.muted, page.when(None, 2),
            align=Align.CENTRE, width=room,
        )  # fmt: skip


def _points(data: tuple[Datum, ...], plot: Box, pitch: int) -> list[tuple[int, int]]:
    """The middle of each figure's column, as high as its part between the least and the most."""
    figures = [float(datum.value) for datum in data]
    low, high = min(figures), max(figures)
    # From zero where the figures are not all far above it, so that heights tell proportions.
    low = min(0.0, low) if low <= (high - low) else low - (high - low) * 0.25
    span = (high - low) or 1.0
    return [
        (
            plot.x + index * pitch + pitch // 2,
            plot.bottom - round((figure - low) / span * plot.height),
        )
        for index, figure in enumerate(figures)
    ]


def _segment(
    page: Page, plot: Box, start: tuple[int, int], end: tuple[int, int], enter: int
) -> None:
    """The line between two points, and a faint fill under it."""
    thick = page.px(7)
    width = end[0] - start[0] + 2 * thick
    top = min(start[1], end[1]) - thick
    height = plot.bottom - top + thick
    moved = [(x - start[0] + thick, y - top) for x, y in (start, end)]
    floor = plot.bottom - top
    area = [*moved, (moved[1][0], floor), (moved[0][0], floor)]
    below = filled(
        polygon_mask((width, height), [(float(x), float(y)) for x, y in area]), page.inks.accent
    )
    down = np.arange(top - plot.y, top - plot.y + height, dtype=np.float32) / plot.height
    fade = (0.26 - 0.24 * np.clip(down, 0, 1))[:, None]
    below[..., 3] = (below[..., 3] * fade).astype(np.uint8)
    page.put(below, start[0] - thick, top, enter, motion=Motion.WIPE_RIGHT)
    line = polyline_mask((width, height), [(float(x), float(y)) for x, y in moved], thick)
    used = max(moved[0][1], moved[1][1]) + thick
    page.put(
        filled(line[:used], page.inks.accent), start[0] - thick, top, enter,
        motion=Motion.WIPE_RIGHT,
    )  # fmt: skip


def _point(
    page: Page, at: tuple[int, int], value: TextBlock, place: Box, how: tuple[int, bool]
) -> None:
    """A ring on the point, its figure above, or under it in a valley, on a soft plate."""
    enter, under = how
    outer, inner = page.px(26), page.px(14)
    page.put(disc(outer, page.inks.accent), at[0] - outer // 2, at[1] - outer // 2, enter)
    page.put(disc(inner, page.inks.background), at[0] - inner // 2, at[1] - inner // 2, enter)
    y = at[1] + page.px(20) if under else at[1] - page.px(20) - value.height
    pad = page.px(8)
    x = place.x + (place.width - value.width) // 2 - pad
    plate = rounded(value.width + 2 * pad, value.height, page.px(10), page.inks.background, 0.8)
    page.put(plate, x, y, enter)
    page.text(value, place.x, y, page.inks.text, enter, align=Align.CENTRE, width=place.width)
