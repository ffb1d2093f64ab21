"""A theme's palette worked out to the colours that cards are drawn in."""

from dataclasses import dataclass

from reelwright.domain.themes.colour import contrast, luminance, mix, readable
from reelwright.domain.themes.theme import Palette

_DARK = 0.2
"""Luminance under which a background counts as dark."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inks:
    """Colours by what they are for; every text colour reads on every ground named with it."""

    background: str
    backdrop: str
    surface: str
    text: str
    muted: str
    accent: str
    """For shapes."""
    second: str
    accent_text: str
    """The accent as text on background, backdrop and surface."""
    second_text: str
    on_accent: str
    on_second: str
    edge: str
    """The edge of panels."""
    hairline: str
    track: str
    """The part of a bar or ring that is not filled."""

    @property
    def dark(self) -> bool:
        """Whether the background is dark."""
        return luminance(self.background) < _DARK


def inks_of(palette: Palette) -> Inks:
    """The inks of a palette."""
    # What a ground can come to: the palette's own, and the backdrop under the faint drawings.
    drawn = mix(palette.backdrop, palette.text, 0.07)
    grounds = (palette.background, palette.surface, palette.backdrop, drawn)
    return Inks(
        background=palette.background,
        backdrop=palette.backdrop,
        surface=palette.surface,
        text=readable(palette.text, *grounds),
        muted=readable(palette.muted, *grounds),
        accent=palette.accent,
        second=palette.second,
        accent_text=readable(palette.accent, *grounds),
        second_text=readable(palette.second, *grounds),
        on_accent=_ink_on(palette.accent, palette),
        on_second=_ink_on(palette.second, palette),
        edge=mix(palette.surface, palette.text, 0.12),
        hairline=mix(palette.background, palette.text, 0.18),
        track=mix(palette.background, palette.text, 0.12),
    )


def _ink_on(colour: str, palette: Palette) -> str:
    """The theme's own dark or light where it reads on a colour, else black or white."""
    best = max((palette.background, palette.text), key=lambda ink: contrast(ink, colour))
    return readable(best, colour)
