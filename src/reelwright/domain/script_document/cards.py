"""Every visual as directives and rows, and back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

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
    WordRef,
)
from reelwright.domain.script_document.notation import (
    ScriptUnreadable,
    anchor_cell,
    cells_text,
    read_anchor,
    split_cells,
    unescaped,
)
from reelwright.domain.staging.kinds import Kind

BLANK = "blank"
"""Marks a card that is empty on purpose, not one to be built from its lines."""

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

Fields = list[tuple[str, str]]
Rows = list[str]
_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(kw_only=True, slots=True)
class CardText:
    """A card in the document: directives, rows (still escaped) and a block of code.

    ``line`` is where it stands, for errors; ``lost`` counts anchors that no line holds.
    """

    fields: dict[str, str] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    code: str | None = None
    line: int = 0
    lost: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether a kind stands alone, for the card to be built from the lines."""
        return not self.fields and not self.rows and self.code is None

    def text(self, name: str) -> str:
        """A field's text; empty where it is left out."""
        return unescaped(self.fields.get(name, ""))

    def number(self, name: str, default: int) -> int:
        """A field's whole number."""
        value = self.fields.get(name)
        if value is None:
            return default
        if not value.lstrip("-").isdigit():
            raise ScriptUnreadable.at(self.line, f"[{name}: {value}] needs a whole number")
        return int(value)

    def decimal(self, text: str) -> Decimal:
        """A value for a bar or a ring."""
        try:
            value = Decimal(text)
        except InvalidOperation:
            value = Decimal("NaN")
        if not value.is_finite():
            raise ScriptUnreadable.at(self.line, f"'{text}' is no number; write it like 12.5")
        return value

    def choice(self, name: str, choices: type[_Choice], default: _Choice) -> _Choice:
        """One of a few names."""
        value = self.fields.get(name)
        if value is None:
            return default
        try:
            return choices(value)
        except ValueError:
            names = ", ".join(choices)
            message = f"[{name}: {value}] is none of {names}"
            raise ScriptUnreadable.at(self.line, message) from None

    def place(self, cell: str, text: str, lines: Sequence[Line]) -> WordRef | None:
        """An anchor; one that is not found any more is counted as lost."""
        at, found = read_anchor(cell, text, lines)
        self.lost += not found
        return at

    def cells(self, row: str, count: int) -> tuple[list[str], str]:
        """The first ``count`` cells of a row and its anchor."""
        cells = split_cells(row)
        anchor = cells.pop() if len(cells) > 1 and cells[-1].startswith("@") else ""
        if len(cells) != count:
            message = f"'- {row}' needs {count} parts with ' | ' between them"
            raise ScriptUnreadable.at(self.line, message)
        return [unescaped(cell) for cell in cells], anchor

    def items(self, lines: Sequence[Line]) -> tuple[Item, ...]:
        """All rows as items."""
        return tuple(self.item(row, lines) for row in self.rows)

    def item(self, row: str, lines: Sequence[Line]) -> Item:
        """A row, or a field, as one item."""
        (text,), anchor = self.cells(row, 1)
        return Item(text=text, at=self.place(anchor, text, lines))


def card_text(visual: Visual, lines: Sequence[Line]) -> tuple[Fields, Rows, str | None]:
    """A visual as fields (escaped), rows and code; fields at their default are left out."""
    fields, rows = _written(visual, lines)
    code = visual.code if isinstance(visual, CodeCard) else None
    return [(name, value) for name, value in fields if value], rows, code


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


def _written(visual: Visual, lines: Sequence[Line]) -> tuple[Fields, Rows]:  # noqa: C901, PLR0911, PLR0912 - a table of kinds
    match visual:
        case TitleCard():
            return _write_title(visual), []
        case SectionCard():
            return _write_section(visual), []
        case StatementCard():
            return _write_statement(visual), _item_rows(visual.highlights, lines)
        case ListCard():
            return _write_list(visual), _item_rows(visual.items, lines)
        case QuotationCard():
            return _write_quotation(visual), _item_rows(visual.highlights, lines)
        case NumberCard():
            return _write_number(visual, lines), []
        case ChartCard():
            return _write_chart(visual, lines)
        case ComparisonCard():
            return _write_comparison(visual, lines)
        case TimelineCard():
            return _write_timeline(visual, lines)
        case CodeCard():
            return _plain(("language", visual.language), ("heading", visual.heading)), []
        case TableCard():
            return _write_table(visual)
        case FigureRef():
            return _plain(("location", visual.location), ("caption", visual.caption)), []
        case PictureShot():
            return _write_picture(visual), []
        case OutroCard():
            return _plain(("title", visual.title)), [cells_text([line]) for line in visual.lines]


