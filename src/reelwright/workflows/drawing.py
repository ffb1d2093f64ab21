"""Whether a text can be drawn, before anything is rendered."""

from reelwright.domain.render.pieces import Look
from reelwright.ports.picture import GlyphMissing, Illustrator

_NAMED = 8


def check_drawable_text(text: str, look: Look, illustrator: Illustrator) -> None:
    """Refuse letters that no font here has, rather than draw boxes.

    Raises:
        GlyphMissing.
    """
    missing = illustrator.undrawable(text, look)
    if missing:
        message = (
            f"No font here can draw {' '.join(missing[:_NAMED])}, which the text holds: name a "
            "font file that can in the theme (docs/themes.md), or change the text."
        )
        raise GlyphMissing(message)
