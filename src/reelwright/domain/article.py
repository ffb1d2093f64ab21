"""What an author wrote, in blocks, whatever file it came in."""

from dataclasses import dataclass
from enum import StrEnum


class SourceKind(StrEnum):
    """The kind of document that an article was read from."""

    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    PDF = "pdf"
    DOCX = "docx"
    FEED = "feed"
    TOPIC = "topic"
    """No document at all: a person named what to write about."""
    RECORDING = "recording"
    """Sound or a film of people who speak, of which clips are cut."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Where an article came from: a file name, a URL or ``-``, and the hash of its bytes."""

    location: str
    kind: SourceKind
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Prose:
    """Text without markup, and the phrases in it that the author stressed."""

    text: str
    emphasis: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading; level 1 is the largest."""

    level: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph of prose."""

    prose: Prose


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemList:
    """A list, numbered or not; nested items are flattened in reading order."""

    items: tuple[Prose, ...]
    ordered: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Quotation:
    """Somebody's words, and whose they are where the text says so."""

    text: str
    attribution: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """Code as written; shown, never spoken."""

    text: str
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A table of cells; every row is as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A picture of the article's own, by path or URL; its caption is shown, never spoken."""

    location: str
    alternative: str = ""
    caption: str = ""


Block = Heading | Paragraph | ItemList | Quotation | Code | Table | Figure


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """A whole article. ``language`` is an ISO 639-1 code, empty where it could not be found."""

    title: str
    blocks: tuple[Block, ...]
    source: Source
    language: str = ""
    author: str = ""
    published: str = ""
    notes: tuple[str, ...] = ()
    """What was odd about the source and how it was read all the same, a sentence each."""
