"""What a model answers, as plain values; their field names are the form that it is asked for."""

from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.script.scenes import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedSection:
    """A section of the plan: what it is called as a chapter, what it says, and for how long."""

    heading: str
    points: tuple[str, ...]
    seconds: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanAnswer:
    """The outline: a working title, the one thing that a viewer takes away, and the sections."""

    title: str
    takeaway: str
    hook: str
    sections: tuple[PlannedSection, ...]
    conclusion: str


class VisualKind(StrEnum):
    """What a scene may show."""

    TITLE = "title"
    SECTION = "section"
    STATEMENT = "statement"
    LIST = "list"
    QUOTATION = "quotation"
    NUMBER = "number"
    CHART = "chart"
    COMPARISON = "comparison"
    TIMELINE = "timeline"
    CODE = "code"
    TABLE = "table"
    PICTURE = "picture"
    FOOTAGE = "footage"
    OUTRO = "outro"


@dataclass(frozen=True, kw_only=True, slots=True)
class VisualRow:
    """A row of a visual: an item, a bar, a side's item, an event."""

    label: str = ""
    text: str = ""
    value: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class VisualAnswer:
    """What a scene shows. Which fields count depends on the kind, as the instructions tell."""

    kind: VisualKind
    heading: str = ""
    text: str = ""
    label: str = ""
    rows: tuple[VisualRow, ...] = ()
    number: int = 0
    """Which picture, table or block of code of the source, counted from 1."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ClaimAnswer:
    """A fact that a scene states, and the passage of the source that says it, word for word."""

    claim: str
    quote: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SceneAnswer:
    """A scene: what is said, a sentence each, and what is shown."""

    part: Part
    lines: tuple[str, ...]
    visual: VisualAnswer
    section: str = ""
    shows: str = ""
    emphasis: tuple[str, ...] = ()
    claims: tuple[ClaimAnswer, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ScriptAnswer:
    """The whole script."""

    title: str
    scenes: tuple[SceneAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleAnswer:
    """A title that the video could have, and why."""

    title: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PageAnswer:
    """What stands beside the video: titles, the best first, a description and tags."""

    titles: tuple[TitleAnswer, ...]
    description: str
    tags: tuple[str, ...]
