"""What the reader of one kind of document hands to the dispatching reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reelwright.domain.article import Block


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """An article as one document gives it, before title, language and pictures are settled.

    A figure's location is as written: relative, absolute, a URL, a ``data:`` URI, or a key of
    ``embedded`` for a picture that lies inside the document.
    """

    blocks: tuple[Block, ...]
    title: str = ""
    language: str = ""
    author: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()
    embedded: Mapping[str, bytes] = field(default_factory=dict)
