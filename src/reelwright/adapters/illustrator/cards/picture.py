"""What is written over a picture or clip: its caption and whose it is."""

from dataclasses import replace

from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.scale import NOTE
from reelwright.adapters.illustrator.shapes import rounded
from reelwright.adapters.illustrator.typesetting import TextBlock
from reelwright.domain.script.visuals import PictureShot
from reelwright.domain.text.printable import printable

_PLATE = "#0a0c12"
_OPACITY = 0.78
_WHITE = "#ffffff"


def draw(shot: PictureShot, page: Page) -> None:
    """The caption at the bottom left of the content, the credit at the top right, on plates."""
    area, pad = page.content, page.px(20)
    if printable(shot.caption):
        width = round(area.width * (1 if page.tall else 0.62)) - 2 * pad
        text = page.fit(shot.caption, replace(NOTE, size=36), width, area.height // 4)
        _plate(page, text, area.x, area.bottom - text.height - 2 * pad, pad)
    credit = " · ".join(shot.footage.credit)
    # A name that no font has is credited in the metadata alone.
    stack = page.setter.stack(NOTE)
    if printable(credit) and not stack.missing(printable(credit)):
        pad = page.px(12)
        kind = replace(NOTE, size=24, smallest=20, lines=1)
        text = page.fit(credit, kind, area.width // 2, area.height // 8)
        _plate(page, text, area.right - text.width - 2 * pad, area.y, pad)


def _plate(page: Page, text: TextBlock, x: int, y: int, pad: int) -> None:
    width, height = text.width + 2 * pad, text.height + 2 * pad
    page.put(rounded(width, height, page.px(14), _PLATE, _OPACITY), x, y, page.when(None, 1))
    page.text(text, x + pad, y + pad, _WHITE, page.when(None, 1))
