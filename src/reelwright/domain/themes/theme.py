"""What makes a channel's videos look like its own."""

from dataclasses import dataclass, field
from enum import StrEnum


class TransitionKind(StrEnum):
    """How one scene gives way to the next."""

    CUT = "cut"
    FADE = "fade"
    SLIDE = "slide"
    WIPE = "wipe"


@dataclass(frozen=True, kw_only=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``. Text on background and on surface reaches 4.5:1 at least."""

    background: str
    backdrop: str
    surface: str
    text: str
    muted: str
    accent: str
    second: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Typefaces:
    """Names of shipped families, or absolute paths of the owner's own files."""

    heading: str = "Inter"
    body: str = "Inter"
    mono: str = "JetBrains Mono"


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """A look. ``logo`` is a file of the owner's; ``logo_sha256`` is what counts in keys."""

    name: str
    palette: Palette
    typefaces: Typefaces = Typefaces()
    transition: TransitionKind = TransitionKind.FADE
    transition_frames: int = 15
    logo: str = field(default="", metadata={"key": False})
    logo_sha256: str = ""
    fonts_sha256: str = ""
    """The hash of the owner's own font files, so that a changed file counts in keys."""
    intro: str = ""
    """Text above the title, such as the channel's name."""
    outro: tuple[str, ...] = ()
    """Lines of the closing card; the scene is left out where there are none and no conclusion."""
