"""How a production looks, and whether its text can be drawn so."""

from reelwright.domain.canvas import Format, canvas_for
from reelwright.domain.render.pieces import Look
from reelwright.domain.script.scenes import Script
from reelwright.ports.picture import Illustrator
from reelwright.workflows.drawing import check_drawable_text
from reelwright.workflows.produce.order import Order


def look_of(order: Order, picture: Format) -> Look:
    """The look of one format of a production."""
    return Look(
        canvas=canvas_for(picture, order.preset),
        theme=order.theme,
        codec=order.codec,
        caption_style=order.caption_style,
    )


def check_drawable(script: Script, order: Order, illustrator: Illustrator) -> None:
    """Refuse a script with letters that no font here has, rather than draw boxes.

    Raises:
        GlyphMissing.
    """
    look = look_of(order, order.formats[0])
    check_drawable_text(script.shown, look, illustrator)