def _plain(*pairs: tuple[str, str]) -> Fields:
    return [(name, cells_text([value]) if value else "") for name, value in pairs]


def _row(cells: Sequence[str], at: WordRef | None, lines: Sequence[Line], text: str) -> str:
    anchor = anchor_cell(at, text, lines)
    return cells_text(cells) + (f" | {anchor}" if anchor else "")


def _item_rows(items: Sequence[Item], lines: Sequence[Line]) -> Rows:
    return [_row([item.text], item.at, lines, item.text) for item in items]


def _write_title(visual: TitleCard) -> Fields:
    pairs = (("title", visual.title), ("kicker", visual.kicker), ("byline", visual.byline))
    return _plain(*pairs)


def _write_section(visual: SectionCard) -> Fields:
    number = str(visual.number) if visual.number else ""
    return _plain(("heading", visual.heading), ("number", number))


def _write_statement(visual: StatementCard) -> Fields:
    return _plain(("text", visual.text), ("kicker", visual.kicker))


def _write_list(visual: ListCard) -> Fields:
    ordered = "yes" if visual.ordered else ""
    first = str(visual.first) if visual.first != 1 else ""
    return _plain(("heading", visual.heading), ("ordered", ordered), ("first", first))


def _write_quotation(visual: QuotationCard) -> Fields:
    return _plain(("text", visual.text), ("attribution", visual.attribution))


def _write_number(visual: NumberCard, lines: Sequence[Line]) -> Fields:
    share = str(visual.share) if visual.share is not None else ""
    value = _item_rows([visual.value], lines)[0]
    return [("value", value), *_plain(("label", visual.label), ("share", share))]


def _write_chart(visual: ChartCard, lines: Sequence[Line]) -> tuple[Fields, Rows]:
    kind = str(visual.kind) if visual.kind is not ChartKind.BARS else ""
    fields = _plain(("heading", visual.heading), ("kind", kind), ("source", visual.source))
    return fields, [
        _row([datum.label, str(datum.value), datum.shown], datum.at, lines, datum.shown)
        for datum in visual.data
    ]


def _write_comparison(visual: ComparisonCard, lines: Sequence[Line]) -> tuple[Fields, Rows]:
    sides = (("left", visual.left), ("right", visual.right))
    headings = [(name, _row([side.heading], side.at, lines, side.heading)) for name, side in sides]
    rows = [
        _row([name, item.text], item.at, lines, item.text)
        for name, side in sides
        for item in side.items
    ]
    return [*_plain(("heading", visual.heading)), *headings], rows


def _write_timeline(visual: TimelineCard, lines: Sequence[Line]) -> tuple[Fields, Rows]:
    rows = [_row([event.date, event.text], event.at, lines, event.date) for event in visual.events]
    return _plain(("heading", visual.heading)), rows


def _write_table(visual: TableCard) -> tuple[Fields, Rows]:
    header = [("header", cells_text(visual.header) or " ")] if visual.header else []
    rows = [cells_text(row) for row in visual.rows]
    return [*_plain(("heading", visual.heading)), *header], rows


def _write_picture(visual: PictureShot) -> Fields:
    shown = visual.footage
    pairs = (
        ("sha256", shown.sha256),
        ("suffix", shown.suffix),
        ("width", str(shown.width)),
        ("height", str(shown.height)),
        ("frames", str(shown.frames)),
        ("name", shown.name),
        ("author", shown.author),
        ("licence", shown.licence),
        ("page", shown.page),
        ("near_hash", shown.near_hash),
        ("move", str(visual.move)),
        ("caption", visual.caption),
        ("start", str(visual.start) if visual.start else ""),
    )
    return _plain(*pairs)


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
