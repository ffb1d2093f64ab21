"""What a model wants shown, as the visuals that are drawn."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reelwright.domain.article import Code, Figure, Table
from reelwright.domain.authoring.answers import VisualAnswer, VisualKind, VisualRow
from reelwright.domain.authoring.source import SourceText
from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    CodeCard,
    ComparisonCard,
    Datum,
    Event,
    FigureRef,
    Item,
    ListCard,
    NumberCard,
    OutroCard,
    QuotationCard,
    SectionCard,
    Side,
    StatementCard,
    TimelineCard,
    TitleCard,
    Visual,
    WordRef,
)
from reelwright.domain.staging import cards
from reelwright.domain.staging.highlights import highlights_of
from reelwright.domain.staging.passage import Setting
from reelwright.domain.staging.phrases import (
    HEADING_CHARACTERS,
    ITEM_CHARACTERS,
    STATEMENT_CHARACTERS,
    find_phrase,
    find_start,
    glance,
    plain_words,
    without_end_mark,
)
from reelwright.domain.staging.tables import table_visual

MOST_BARS = 8
MOST_EVENTS = 6
MOST_A_SIDE = 4
LONGEST_VALUE = 24
LONGEST_LABEL = 40
LARGEST = 1e15
"""Figures beyond it are not told apart as bars."""

_YEAR = re.compile(r"^(?:1\d|20)\d\d$")
_BEFORE_DATE = re.compile(
    r"^(?:in|on|by|im|am|en|le|el|em|no|nel|il|around|since|um)\s+(?=\d)", re.IGNORECASE
)
"""A date stands on its card without the word that leads it in."""
_PERCENTAGE = re.compile(
    r"^(\d+(?:[.,]\d+)?)\s*(?:%|percent|per cent|Prozent|pour cent|por ciento)$"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """The visual; None where it cannot be shown, and then ``lacks`` says why."""

    visual: Visual | None = None
    lacks: str = ""


def visual_of(
    answer: VisualAnswer, lines: Sequence[Line], setting: Setting, source: SourceText | None
) -> Wanted:
    """The visual of an answer over its lines; what is shown enters on the word that says it."""
    of_the_source = _of_the_source(answer, lines, setting, source)
    return of_the_source or _BUILDERS[answer.kind](answer, lines, setting)


def _of_the_source(
    answer: VisualAnswer, lines: Sequence[Line], setting: Setting, source: SourceText | None
) -> Wanted | None:
    """A picture, a table or code of the article, by its number; None where none is meant."""
    match answer.kind:
        case VisualKind.PICTURE:
            shown: Sequence[Figure | Table | Code] = source.figures if source else ()
        case VisualKind.TABLE:
            shown = source.tables if source else ()
        case VisualKind.CODE if source is not None:
            shown = source.codes
        case _:
            return None
    if not 1 <= answer.number <= len(shown):
        return Wanted(lacks=_no_such(answer, len(shown)))
    return Wanted(visual=_shown(shown[answer.number - 1], answer, lines, setting))


def _shown(
    block: Figure | Table | Code, answer: VisualAnswer, lines: Sequence[Line], setting: Setting
) -> Visual:
    if isinstance(block, Figure):
        return FigureRef(location=block.location, caption=block.caption)
    if isinstance(block, Table):
        return table_visual(block, lines, setting)
    heading = glance(answer.heading, HEADING_CHARACTERS, setting.language)
    return CodeCard(code=block.text, language=block.language, heading=heading)


def _no_such(answer: VisualAnswer, count: int) -> str:
    there = f"has 1 to {count}" if count else "has none"
    return f"names number {answer.number}; the source {there}"


def _title(_: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    return Wanted(visual=TitleCard(title=setting.title)) if lines else Wanted()


def _section(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    heading = answer.heading or setting.section
    if not heading:
        return Wanted(lacks="needs a section")
    shown = glance(heading, HEADING_CHARACTERS, setting.language)
    return Wanted(visual=SectionCard(heading=without_end_mark(shown))) if lines else Wanted()


def _statement(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    """The text where it is said so, else the lines' own."""
    said = " ".join(word for line in lines for word in plain_words(line.text))
    text = answer.text.strip()
    spoken = bool(text) and " ".join(plain_words(text)) in said
    if spoken and len(text) <= STATEMENT_CHARACTERS:
        highlights = highlights_of(text, lines, setting.language)
        card = StatementCard(text=text, highlights=highlights, kicker=cards.kicker_of(setting))
        return Wanted(visual=card)
    return Wanted(visual=cards.statement_card(lines, setting))


