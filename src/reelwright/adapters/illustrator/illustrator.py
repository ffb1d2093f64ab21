"""Draws what shots and captions look like."""

from collections.abc import Sequence
from pathlib import Path

from reelwright.adapters.illustrator import captioning
from reelwright.adapters.illustrator.cards import listing, section, statement, title
from reelwright.adapters.illustrator.grounds import VARIANTS, ground
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.typefaces import FontBook
from reelwright.domain.digest import digest_of
from reelwright.domain.render import CaptionUse, Look, Shot
from reelwright.domain.visual import (
    ListCard,
    PictureShot,
    SectionCard,
    StatementCard,
    TitleCard,
    Visual,
)
from reelwright.ports.picture import Composition, Layer


class PillowIllustrator:
    """The ``Illustrator`` of Pillow and NumPy. Fonts that were opened are kept in it.

    Pickled without them: every worker opens its own.
    """

    def __init__(self) -> None:
        """Open nothing yet."""
        self._book = FontBook()

    def __reduce__(self) -> tuple[type["PillowIllustrator"], tuple[()]]:
        return (type(self), ())

    def compose(self, shot: Shot, look: Look) -> Composition:
        """As the port says."""
        page = Page(shot, look, self._book)
        visual = shot.visual
        if isinstance(visual, PictureShot):
            return Composition(ground=visual, layers=())
        _draw(visual, page)
        mark = section.numeral(visual, page) if isinstance(visual, SectionCard) else None
        variant = int(digest_of(visual)[:8], 16) % VARIANTS
        return page.composition(ground(look.canvas, page.inks, variant, mark))

    def captions(self, cues: Sequence[CaptionUse], look: Look) -> tuple[Layer, ...]:
        """As the port says."""
        return captioning.draw(cues, look, self._book)

    def undrawable(self, text: str, look: Look) -> str:
        """As the port says."""
        return self._book.undrawable(text, look.theme.typefaces)

    def thumbnail(self, title: str, picture: Path | None, look: Look, destination: Path) -> None:
        """As the port says."""
        raise NotImplementedError


def _draw(visual: Visual, page: Page) -> None:
    match visual:
        case TitleCard():
            title.draw(visual, page)
        case SectionCard():
            section.draw(visual, page)
        case StatementCard():
            statement.draw(visual, page)
        case ListCard():
            listing.draw(visual, page)
        case _:
            statement.draw(StatementCard(text=type(visual).__name__), page)
