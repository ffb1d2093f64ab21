"""Finding which language a text is written in."""

from typing import Protocol


class LanguageFinder(Protocol):
    """Tells the language of a text."""

    def find(self, text: str) -> str:
        """The ISO 639-1 code of the text's language; empty where it cannot be sure."""
