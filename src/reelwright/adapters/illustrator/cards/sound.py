"""Sound without a picture: the cover, what is talked about, and room for moving bars."""

from dataclasses import replace

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import HEADING, KICKER
from reelwright.domain.canvas import Box
from reelwright.domain.script.sound_shot import BAR_STEPS, SoundShot
from reelwright.ports.picture import Rgb, Soundscape

_COVER = 0.5
"""Of the content's height in a tall picture; of its width in others at most ``_COVER_ACROSS``."""
_COVER_ACROSS = 0.4
_BARS = 0.18
"""Of the content's height, what bars have."""


def draw(shot: SoundShot, page: Page) -> tuple[Box | None, Box]:
    """Lay the texts; the boxes of the cover and of the bars."""
    area = _below_the_bar(page)
    gap = page.px(44)
    cover = _cover_box(page, area) if shot.cover is not None else None
    high = round(area.height * _BARS)
    bars = Box(x=area.x, y=area.bottom - high, width=area.width, height=high)
    rest = replace(area, height=area.height - high - gap)
    if cover is not None and page.tall:
        rest = replace(rest, y=cover.bottom + gap, height=rest.bottom - cover.bottom - gap)
    elif cover is not None:
        left = cover.right + gap
        rest = replace(rest, x=left, width=area.right - left)
        bars = replace(bars, x=left, width=rest.width)
    _texts(shot, page, rest)
    return cover, bars


def soundscape(
    shot: SoundShot, page: Page, picture: Rgb, boxes: tuple[Box | None, Box]
) -> Soundscape:
    """The ground of a shot whose boxes are known."""
    cover, bars = boxes
    return Soundscape(
        picture=picture,
        bars=shot.bars,
        steps=BAR_STEPS,
        bars_box=bars,
        colour=page.inks.accent,
        cover=shot.cover,
        cover_box=cover,
    )


def _below_the_bar(page: Page) -> Box:
    """The content without the rows in which a clip may tell how far it has come."""
    head = page.px(50)
    area = page.content
    return replace(area, y=area.y + head, height=area.height - head)


def _cover_box(page: Page, area: Box) -> Box:
    """A square: above the texts in a tall picture, else on their left."""
    if page.tall:
        side = min(round(area.height * _COVER), area.width)
        return Box(x=area.x + (area.width - side) // 2, y=area.y, width=side, height=side)
    side = min(area.height, round(area.width * _COVER_ACROSS))
    return Box(x=area.x, y=area.y + (area.height - side) // 2, width=side, height=side)


def _texts(shot: SoundShot, page: Page, rest: Box) -> None:
    """The name of the show in a line, and the title as large as there is room."""
    y = rest.y
    if shot.show:
        above = page.fit(shot.show, KICKER, rest.width, rest.height // 4)
        page.text(above, rest.x, y, page.inks.accent_text, page.when(None))
        y += above.height + page.px(18)
    title = page.fit(shot.title, replace(HEADING, size=96, lines=5), rest.width, rest.bottom - y)
    page.lines(title, rest.x, y, page.inks.text, page.when(None, 1))
