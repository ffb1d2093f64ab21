"""Draws what shots and captions look like."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from reelwright.adapters.illustrator import beats, captioning, cover, overlaying
from reelwright.adapters.illustrator.cards import (
    chart,
    chronology,
    code,
    comparison,
    listing,
    number,
    outro,
    picture,
    quotation,
    section,
    sound,
    statement,
    table,
    title,
)
from reelwright.adapters.illustrator.grounds import VARIANTS, Scene, ground
from reelwright.adapters.illustrator.logo import sign
from reelwright.adapters.illustrator.ornaments import Family, dawn, opening
from reelwright.adapters.illustrator.page import Page
from reelwright.adapters.illustrator.typefaces import FontBook
from reelwright.domain.canvas import Box
from reelwright.domain.digest import digest_of
from reelwright.domain.render.pieces import CaptionUse, Look, OverlayUse, Shot
from reelwright.domain.script.recording_shot import RecordingShot
from reelwright.domain.script.sound_shot import SoundShot
from reelwright.domain.script.visuals import (
    ChartCard,
    CodeCard,
    ComparisonCard,
    FigureRef,
    ListCard,
    NumberCard,
    OutroCard,
    PictureShot,
    QuotationCard,
    SectionCard,
    StatementCard,
    TableCard,
    TimelineCard,
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
        if isinstance(visual, RecordingShot):
            return page.composition(visual)
        if isinstance(visual, SoundShot):
            return _sound(visual, page)
        _CARDS[type(visual)](visual, page)
        if isinstance(visual, PictureShot):
            return page.composition(visual)
        if not isinstance(visual, TitleCard | OutroCard):
            sign(page)
        beats.draw(page)
        scene = Scene(
            variant=int(digest_of(visual)[:8], 16) % VARIANTS,
            family=_FAMILIES.get(type(visual)),
            texts=page.texts,
        )
        return page.composition(ground(look.canvas, page.inks, scene))

    def captions(self, cues: Sequence[CaptionUse], look: Look) -> tuple[Layer, ...]:
        """As the port says."""
        return captioning.draw(cues, look, self._book)

    def overlay(self, use: OverlayUse, look: Look) -> tuple[Layer, ...]:
        """As the port says."""
        return overlaying.draw(use, look, self._book)

    def undrawable(self, text: str, look: Look) -> str:
        """As the port says."""
        return self._book.undrawable(text, look.theme.typefaces)

    def backdrop(self, pictures: Sequence[Path]) -> Path | None:
        """As the port says."""
        return cover.best(pictures)

    def thumbnail(
        self,
        title: str,
        picture: Path | None,
        look: Look,
        destination: Path,
        *,
        faces: Sequence[Box] | None = None,
    ) -> None:
        """As the port says."""
        drawn = (
            cover.draw(title, picture, look, self._book)
            if faces is None
            else cover.draw_said(title, picture, faces, look, self._book)
        )
        cover.write(drawn, destination)


def _sound(visual: SoundShot, page: Page) -> Composition:
    boxes = sound.draw(visual, page)
    scene = Scene(variant=int(digest_of(visual.title)[:8], 16) % VARIANTS, texts=page.texts)
    picture = ground(page.canvas, page.inks, scene)
    drawn = page.composition(picture)
    return Composition(ground=sound.soundscape(visual, page, picture, boxes), layers=drawn.layers)


def _figure(visual: FigureRef, page: Page) -> None:
    """A figure that could not be fetched is told by its caption."""
    statement.draw(StatementCard(text=visual.caption), page)


_FAMILIES: Mapping[type[Visual], Family] = {TitleCard: opening, OutroCard: dawn}

_CARDS: Mapping[type[Visual], Callable[[Any, Page], None]] = {
    TitleCard: title.draw,
    SectionCard: section.draw,
    StatementCard: statement.draw,
    ListCard: listing.draw,
    QuotationCard: quotation.draw,
    NumberCard: number.draw,
    ChartCard: chart.draw,
    ComparisonCard: comparison.draw,
    TimelineCard: chronology.draw,
    CodeCard: code.draw,
    TableCard: table.draw,
    OutroCard: outro.draw,
    PictureShot: picture.draw,
    FigureRef: _figure,
}
