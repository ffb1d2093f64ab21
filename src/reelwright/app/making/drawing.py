"""A theme as a picture."""

from pathlib import Path

from reelwright.app.wiring.production import renderer, themes
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.render.pieces import Look, Shot
from reelwright.domain.script.visuals import Item, ListCard

_SAMPLE = ListCard(
    heading="What a card looks like",
    items=(
        Item(text="A heading in the theme's own typeface"),
        Item(text="Items that enter when they are said"),
        Item(text="Room for captions below"),
    ),
)


def draw(name: str, destination: Path) -> None:
    """Draw a sample card in a theme.

    Raises:
        ThemeUnknown, ThemeInvalid, RenderFailed.
    """
    look = Look(canvas=canvas_for(Format.WIDE, Preset.P1080), theme=themes().theme(name))
    renderer().still(Shot(visual=_SAMPLE, frames=90), look, {}, destination)
