"""Plain text: paragraphs, and what people write to make headings and lists without markup."""

import re
from collections.abc import Iterator, Sequence

from reelwright.adapters.articles.draft import Draft
from reelwright.adapters.articles.wording import (
    is_only_address,
    plain,
    sentence_of,
    split_attribution,
    without_marks,
)
from reelwright.domain.article import Block, Heading, ItemList, Paragraph, Prose, Quotation

_BULLET = re.compile(r"^\s*[-*•‣◦▪–]\s+(?=\S)")
_NUMBER = re.compile(r"^\s*\(?\d{1,3}[.)]\s+(?=\S)")
_QUOTED = re.compile(r"^\s*>\s?")
_UNDERLINE = re.compile(r"^\s*(={3,}|-{3,}|~{3,})\s*$")
_RULE = re.compile(r"^[\s*_=~#.-]{3,}$")
_ENDS_A_SENTENCE = re.compile(r"[.!?…:;,。！？][\"”»’')]?$")
LONGEST_HEADING = 90
WRAPPED_AT = 100
"""Lines longer than this are whole paragraphs, not wrapped ones."""


def read_text(text: str) -> Draft:
    """An article in plain text."""
    blocks = tuple(_blocks(_groups(text)))
    title = blocks[0].text if blocks and isinstance(blocks[0], Heading) else ""
    return Draft(blocks=blocks, title=title)


def _groups(text: str) -> list[list[str]]:
    """Lines between blank ones; where none is blank and lines are long, each by itself."""
    lines = plain(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")).split("\n")
    written = [line for line in lines if line.strip()]
    if len(written) == len(lines) - (not lines[-1].strip()) and _is_one_a_line(written):
        return [[line] for line in written]
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _is_one_a_line(lines: Sequence[str]) -> bool:
    return any(len(line) > WRAPPED_AT for line in lines)


def _blocks(groups: Sequence[list[str]]) -> Iterator[Block]:
    for place, group in enumerate(groups):
        is_last = place + 1 == len(groups)
        if all(_RULE.match(line) for line in group):
            continue
        if len(group) > 1 and _UNDERLINE.match(group[1]):
            yield Heading(level=1 if "=" in group[1] else 2, text=_clean(group[0]))
            group = group[2:]  # noqa: PLW2901 - the rest of the group follows its heading
        yield from _blocks_of(group, is_first=place == 0, is_last=is_last)


def _blocks_of(group: list[str], *, is_first: bool, is_last: bool) -> Iterator[Block]:
    if not group:
        return
    if len(group) == 1 and not is_last and _is_heading(group[0]):
        yield Heading(level=1 if is_first else 2, text=_clean(group[0]))
    elif all(_QUOTED.match(line) for line in group):
        words, who = split_attribution(_clean(_joined(_QUOTED.sub("", line) for line in group)))
        yield Quotation(text=words, attribution=who)
    else:
        yield from _lists_and_paragraphs(group)


def _is_heading(line: str) -> bool:
    text = line.strip()
    marked = _BULLET.match(line) or _QUOTED.match(line)
    return (
        not marked
        and len(text) <= LONGEST_HEADING
        and any(letter.isalpha() for letter in text)
        and not _ENDS_A_SENTENCE.search(text)
        and not is_only_address(text)
    )


def _lists_and_paragraphs(group: Sequence[str]) -> Iterator[Block]:
    """A list begins at its first bullet; lines without one belong to the item above them."""
    for mark in (_BULLET, _NUMBER):
        first = next((i for i, line in enumerate(group) if mark.match(line)), None)
        starts = sum(1 for line in group if mark.match(line))
        if first is not None and starts > 1:
            yield from _paragraph(group[:first])
            items = (_clean(_joined(item)) for item in _items(group[first:], mark))
            prose = tuple(Prose(text=item) for item in items if item)
            yield ItemList(items=prose, ordered=mark is _NUMBER)
            return
    yield from _paragraph(group)


def _items(lines: Sequence[str], mark: re.Pattern[str]) -> list[list[str]]:
    items: list[list[str]] = []
    for line in lines:
        if mark.match(line):
            items.append([mark.sub("", line)])
        else:
            items[-1].append(line)
    return items


def _paragraph(lines: Sequence[str]) -> Iterator[Paragraph]:
    text = _clean(_joined(lines))
    if any(character.isalnum() for character in text) and not is_only_address(text):
        yield Paragraph(prose=Prose(text=text))


def _joined(lines: Iterator[str] | Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)


def _clean(text: str) -> str:
    return sentence_of(without_marks(text))
