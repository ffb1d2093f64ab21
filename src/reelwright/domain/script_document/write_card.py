"""Every visual as directives, rows and a block of code."""

from collections.abc import Sequence

from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    CodeCard,
    ComparisonCard,
    FigureRef,
    Item,
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
    WordRef,
)
from reelwright.domain.script_document.notation import anchor_cell, cells_text

Fields = list[tuple[str, str]]
Rows = list[str]


def card_text(visual: Visual, lines: Sequence[Line]) -> tuple[Fields, Rows, str | None]:
    """A visual as fields (escaped), rows and code; fields at their default are left out."""
    fields, rows = _written(visual, lines)
    code = visual.code if isinstance(visual, CodeCard) else None
    return [(name, value) for name, value in fields if value], rows, code


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
