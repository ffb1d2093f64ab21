"""Every visual from the directives, rows and code of its card."""

from collections.abc import Callable, Mapping, Sequence

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    CodeCard,
    ComparisonCard,
    Datum,
    Event,
    FigureRef,
    Footage,
    Item,
    ListCard,
    Move,
    NumberCard,
    OutroCard,
    PictureShot,
    QuotationCard,
    SectionCard,
    Side,
    StatementCard,
    TableCard,
    TimelineCard,
    TitleCard,
    Visual,
)
from reelwright.domain.script_document.card import BLANK, CardText
from reelwright.domain.script_document.notation import ScriptUnreadable, split_cells, unescaped
from reelwright.domain.staging.kinds import Kind

FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TITLE: ("title", "kicker", "byline"),
    Kind.SECTION: ("heading", "number"),
    Kind.STATEMENT: ("text", "kicker"),
    Kind.LIST: ("heading", "ordered", "first"),
    Kind.QUOTATION: ("text", "attribution"),
    Kind.NUMBER: ("value", "label", "share"),
    Kind.CHART: ("heading", "kind", "source"),
    Kind.COMPARISON: ("heading", "left", "right"),
    Kind.TIMELINE: ("heading",),
    Kind.CODE: ("language", "heading"),
    Kind.TABLE: ("heading", "header"),
    Kind.FIGURE: ("location", "caption"),
    Kind.PICTURE: (
        *("sha256", "suffix", "width", "height", "frames", "name", "author", "licence", "page"),
        *("near_hash", "move", "caption", "start"),
    ),
    Kind.OUTRO: ("title",),
}


def read_card(kind: Kind, card: CardText, lines: Sequence[Line]) -> Visual:
    """The visual that a card in the document describes.

    Raises:
        ScriptUnreadable: a field or a row cannot be understood.
    """
    unknown = [name for name in card.fields if name not in {*FIELDS[kind], BLANK}]
    if unknown:
        known = ", ".join(f"[{name}: ...]" for name in FIELDS[kind])
        message = f"[{unknown[0]}: ...] is no part of a {kind} card; it takes {known}"
        raise ScriptUnreadable.at(card.line, message)
    return _READERS[kind](card, lines)


def _read_title(card: CardText, _: Sequence[Line]) -> Visual:
    return TitleCard(
        title=card.text("title"), kicker=card.text("kicker"), byline=card.text("byline")
    )


def _read_section(card: CardText, _: Sequence[Line]) -> Visual:
    return SectionCard(heading=card.text("heading"), number=card.number("number", 0))


def _read_statement(card: CardText, lines: Sequence[Line]) -> Visual:
    return StatementCard(
        text=card.text("text"), highlights=card.items(lines), kicker=card.text("kicker")
    )


def _read_list(card: CardText, lines: Sequence[Line]) -> Visual:
    return ListCard(
        heading=card.text("heading"),
        items=card.items(lines),
        ordered=card.text("ordered") == "yes",
        first=card.number("first", 1),
    )


def _read_quotation(card: CardText, lines: Sequence[Line]) -> Visual:
    return QuotationCard(
        text=card.text("text"),
        attribution=card.text("attribution"),
        highlights=card.items(lines),
    )


def _read_number(card: CardText, lines: Sequence[Line]) -> Visual:
    share = card.fields.get("share")
    return NumberCard(
        value=card.item(card.fields.get("value", ""), lines),
        label=card.text("label"),
        share=card.decimal(share) if share is not None else None,
    )


def _read_chart(card: CardText, lines: Sequence[Line]) -> Visual:
    data = []
    for row in card.rows:
        (label, value, shown), anchor = card.cells(row, 3)
        at = card.place(anchor, shown, lines)
        data.append(Datum(label=label, value=card.decimal(value), shown=shown, at=at))
    return ChartCard(
        heading=card.text("heading"),
        data=tuple(data),
        kind=card.choice("kind", ChartKind, ChartKind.BARS),
        source=card.text("source"),
    )


def _read_comparison(card: CardText, lines: Sequence[Line]) -> Visual:
    items: dict[str, list[Item]] = {"left": [], "right": []}
    for row in card.rows:
        (name, text), anchor = card.cells(row, 2)
        if name not in items:
            raise ScriptUnreadable.at(card.line, f"'- {row}' must begin with 'left' or 'right'")
        items[name].append(Item(text=text, at=card.place(anchor, text, lines)))
    left, right = (
        Side(heading=heading.text, items=tuple(items[name]), at=heading.at)
        for name in ("left", "right")
        for heading in [card.item(card.fields.get(name, ""), lines)]
    )
    return ComparisonCard(left=left, right=right, heading=card.text("heading"))


def _read_timeline(card: CardText, lines: Sequence[Line]) -> Visual:
    events = []
    for row in card.rows:
        (date, text), anchor = card.cells(row, 2)
        events.append(Event(date=date, text=text, at=card.place(anchor, date, lines)))
    return TimelineCard(heading=card.text("heading"), events=tuple(events))


def _read_code(card: CardText, _: Sequence[Line]) -> Visual:
    return CodeCard(
        code=card.code or "", language=card.text("language"), heading=card.text("heading")
    )


def _read_table(card: CardText, _: Sequence[Line]) -> Visual:
    header = card.fields.get("header")
    rows = tuple(tuple(unescaped(cell) for cell in split_cells(row)) for row in card.rows)
    return TableCard(
        heading=card.text("heading"),
        header=tuple(unescaped(cell) for cell in split_cells(header)) if header is not None else (),
        rows=rows,
    )


def _read_figure(card: CardText, _: Sequence[Line]) -> Visual:
    return FigureRef(location=card.text("location"), caption=card.text("caption"))


def _read_picture(card: CardText, _: Sequence[Line]) -> Visual:
    footage = Footage(
        sha256=card.text("sha256"),
        suffix=card.text("suffix"),
        width=card.number("width", 0),
        height=card.number("height", 0),
        frames=card.number("frames", 1),
        name=card.text("name"),
        author=card.text("author"),
        licence=card.text("licence"),
        page=card.text("page"),
        near_hash=card.text("near_hash"),
    )
    return PictureShot(
        footage=footage,
        move=card.choice("move", Move, Move.IN),
        caption=card.text("caption"),
        start=card.number("start", 0),
    )


def _read_outro(card: CardText, _: Sequence[Line]) -> Visual:
    lines = tuple(card.cells(row, 1)[0][0] for row in card.rows)
    return OutroCard(title=card.text("title"), lines=lines)


_READERS: Mapping[Kind, Callable[[CardText, Sequence[Line]], Visual]] = {
    Kind.TITLE: _read_title,
    Kind.SECTION: _read_section,
    Kind.STATEMENT: _read_statement,
    Kind.LIST: _read_list,
    Kind.QUOTATION: _read_quotation,
    Kind.NUMBER: _read_number,
    Kind.CHART: _read_chart,
    Kind.COMPARISON: _read_comparison,
    Kind.TIMELINE: _read_timeline,
    Kind.CODE: _read_code,
    Kind.TABLE: _read_table,
    Kind.FIGURE: _read_figure,
    Kind.PICTURE: _read_picture,
    Kind.OUTRO: _read_outro,
}
