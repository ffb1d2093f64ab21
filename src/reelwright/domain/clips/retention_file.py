"""Curves as services and people write them down: CSV and JSON.

What is told apart: a bare list; pairs of position and value; YouTube Analytics' report by
``elapsedVideoTimeRatio`` (``rows`` under ``columnHeaders``); heat maps with ``start_time`` and
``value``; the table that YouTube Studio exports, with its headings.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from itertools import pairwise
from math import isfinite

from reelwright.domain.clips.retention import BINS, Curve, CurveInvalid, curve_of

LONGEST = 1_000_000
"""Characters; a hundred rows have a few thousand."""
_LISTS = ("retention", "bins", "values", "curve", "scores", "heatmap", "rows")
_VALUES = ("value", "retention", "audiencewatchratio")
_POSITIONS = ("start_time", "position", "percent", "elapsedvideotimeratio")
_UNEVEN = 0.25
"""The part of a step by which positions may be off: they are rounded."""

Row = tuple[float | None, float]
"""A position, where the file has one, and a value."""


def curve_in(text: str) -> Curve:
    """The curve that a file holds.

    Raises:
        CurveInvalid: what is wrong with it, after "it" or "its".
    """
    if len(text) > LONGEST:
        message = f"it has {len(text)} characters, and a curve a few thousand"
        raise CurveInvalid(message)
    text = text.lstrip("\ufeff").strip()
    rows = _of_json(text) if text[:1] in {"[", "{"} else _of_table(text)
    _check_positions([position for position, _ in rows if position is not None])
    values = [value for _, value in rows]
    if len(values) == BINS + 1:
        # From 0 to 100: edges of the percents, not the percents.
        values = [(one + other) / 2 for one, other in pairwise(values)]
    return curve_of(values)


def _of_json(text: str) -> list[Row]:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = "it begins like JSON and is none"
        raise CurveInvalid(message) from error
    heads: list[str] = []
    if isinstance(found, Mapping):
        headers = found.get("columnHeaders")
        heads = [_head(each) for each in headers] if isinstance(headers, list) else []
        found = next((found[key] for key in _LISTS if key in found), None)
    if not isinstance(found, list):
        message = f"it holds no list of numbers (looked for under {', '.join(_LISTS)})"
        raise CurveInvalid(message)
    _check_count(len(found))
    return [_row(each, at, heads) for at, each in enumerate(found, start=1)]


def _head(header: object) -> str:
    return str(header.get("name", "")).lower() if isinstance(header, Mapping) else ""


def _row(item: object, at: int, heads: Sequence[str]) -> Row:
    if isinstance(item, Mapping):
        by_name = {str(key).lower(): value for key, value in item.items()}
        position = next((by_name[name] for name in _POSITIONS if name in by_name), None)
        value = next((by_name[name] for name in _VALUES if name in by_name), None)
        return None if position is None else _number(position, at), _number(value, at)
    if isinstance(item, list):
        return _cells([_number(each, at) for each in item], heads, at)
    return None, _number(item, at)


def _of_table(text: str) -> list[Row]:
    first = text.partition("\n")[0]
    comma = max((";", "\t", ","), key=first.count)
    try:
        lines = [
            [cell.strip() for cell in line] for line in csv.reader(StringIO(text), delimiter=comma)
        ]
    except csv.Error as error:
        message = "it is no table with a number in each row"
        raise CurveInvalid(message) from error
    lines = [line for line in lines if any(line)]
    heads = _heads(lines[0]) if lines else []
    rows = lines[1:] if heads else lines
    _check_count(len(rows))
    return [
        _cells([_written(cell, at, comma) for cell in line if cell], heads, at)
        for at, line in enumerate(rows, start=1)
    ]


def _heads(cells: Iterable[str]) -> list[str]:
    """The headings; none where the first row is one of numbers."""
    heads = [cell.lower() for cell in cells]
    return (
        heads if any(any(map(str.isalpha, head)) for head in heads) and not _is_nan(heads) else []
    )


def _is_nan(cells: Sequence[str]) -> bool:
    return any(cell.strip("+-") in {"nan", "inf", "infinity"} for cell in cells)


def _cells(numbers: Sequence[float], heads: Sequence[str], at: int) -> Row:
    if len(numbers) == 1:
        return None, numbers[0]
    named = [place for place, head in enumerate(heads) if any(name in head for name in _VALUES)]
    if named and named[0] < len(numbers):
        return numbers[0] if named[0] else None, numbers[named[0]]
    if len(numbers) != 2:  # noqa: PLR2004 - position and value
        message = (
            f"its row {at} has {len(numbers)} columns: keep the position and the part of viewers"
        )
        raise CurveInvalid(message)
    return numbers[0], numbers[1]


def _written(cell: str, at: int, comma: str) -> float:
    plain = cell.removesuffix("%").strip()
    return _number(plain.replace(",", ".") if comma != "," else plain, at)


def _number(value: object, at: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        message = f"its row {at} holds no number"
        raise CurveInvalid(message)
    try:
        number = float(value)
    except (ValueError, OverflowError) as error:
        message = f"its row {at} holds {str(value)[:20]!r}, which is no number"
        raise CurveInvalid(message) from error
    if not isfinite(number):
        message = f"its row {at} holds {number}, which is no part of viewers"
        raise CurveInvalid(message)
    return number


def _check_count(count: int) -> None:
    if count not in {BINS, BINS + 1}:
        message = f"it has {count} rows, and needs one for each percent of the video: {BINS}"
        raise CurveInvalid(message)


def _check_positions(positions: Sequence[float]) -> None:
    """Make sure that rows go from the begin of the video to its end, step by step."""
    if len(positions) < BINS:
        return
    step = (positions[-1] - positions[0]) / (len(positions) - 1)
    for at, (one, other) in enumerate(pairwise(positions), start=2):
        if step <= 0 or abs(other - one - step) > _UNEVEN * step:
            message = f"its row {at} does not go on where the one before ends, percent by percent"
            raise CurveInvalid(message)
