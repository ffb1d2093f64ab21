"""Events in the order of their dates."""

from dataclasses import replace

from reelwright.adapters.illustrator.cards.heading import heading
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import BODY, VALUE
from reelwright.adapters.illustrator.shapes import disc, rectangle
from reelwright.domain.canvas import Box
from reelwright.domain.script.visuals import Event, TimelineCard
from reelwright.ports.picture import Motion

_MOST_ACROSS = 5
_LONGEST_ACROSS = 260
"""Characters of all events' texts; more is read better in rows."""


def draw(card: TimelineCard, page: Page) -> None:
    """Along a line that runs across where there is room, else down the left."""
    area = heading(card.heading, page, page.content)
    characters = sum(len(event.text) for event in card.events)
    if page.wide and len(card.events) <= _MOST_ACROSS and characters <= _LONGEST_ACROSS:
        _across(card.events, page, area)
    else:
        _down(card.events, page, area)


def _across(events: tuple[Event, ...], page: Page, area: Box) -> None:
    gap, dot = page.px(44), page.px(40)
    pitch = (area.width + gap) // len(events)
    width = pitch - gap
    dates = page.setter.fit_row(
        [event.date for event in events], replace(VALUE, size=112, smallest=20), width, page.px(140)
    )
    head = max(date.height for date in dates) + page.px(30)
    foot = dot + page.px(30)
    texts = page.setter.fit_row(
        [event.text for event in events], replace(BODY, size=64, smallest=22), width,
        area.height - head - foot,
    )  # fmt: skip
    high = head + foot + max(text.height for text in texts)
    top = area.y + (area.height - high) // 2
    rail = top + head + dot // 2
    _rail(page, Box(x=area.x, y=rail - page.px(4), width=area.width, height=page.px(8)))
    for index, event in enumerate(events):
        x = area.x + index * pitch
        enter = page.when(event.at, 2 + 2 * index)
        if index:
            track = rectangle(pitch, page.px(8), page.inks.accent)
            page.put(
                track, x - pitch + dot // 2, rail - page.px(4), enter, motion=Motion.WIPE_RIGHT
            )
        page.put(disc(dot, page.inks.accent), x, rail - dot // 2, enter)
        page.text(dates[index], x, rail - dot // 2 - page.px(30) - dates[index].height,
                  page.inks.accent_text, enter)  # fmt: skip
        page.text(texts[index], x, rail + dot // 2 + page.px(30), page.inks.text, enter)


def _rail(page: Page, box: Box) -> None:
    page.put(
        rectangle(box.width, box.height, page.inks.hairline), box.x, box.y, page.when(None, 1),
        motion=Motion.WIPE_RIGHT if box.width > box.height else Motion.FADE,
    )  # fmt: skip


def _down(events: tuple[Event, ...], page: Page, area: Box) -> None:
    """Rows: a dot, the date, the text; the date stands above the text in a tall picture."""
    dot, gap = page.px(36), page.px(28 if page.tall else 40)
    indent = dot + page.px(30)
    pitch = min((area.height + gap) // len(events), page.px(340))
    room = pitch - gap
    stacked = page.tall
    date_width = (
        area.width - indent if stacked else round(area.width * (0.2 if page.wide else 0.27))
    )
    date_height = round(room * 0.36) if stacked else room
    dates = page.setter.fit_row(
        [event.date for event in events],
        replace(VALUE, size=64 if stacked else 80, smallest=16), date_width, date_height,
    )  # fmt: skip
    above = max(date.height for date in dates) if stacked else 0
    left = area.x + indent + (0 if stacked else date_width + page.px(24))
    texts = page.setter.fit_row(
        [event.text for event in events], replace(BODY, size=62, smallest=16, leading=1.2, lines=6),
        area.right - left, room - above,
    )  # fmt: skip
    lowest = 0 if stacked else max(0, dates[-1].baseline(0) - texts[-1].baseline(0))
    last = min(room, max(dates[-1].height, above + lowest + texts[-1].height))
    high = pitch * (len(events) - 1) + last
    top = area.y + (area.height - high) // 2
    axis = area.x + dot // 2
    first = dates[0].middle(0)
    _rail(page, Box(x=axis - page.px(4), y=top + first, width=page.px(8),
                    height=pitch * (len(events) - 1) + page.px(8)))  # fmt: skip
    for index, event in enumerate(events):
        y = top + index * pitch
        enter = page.when(event.at, 2 + 2 * index)
        page.put(disc(dot, page.inks.accent), area.x, y + first - dot // 2, enter)
        page.text(dates[index], area.x + indent, y, page.inks.accent_text, enter)
        shift = 0 if stacked else dates[index].baseline(0) - texts[index].baseline(0)
        text_y = y + above if stacked else y + max(0, min(shift, room - texts[index].height))
        page.text(texts[index], left, text_y, page.inks.text, enter)
