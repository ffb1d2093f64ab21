"""The names by which people pick a visual."""

from enum import StrEnum

from reelwright.domain.script.visuals import (
    ChartCard,
    CodeCard,
    ComparisonCard,
    FigureRef,
    ListCard,
    NumberCard,
    OutroCard,
    PictureShot,
    QuotationCard,
    SectionCard,
    StatementCard,
    TableCard,
    TimelineCard,
    TitleCard,
    Visual,
)


class Kind(StrEnum):
    """A kind of visual, as script.md names it."""

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
    FIGURE = "figure"
    PICTURE = "picture"
    OUTRO = "outro"


_KINDS: dict[type[Visual], Kind] = {
    TitleCard: Kind.TITLE,
    SectionCard: Kind.SECTION,
    StatementCard: Kind.STATEMENT,
    ListCard: Kind.LIST,
    QuotationCard: Kind.QUOTATION,
    NumberCard: Kind.NUMBER,
    ChartCard: Kind.CHART,
    ComparisonCard: Kind.COMPARISON,
    TimelineCard: Kind.TIMELINE,
    CodeCard: Kind.CODE,
    TableCard: Kind.TABLE,
    FigureRef: Kind.FIGURE,
    PictureShot: Kind.PICTURE,
    OutroCard: Kind.OUTRO,
}


def kind_of(visual: Visual) -> Kind:
    """The kind of a visual."""
    return _KINDS[type(visual)]
