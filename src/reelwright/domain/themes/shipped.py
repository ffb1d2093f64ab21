"""The themes that come with Reelwright."""

from types import MappingProxyType

from reelwright.domain.themes.theme import Palette, Theme, TransitionKind, Typefaces

DEFAULT = "midnight"

_SERIF = Typefaces(heading="Reelwright Serif", body="Inter")

_THEMES = (
    Theme(
        name="midnight",
        palette=Palette(
            background="#0d1422",
            backdrop="#1b2b4b",
            surface="#21304f",
            text="#f5f7fc",
            muted="#b0bdd4",
            accent="#ffb648",
            second="#5fc9f8",
        ),
    ),
    Theme(
        name="paper",
        palette=Palette(
            background="#f7f3ea",
            backdrop="#ece3d0",
            surface="#fffdf8",
            text="#221f1a",
            muted="#5f574a",
            accent="#b8430f",
            second="#1f5f8b",
        ),
    ),
    Theme(
        name="vivid",
        palette=Palette(
            background="#2b0f63",
            backdrop="#5a1a9c",
            surface="#6527ad",
            text="#ffffff",
            muted="#dccdf7",
            accent="#ffe04a",
            second="#4ff0c4",
        ),
        transition=TransitionKind.SLIDE,
    ),
    Theme(
        name="editorial",
        palette=Palette(
            background="#fbfbf9",
            backdrop="#eceae4",
            surface="#f1efe9",
            text="#161616",
            muted="#5b5955",
            accent="#b3202a",
            second="#2b4a6f",
        ),
        typefaces=_SERIF,
    ),
    Theme(
        name="forest",
        palette=Palette(
            background="#10231c",
            backdrop="#1d4032",
            surface="#27503f",
            text="#f6f3e7",
            muted="#b9c9b8",
            accent="#e9c46a",
            second="#8fd6b4",
        ),
        typefaces=_SERIF,
    ),
    Theme(
        name="daylight",
        palette=Palette(
            background="#f3f7fd",
            backdrop="#d9e6fb",
            surface="#ffffff",
            text="#0f1b33",
            muted="#4b5a78",
            accent="#1d4fd8",
            second="#0b7a6f",
        ),
    ),
)

BUILT_IN = MappingProxyType({theme.name: theme for theme in _THEMES})
"""Every built-in theme by its name."""

FAMILIES = ("Inter", "Reelwright Serif", "JetBrains Mono")
"""Names of the families that come with Reelwright."""