def _footage(_: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    """What stands where no footage fits."""
    return Wanted(visual=cards.statement_card(lines, setting))


def _outro(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    text = without_end_mark(answer.text or answer.heading)
    if text and len(text) <= cards.LONGEST_LAST_WORD:
        return Wanted(visual=OutroCard(title=text))
    return Wanted(visual=cards.outro_card(lines, setting))


def _list(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    texts = [row.text or row.label for row in answer.rows if row.text or row.label]
    if not 2 <= len(texts) <= cards.MOST_ITEMS:  # noqa: PLR2004 - one item is a statement
        return Wanted(lacks=f"needs 2 to {cards.MOST_ITEMS} rows")
    items = _entering([glance(one, ITEM_CHARACTERS, setting.language) for one in texts], lines)
    if items is None:
        return Wanted(lacks="shows rows that its lines do not say in that order, word for word")
    heading = glance(answer.heading or setting.section, HEADING_CHARACTERS, setting.language)
    shown = tuple(replace(item, text=_capital(item.text)) for item in items)
    return Wanted(visual=ListCard(heading=heading, items=shown))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _entering(texts: Sequence[str], lines: Sequence[Line]) -> tuple[Item, ...] | None:
    """Texts that enter one after another where they are said; None where one is not."""
    items: list[Item] = []
    after = None
    for text in texts:
        at = find_start(lines, text, after)
        if at is None:
            return None
        items.append(Item(text=text, at=at))
        after = WordRef(line=at.line, word=at.word + 1)
    return tuple(items)


def _quotation(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    text = answer.text.strip('"“”„«» ')
    if not text or len(text) > cards.LONGEST_QUOTATION:
        return Wanted(lacks=f"needs 'text' of at most {cards.LONGEST_QUOTATION} characters")
    return Wanted(
        visual=QuotationCard(
            text=text,
            attribution=glance(answer.label.strip(" —–-"), HEADING_CHARACTERS, setting.language),
            highlights=highlights_of(text, lines, setting.language),
        )
    )


def _number(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    value = answer.text.strip()
    if not value or len(value) > LONGEST_VALUE or not any(map(str.isdigit, value)):
        return Wanted(lacks="needs the figure as 'text', in digits")
    at = find_phrase(lines, value) or find_phrase(lines, value.split()[0].rstrip("%"))
    if at is None:
        return Wanted(lacks=f"shows {value!r}, which its lines do not say in the same digits")
    label = glance(answer.label or answer.heading, ITEM_CHARACTERS, setting.language)
    if not label:
        return Wanted(lacks="needs a 'label' that says what the figure counts")
    found = _PERCENTAGE.match(value)
    share = Decimal(found[1].replace(",", ".")) / 100 if found else None
    whole = share if share is not None and share <= 1 else None
    return Wanted(visual=NumberCard(value=Item(text=value, at=at), label=label, share=whole))


def _chart(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    rows = [row for row in answer.rows if row.label]
    if not 2 <= len(rows) <= MOST_BARS:  # noqa: PLR2004 - one bar compares nothing
        return Wanted(lacks=f"needs 2 to {MOST_BARS} rows with 'label', 'value' and 'text'")
    if not all(0 <= row.value < LARGEST for row in rows) or not any(row.value for row in rows):
        return Wanted(lacks="needs values that are not negative and not all zero")
    if any(len(row.label) > LONGEST_LABEL or len(row.text) > LONGEST_VALUE for row in rows):
        return Wanted(lacks="needs short labels, and figures as 'text'")
    kind = ChartKind.LINE if all(_YEAR.match(row.label) for row in rows) else ChartKind.BARS
    heading = glance(answer.heading or setting.section, HEADING_CHARACTERS, setting.language)
    data = tuple(_datum(row, lines) for row in rows)
    return Wanted(visual=ChartCard(heading=heading, data=data, kind=kind))


def _datum(row: VisualRow, lines: Sequence[Line]) -> Datum:
    value = Decimal(format(Decimal(str(row.value)).normalize(), "f"))
    shown = row.text or str(value)
    at = find_phrase(lines, shown) or find_phrase(lines, row.label)
    return Datum(label=row.label, value=value, shown=shown, at=at)


def _comparison(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    sides = list(dict.fromkeys(row.label for row in answer.rows if row.label))
    if len(sides) != 2 or any(len(side) > LONGEST_LABEL for side in sides):  # noqa: PLR2004 - two
        return Wanted(lacks="needs rows with exactly two different short labels, one for each side")
    texts = {
        name: [row.text for row in answer.rows if row.label == name and row.text] for name in sides
    }
    left, right = (_side(name, texts[name], lines, setting) for name in sides)
    heading = glance(answer.heading, HEADING_CHARACTERS, setting.language)
    return Wanted(visual=ComparisonCard(left=left, right=right, heading=heading))


def _side(name: str, texts: Sequence[str], lines: Sequence[Line], setting: Setting) -> Side:
    shown = [glance(text, ITEM_CHARACTERS, setting.language) for text in texts[:MOST_A_SIDE]]
    items = tuple(Item(text=_capital(text), at=find_start(lines, text)) for text in shown)
    return Side(heading=_capital(name), items=items, at=find_start(lines, name))


def _timeline(answer: VisualAnswer, lines: Sequence[Line], setting: Setting) -> Wanted:
    rows = [
        replace(row, label=_BEFORE_DATE.sub("", row.label))
        for row in answer.rows
        if row.label and row.text and len(row.label) <= LONGEST_LABEL
    ]
    if not 2 <= len(rows) <= MOST_EVENTS:  # noqa: PLR2004 - one event is no order
        return Wanted(
            lacks=f"needs 2 to {MOST_EVENTS} rows: the date as 'label', what happened as 'text'"
        )
    entering = _entering([row.label for row in rows], lines)
    if entering is None:
        return Wanted(lacks="shows dates that its lines do not say in that order")
    events = tuple(
        Event(date=row.label, text=glance(row.text, ITEM_CHARACTERS, setting.language), at=item.at)
        for row, item in zip(rows, entering, strict=True)
    )
    heading = glance(answer.heading or setting.section, HEADING_CHARACTERS, setting.language)
    return Wanted(visual=TimelineCard(heading=heading, events=events))


def _code(answer: VisualAnswer, _: Sequence[Line], setting: Setting) -> Wanted:
    if not answer.text.strip():
        return Wanted(lacks="needs the code as 'text'")
    heading = glance(answer.heading, HEADING_CHARACTERS, setting.language)
    return Wanted(
        visual=CodeCard(code=answer.text.strip("\n"), language=answer.label, heading=heading)
    )


_BUILDERS: Mapping[VisualKind, Callable[[VisualAnswer, Sequence[Line], Setting], Wanted]] = {
    VisualKind.TITLE: _title,
    VisualKind.SECTION: _section,
    VisualKind.STATEMENT: _statement,
    VisualKind.LIST: _list,
    VisualKind.QUOTATION: _quotation,
    VisualKind.NUMBER: _number,
    VisualKind.CHART: _chart,
    VisualKind.COMPARISON: _comparison,
    VisualKind.TIMELINE: _timeline,
    VisualKind.CODE: _code,
    VisualKind.TABLE: _statement,
    VisualKind.PICTURE: _statement,
    VisualKind.FOOTAGE: _footage,
    VisualKind.OUTRO: _outro,
}
