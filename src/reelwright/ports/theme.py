"""Finding the theme that a person named."""

from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.themes.theme import Theme


class ThemeUnknown(ReelwrightError):
    """There is no theme of that name, and no file."""


class ThemeInvalid(ReelwrightError):
    """A theme's file cannot be used; the message names the key and the value."""


class ThemeSource(Protocol):
    """Knows the built-in themes and reads an owner's."""

    def names(self) -> tuple[str, ...]:
        """The built-in themes, the default first."""

    def theme(self, name: str) -> Theme:
        """The theme of a built-in name, or of a file given by its path.

        Raises:
            ThemeUnknown, ThemeInvalid.
        """
