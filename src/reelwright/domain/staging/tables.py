"""The article's tables: as a chart or a comparison where they are one, else as they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reelwright.domain.article import Table
from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    ComparisonCard,
    Datum,
    Item,
    Side,
    TableCard,
    WordRef,
)
from reelwright.domain.staging.figures import amounts
from reelwright.domain.staging.passage import Setting
from reelwright.domain.staging.phrases import HEADING_CHARACTERS, find_phrase, glance, plain_words

FEWEST_ROWS = 2
MOST_ROWS = 8
MOST_COMPARED = 5
LONGEST_LABEL = 28
LONGEST_CELL = 44

_YEAR = re.compile(r"^(?:1\d|20)\d\d$")
_BARE_NUMBER = re.compile(r"^[~≈<>±]?\s?-?[\d.,’'\s\u202f]*\d$")
_UNIT_IN_HEADER = re.compile(r"\(([^()]{1,12})\)\s*$|\sin\s(\S{1,12})$")


def table_visual(
    table: Table, lines: Sequence[Line], setting: Setting
) -> ChartCard | ComparisonCard | TableCard:
    """What a table shows next to the lines that speak of it."""
    return (
        _chart(table, lines, setting)
        or _comparison(table, lines, setting)
        or TableCard(
            heading=glance(setting.section or setting.title, HEADING_CHARACTERS, setting.language),
            header=table.header,
            rows=table.rows,
        )
    )


def _chart(table: Table, lines: Sequence[Line], setting: Setting) -> ChartCard | None:
    """The column of numbers that the text talks about, or the only one; dates make a line."""
    if not FEWEST_ROWS <= len(table.rows) <= MOST_ROWS:
        return None
    labels = [row[0].strip() for row in table.rows]
    if len(set(labels)) < len(labels) or any(not 0 < len(one) <= LONGEST_LABEL for one in labels):
        return None
    columns = [
        (column, values)
        for column in range(1, len(table.header))
        if (values := _values(table, column, setting.language)) is not None
    ]
    column = _spoken_of(columns, table, lines)
    if column is None:
        return None
    at, values = column
    dated = all(_YEAR.match(label) for label in labels)
    data = tuple(
        Datum(
            label=label,
            value=value,
            shown=row[at].strip(),
            at=find_phrase(lines, label) or find_phrase(lines, row[at]),
        )
        for label, value, row in zip(labels, values, table.rows, strict=True)
    )
    return ChartCard(
        heading=glance(table.header[at], HEADING_CHARACTERS, setting.language),
        data=_in_order(data),
        kind=ChartKind.LINE if dated and len(data) > FEWEST_ROWS else ChartKind.BARS,
    )


def _in_order(data: Sequence[Datum]) -> tuple[Datum, ...]:
    """A figure said only after one that follows it stands from the start, not as a hole."""
    ordered: list[Datum] = []
    earliest: tuple[int, int] | None = None
    for datum in reversed(data):
        at = None if datum.at is None else (datum.at.line, datum.at.word)
        late = at is not None and earliest is not None and at > earliest
        ordered.append(replace(datum, at=None) if late else datum)
        if at is not None and not late:
            earliest = at
    return tuple(reversed(ordered))


def _values(table: Table, column: int, language: str) -> tuple[Decimal, ...] | None:
    """A column's numbers, all at least 0 and of one unit; None where it holds anything else."""
    values: list[Decimal] = []
    units: set[str] = set()
    for row in table.rows:
        cell = row[column].strip()
        found = () if _YEAR.match(cell) else amounts(cell, language)
        if len(found) != 1 or found[0].value < 0 or cell.startswith(("-", "−")):
            return None
        if found[0].shown != cell.lstrip("~≈<>± ") and not _BARE_NUMBER.match(cell):
            return None
        values.append(found[0].value)
        units.add(found[0].unit)
    return tuple(values) if len(units) == 1 and max(values) > 0 else None


def _spoken_of(
    columns: Sequence[tuple[int, tuple[Decimal, ...]]], table: Table, lines: Sequence[Line]
) -> tuple[int, tuple[Decimal, ...]] | None:
    """The first column whose header or figures the lines name, else the only one there is.

    A table whose other columns are text is more than a chart, unless the text is about it.
    """
    said = {word for line in lines for word in plain_words(line.text)}
    for column in columns:
        header = set(plain_words(_UNIT_IN_HEADER.sub("", table.header[column[0]])))
        cells = [row[column[0]] for row in table.rows]
        if header & said or any(find_phrase(lines, cell) for cell in cells):
            return column
    return columns[0] if len(columns) == 1 and len(table.header) == 2 else None  # noqa: PLR2004 - a label and a number


def _comparison(table: Table, lines: Sequence[Line], setting: Setting) -> ComparisonCard | None:
    """A table of three columns compares the second with the third, row by row."""
    if len(table.header) != 3 or not FEWEST_ROWS <= len(table.rows) <= MOST_COMPARED:  # noqa: PLR2004 - what, one, other
        return None
    if any(len(cell) > LONGEST_CELL for row in table.rows for cell in row):
        return None
    if not all(cell.strip() for row in table.rows for cell in row):
        return None
    sides = (_side(table, column, lines) for column in (1, 2))
    left, right = sides
    if left is None or right is None:
        return None
    heading = glance(setting.section, HEADING_CHARACTERS, setting.language)
    return ComparisonCard(left=left, right=right, heading=heading)


def _side(table: Table, column: int, lines: Sequence[Line]) -> Side | None:
    name = table.header[column].strip()
    if not name:
        return None
    at = find_phrase(lines, name)
    items = tuple(
        Item(text=f"{row[0].strip()}: {row[column].strip()}", at=_said(lines, row, column))
        for row in table.rows
    )
    return Side(heading=name, items=items, at=at)


def _said(lines: Sequence[Line], row: Sequence[str], column: int) -> WordRef | None:
    return find_phrase(lines, row[column]) or find_phrase(lines, row[0])
