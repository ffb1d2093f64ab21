"""The ways in which a passage can be cut into scenes, each with what it is worth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reelwright.domain.article import Code, Figure, Table
from reelwright.domain.script.scenes import Line, Part
from reelwright.domain.script.visuals import CodeCard, FigureRef, ListCard, Visual
from reelwright.domain.staging import cards
from reelwright.domain.staging.builders import build
from reelwright.domain.staging.kinds import Kind
from reelwright.domain.staging.pace import LONGEST_STANDING, seconds_of
from reelwright.domain.staging.passage import Form, Passage, Setting
from reelwright.domain.staging.phrases import HEADING_CHARACTERS, glance
from reelwright.domain.staging.tables import table_visual

LONGEST_SECONDS = 20.0
MOST_LINES = 6

# What a line is worth under each kind: the richer a picture that the text supports, the better.
WORTH = {
    Kind.STATEMENT: 1.0,
    Kind.LIST: 2.4,
    Kind.QUOTATION: 2.2,
    Kind.NUMBER: 2.0,
    Kind.CHART: 3.2,
    Kind.COMPARISON: 2.6,
    Kind.TIMELINE: 3.0,
}
POINTS_WORTH = 0.7
BESIDE_WORTH = 6.0
BESIDE_LINE_WORTH = 1.8
MOST_BESIDE = 3
PROSE_KINDS = (
    Kind.STATEMENT,
    Kind.NUMBER,
    Kind.CHART,
    Kind.COMPARISON,
    Kind.TIMELINE,
)
LIST_KINDS = (Kind.STATEMENT,)
"""What a part of a list may be: items are compared or dated all together or not at all."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shot:
    """Lines ``first`` up to ``last`` (exclusive) of a passage under one visual."""

    first: int
    last: int
    visual: Visual
    worth: float


def shots_of(passage: Passage, setting: Setting) -> tuple[Shot, ...]:
    """Every shot that the passage allows; there is always a way through all of its lines."""
    at_section = replace(setting, section=passage.section)
    fixed = _fixed(passage, at_section)
    if fixed is not None:
        return fixed
    shots = [
        *_plain(passage, at_section),
        *_prose(passage, at_section),
        *_lists(passage, at_section),
        *_quotations(passage, at_section),
        *_beside(passage, at_section),
        *_ending(passage, at_section),
    ]
    return tuple(shots)


def _fixed(passage: Passage, setting: Setting) -> tuple[Shot, ...] | None:
    """A title or a heading is shown in one way only."""
    kind = {Form.OPENING: Kind.TITLE, Form.HEADING: Kind.SECTION}.get(passage.form)
    if kind is None:
        return None
    visual = build(kind, passage.lines, setting)
    if visual is None:
        return None
    return (Shot(first=0, last=len(passage.lines), visual=visual, worth=0.0),)


def _plain(passage: Passage, setting: Setting) -> Iterator[Shot]:
    """A statement for each line: the way that is always open."""
    for at in range(len(passage.lines)):
        visual = cards.statement_card(passage.lines[at : at + 1], setting)
        if visual is not None:
            yield Shot(first=at, last=at + 1, visual=visual, worth=WORTH[Kind.STATEMENT])


def _windows(count: int, most: int = MOST_LINES) -> Iterator[tuple[int, int]]:
    for first in range(count):
        for last in range(first + 1, min(count, first + most) + 1):
            yield first, last


def _prose(passage: Passage, setting: Setting) -> Iterator[Shot]:
    for first, last in _windows(len(passage.lines)):
        lines = passage.lines[first:last]
        if last - first > 1 and seconds_of(lines, setting) > LONGEST_SECONDS:
            continue
        whole_list = first == _first_entry(passage) and last == len(passage.lines)
        kinds = PROSE_KINDS if passage.form is not Form.LIST or whole_list else LIST_KINDS
        for kind in kinds:
            visual = build(kind, lines, setting)
            if visual is not None:
                worth = WORTH[kind] * (last - first)
                yield Shot(first=first, last=last, visual=visual, worth=worth)
        points = cards.points_card(lines, setting) if passage.form is Form.PROSE else None
        if points is not None:
            yield Shot(first=first, last=last, visual=points, worth=POINTS_WORTH * (last - first))


