"""A file by what is in it."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Artefact:
    """A file of the store: the SHA-256 of its bytes, and its suffix with the dot."""

    sha256: str
    suffix: str
