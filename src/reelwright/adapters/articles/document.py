"""The bytes of a source, and what is known of it besides."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A source that has been opened. ``folder`` and ``url`` say where its pictures may be.

    ``location`` is what the article remembers: a file's name, the address in the end, or ``-``.
    """

    location: str
    raw: bytes
    folder: Path | None = None
    url: str = ""
    media_type: str = ""
    charset: str = ""

    @property
    def where(self) -> str:
        """As it is called in a sentence."""
        longest = 120
        if self.location == "-":
            return "Standard input"
        return self.location if len(self.location) <= longest else f"{self.location[:longest]}…"