def _first_entry(passage: Passage) -> int:
    return passage.entries[0].line if passage.entries else 0


def _lists(passage: Passage, setting: Setting) -> Iterator[Shot]:
    if passage.form is Form.PROSE:
        for at in range(len(passage.lines)):
            visual = build(Kind.LIST, passage.lines[at : at + 1], setting)
            if visual is not None:
                yield Shot(first=at, last=at + 1, visual=visual, worth=WORTH[Kind.LIST])
        return
    entries = passage.entries
    for first, last in _windows(len(entries), cards.MOST_ITEMS):
        begin = 0 if first == 0 else entries[first].line
        end = entries[last].line if last < len(entries) else len(passage.lines)
        if last - first > 1 and seconds_of(passage.lines[begin:end], setting) > LONGEST_SECONDS:
            continue
        visual = _list_of(passage, setting, (first, last), begin)
        others = (end - begin) - (last - first)
        worth = WORTH[Kind.LIST] * (last - first) + others - (last - first == 1)
        yield Shot(first=begin, last=end, visual=visual, worth=worth)


def _list_of(passage: Passage, setting: Setting, span: tuple[int, int], begin: int) -> ListCard:
    """The card of some entries; their words are counted from the scene's first line."""
    lead = passage.lines[0].text if passage.entries[0].line > 0 else setting.section
    lines = passage.lines[begin:]
    return ListCard(
        heading=glance(lead, HEADING_CHARACTERS, setting.language),
        items=tuple(
            cards.item_at(lines, entry.text, entry.line - begin, setting.language)
            for entry in passage.entries[span[0] : span[1]]
        ),
        ordered=passage.ordered,
        first=span[0] + 1 if passage.ordered else 1,
    )


def _quotations(passage: Passage, setting: Setting) -> Iterator[Shot]:
    whole = passage.form is Form.QUOTATION
    for first, last in _windows(len(passage.lines), 3):
        lines = passage.lines[first:last]
        if not whole and not cards.quotes(lines):
            continue
        if last - first > 1 and seconds_of(lines, setting) > LONGEST_SECONDS:
            continue
        card = cards.quotation_card(lines, setting)
        if card is None:
            continue
        if whole and passage.attribution:
            card = replace(card, attribution=passage.attribution)
        worth = WORTH[Kind.QUOTATION] * (last - first if whole else 1)
        yield Shot(first=first, last=last, visual=card, worth=worth)


def _beside(passage: Passage, setting: Setting) -> Iterator[Shot]:
    """What the article shows next to the lines, each over one or more of the last of them."""
    count = len(passage.lines)
    shown = passage.beside[:count]
    for offset, block in enumerate(shown):
        last = count - (len(shown) - 1 - offset)
        fewest = max(0, last - MOST_BESIDE) if len(shown) == 1 else last - 1
        for first in range(fewest, last):
            visual = _shown(block, passage.lines[first:last], setting)
            worth = BESIDE_WORTH + BESIDE_LINE_WORTH * (last - first)
            yield Shot(first=first, last=last, visual=visual, worth=worth)


def _shown(block: Code | Table | Figure, lines: Sequence[Line], setting: Setting) -> Visual:
    if isinstance(block, Code):
        return CodeCard(code=block.text, language=block.language)
    if isinstance(block, Figure):
        return FigureRef(location=block.location, caption=block.caption)
    return table_visual(block, lines, setting)


def _ending(passage: Passage, setting: Setting) -> Iterator[Shot]:
    """A short last word stands on the closing card."""
    last = len(passage.lines)
    if passage.part is not Part.CONCLUSION or not passage.closes:
        return
    visual = cards.outro_card(passage.lines[-1:], setting)
    if visual is not None and len(passage.lines[-1].text) <= LONGEST_STANDING:
        yield Shot(first=last - 1, last=last, visual=visual, worth=BESIDE_WORTH)
