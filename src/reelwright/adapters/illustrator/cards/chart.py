"""Figures that can be compared."""

from dataclasses import dataclass, replace

import numpy as np

from reelwright.adapters.illustrator.cards.curve import curve
from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import AXIS, NOTE, VALUE
from reelwright.adapters.illustrator.shapes import rectangle, rounded
from reelwright.adapters.illustrator.typesetting import Align
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import ChartCard, ChartKind, Datum
from reelwright.ports.picture import Motion, Rgba

_MOST_COLUMNS = 6
_LONGEST_COLUMN_LABEL = 26
_LONGEST_IN_SQUARE = 9
_GROWTH = 22
"""Frames in which a bar grows."""

_GROWN = 10
"""Frames after a bar begins to grow when its figure appears at its end."""


def draw(card: ChartCard, page: Page) -> None:
    """Bars or a line under the heading, and the source of the figures at the bottom."""
    area = heading(card.heading, page, page.content)
    if card.source:
        source = page.fit(card.source, replace(NOTE, size=30, lines=1), area.width, page.px(48))
        y = area.bottom - source.height
        page.text(source, area.x, y, page.inks.muted, page.when(None, 3))
        area = replace(area, height=area.height - source.height - page.px(20))
    if card.kind is ChartKind.LINE:
        curve(card.data, page, area)
    elif _stand(card.data, page):
        _columns(card.data, page, area)
    else:
        _rows(card.data, page, area)


def _stand(data: tuple[Datum, ...], page: Page) -> bool:
    """Whether bars stand upright: few, of short labels, none under zero, and room across."""
    longest = _LONGEST_COLUMN_LABEL if page.wide else _LONGEST_IN_SQUARE
    return (
        not page.tall
        and len(data) <= _MOST_COLUMNS
        and all(datum.value >= 0 for datum in data)
        and all(len(datum.label) <= longest for datum in data)
    )


def _colour(datum: Datum, data: tuple[Datum, ...], page: Page) -> str:
    """The accent for the largest, the second colour for the others."""
    largest = max(data, key=lambda other: abs(other.value))
    return page.inks.accent if datum is largest else page.inks.second


def _columns(data: tuple[Datum, ...], page: Page, area: Box) -> None:
    gap = page.px(36)
    pitch = (area.width + gap) // len(data)
    width = pitch - gap
    labels = page.setter.fit_row(
        [datum.label for datum in data], AXIS, width, round(area.height * 0.24)
    )
    values = page.setter.fit_row([datum.shown for datum in data], VALUE, width, page.px(96))
    foot = max(label.height for label in labels) + page.px(18)
    head = max(value.height for value in values) + page.px(6)
    base = area.bottom - foot
    most = base - area.y - head
    page.put(
        rectangle(area.width, page.px(4), page.inks.hairline), area.x, base, page.when(None, 1),
        motion=Motion.WIPE_RIGHT,
    )  # fmt: skip
    largest = max(float(datum.value) for datum in data) or 1.0
    thick = min(round(width * 0.86), page.px(330))
    for index, datum in enumerate(data):
        left = area.x + index * pitch
        enter = page.when(datum.at, 2 + index)
        high = max(page.px(6), round(most * float(datum.value) / largest))
        bar = rounded(thick, high, min(page.px(18), high / 2), _colour(datum, data, page))
        bar[high // 2 :, :, 3] = 255
        x = left + (width - thick) // 2
        page.put(
            _shaded(bar), x, base - high, enter, motion=Motion.WIPE_UP, frames=_growth(page, enter)
        )
        y = base - high - page.px(6) - values[index].height
        shown = page.after(enter, _GROWN)
        page.text(values[index], left, y, page.inks.text, shown, align=Align.CENTRE, width=width)
        page.text(
            labels[index], left, base + page.px(18), page.inks.text, page.when(None, 2),
            align=Align.CENTRE, width=width,
        )  # fmt: skip


def _growth(page: Page, enter: int) -> int:
    """Frames in which a bar grows: slower than other things move, but inside the shot."""
    return max(1, min(_GROWTH, page.frames - enter))


def _shaded(bar: Rgba) -> Rgba:
    """A bar that is a little darker at its foot, so that it stands in the light of its ground."""
    fade = np.linspace(1.0, 0.78, bar.shape[0], dtype=np.float32)[:, None, None]
    bar[..., :3] = (bar[..., :3] * fade).astype(np.uint8)
    return bar


@dataclass(frozen=True, kw_only=True, slots=True)
class _Scale:
    """Where zero stands and how long the largest figure is, in pixels."""

    zero: int
    per_unit: float

    def span(self, value: float) -> tuple[int, int]:
        """The left and right end of a bar."""
        end = self.zero + round(value * self.per_unit)
        return min(end, self.zero), max(end, self.zero)


def _scale(data: tuple[Datum, ...], left: int, width: int) -> _Scale:
    values = [float(datum.value) for datum in data]
    low, high = min(0.0, *values), max(0.0, *values)
    per_unit = width / ((high - low) or 1.0)
    return _Scale(zero=left + round(-low * per_unit), per_unit=per_unit)


def _rows(data: tuple[Datum, ...], page: Page, area: Box) -> None:
    """Bars that lie: the label on the left, or above the bar in a tall picture."""
    stacked = page.tall
    pitch = min(area.height // len(data), page.px(230))
    label_width = area.width if stacked else round(area.width * 0.3)
    label_height = round(pitch * 0.42) if stacked else round(pitch * 0.82)
    kind = replace(AXIS, size=56, smallest=16, leading=1.12)
    labels = page.setter.fit_row(
        [datum.label for datum in data],
        replace(kind, lines=1 if stacked else 2),
        label_width,
        label_height,
    )
    figures = replace(VALUE, size=76)
    natural = max(page.setter.natural(datum.shown, figures).width for datum in data)
    least, most = round(area.width * 0.12), round(area.width * (0.4 if stacked else 0.26))
    value_width = min(max(natural + 1, least), most)
    values = page.setter.fit_row(
        [datum.shown for datum in data], figures, value_width, round(pitch * 0.62)
    )
    left = area.x if stacked else area.x + label_width + page.px(28)
    scale = _scale(data, left, area.right - left - value_width - page.px(18))
    top = area.y + (area.height - pitch * len(data)) // 2
    for index, (datum, label, value) in enumerate(zip(data, labels, values, strict=True)):
        y = top + index * pitch
        enter = page.when(datum.at, 2 + index)
        thick = round(pitch * (0.38 if stacked else 0.66))
        if stacked:
            bar_y = y + label_height + page.px(4)
            page.text(label, area.x, y, page.inks.text, page.when(None, 2))
        else:
            bar_y = y + (pitch - thick) // 2
            page.text(
                label, area.x, y + (pitch - label.height) // 2, page.inks.text,
                page.when(None, 2), align=Align.RIGHT, width=label_width,
            )  # fmt: skip
        start, end = scale.span(float(datum.value))
        long = max(end - start, page.px(6))
        bar = rounded(long, thick, min(page.px(10), thick / 2), _colour(datum, data, page))
        page.put(bar, start, bar_y, enter, motion=Motion.WIPE_RIGHT, frames=_growth(page, enter))
        middle = bar_y + (thick - value.height) // 2
        right = end + page.px(18)
        page.text(value, right, middle, page.inks.text, page.after(enter, _GROWN))
