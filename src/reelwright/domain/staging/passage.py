"""What is staged: lines that belong together, and what the article shows beside them."""

from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.article import Code, Figure, Table
from reelwright.domain.script.scenes import Line, Part


class Form(StrEnum):
    """What the lines were in the article."""

    OPENING = "opening"
    HEADING = "heading"
    PROSE = "prose"
    LIST = "list"
    QUOTATION = "quotation"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """An item of a list: the index of the line that begins it, and its text on the screen."""

    line: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Lines that may share a scene: a paragraph, a list with its lead-in, a quotation.

    ``beside`` is what the article shows next to these lines and nobody speaks. ``closes`` says
    that the video ends with them.
    """

    lines: tuple[Line, ...]
    form: Form = Form.PROSE
    part: Part = Part.BODY
    section: str = ""
    entries: tuple[Entry, ...] = ()
    ordered: bool = False
    attribution: str = ""
    beside: tuple[Code | Table | Figure, ...] = ()
    closes: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What a card may draw on beside its lines; ``pace`` is in written characters a second."""

    title: str
    language: str
    section: str = ""
    pace: float = 15.0
