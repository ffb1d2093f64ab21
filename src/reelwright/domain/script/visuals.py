"""What a scene shows. A visual is what the text is, not how it is drawn."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


@dataclass(frozen=True, kw_only=True, slots=True)
class WordRef:
    """A written word of the scene: the line's index in the scene, the word's in the line."""

    line: int
    word: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A text that enters when its word is said; ``at`` None enters with the scene."""

    text: str
    at: WordRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleCard:
    """The opening: the video's title, a line above it and a line below."""

    title: str
    kicker: str = ""
    byline: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionCard:
    """A new section; ``number`` counts from 1, 0 where sections are not numbered."""

    heading: str
    number: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementCard:
    """A sentence in large type; each highlight is a phrase inside it, marked on its word."""

    text: str
    highlights: tuple[Item, ...] = ()
    kicker: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListCard:
    """A list whose items enter as they are said.

    An ordered list counts from ``first``, since a long one goes on over several scenes.
    """

    heading: str
    items: tuple[Item, ...]
    ordered: bool = False
    first: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotationCard:
    """Somebody's words."""

    text: str
    attribution: str = ""
    highlights: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberCard:
    """One figure, as written, with what it counts.

    ``share`` is the figure as a part of 1 where it is a percentage, drawn as a ring.
    """

    value: Item
    label: str
    share: Decimal | None = None


class ChartKind(StrEnum):
    """How figures are drawn."""

    BARS = "bars"
    LINE = "line"


@dataclass(frozen=True, kw_only=True, slots=True)
class Datum:
    """One figure of a chart: its label, its value for the length of the bar, and as written."""

    label: str
    value: Decimal
    shown: str
    at: WordRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChartCard:
    """Figures that can be compared; two to eight of them."""

    heading: str
    data: tuple[Datum, ...]
    kind: ChartKind = ChartKind.BARS
    source: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """One of two things compared."""

    heading: str
    items: tuple[Item, ...]
    at: WordRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonCard:
    """Two things side by side (one above the other in a tall picture)."""

    left: Side
    right: Side
    heading: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """A date as written and what happened."""

    date: str
    text: str
    at: WordRef | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineCard:
    """Events in the order of their dates; two to six of them."""

    heading: str
    events: tuple[Event, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CodeCard:
    """Code as written; what does not fit is cut at the bottom with a mark."""

    code: str
    language: str = ""
    heading: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TableCard:
    """A small table: at most 5 columns and 7 rows are shown."""

    heading: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Move(StrEnum):
    """The slow camera move over a still."""

    IN = "in"
    OUT = "out"
    LEFT = "left"
    RIGHT = "right"


OWN_LICENCE = "own"
"""The licence of what lies in the owner's folder without a word about it."""
ARTICLE_LICENCE = "article"
"""The licence of the article's own pictures, which its author answers for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Footage:
    """A picture or a clip, in its size as shown, and what may be done with it.

    What it is called and where it is from are no part of keys: they change nothing that is
    seen. Author and licence are drawn.
    """

    sha256: str
    suffix: str
    width: int
    height: int
    frames: int = 1
    """1 for a still; a clip's own frames otherwise."""
    name: str = field(default="", metadata={"key": False})
    author: str = ""
    licence: str = ""
    page: str = field(default="", metadata={"key": False})
    near_hash: str = field(default="", metadata={"key": False})
    """Perceptual hash, hexadecimal; near hashes are the same picture to a viewer."""

    @property
    def credit(self) -> tuple[str, ...]:
        """Author and licence, where they are another's; what a viewer is told."""
        told = "" if self.licence in {OWN_LICENCE, ARTICLE_LICENCE} else self.licence
        return tuple(part for part in (self.author, told) if part)


@dataclass(frozen=True, kw_only=True, slots=True)
class PictureShot:
    """A still under a slow move, or a clip played from ``start`` (its own frames)."""

    footage: Footage
    move: Move = Move.IN
    caption: str = ""
    start: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureRef:
    """A figure of the article that is not yet fetched; resolved to a ``PictureShot``."""

    location: str
    caption: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OutroCard:
    """The end: a last word and where to go next."""

    title: str
    lines: tuple[str, ...] = ()


Visual = (
    TitleCard
    | SectionCard
    | StatementCard
    | ListCard
    | QuotationCard
    | NumberCard
    | ChartCard
    | ComparisonCard
    | TimelineCard
    | CodeCard
    | TableCard
    | PictureShot
    | FigureRef
    | OutroCard
)


def word_refs(visual: Visual) -> tuple[WordRef, ...]:
    """Every word of the scene that something in the visual waits for, in reading order."""
    found = {(ref.line, ref.word): ref for ref in _refs_in(visual)}
    return tuple(found[place] for place in sorted(found))


def _refs_in(value: object) -> Iterator[WordRef]:
    if isinstance(value, WordRef):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _refs_in(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _refs_in(getattr(value, field.name))
