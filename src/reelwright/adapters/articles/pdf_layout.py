"""From lines on pages to the paragraphs, headings and lists that they were set from."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reelwright.adapters.articles.hyphens import joined, vocabulary_of
from reelwright.adapters.articles.pdf_lines import PdfLine, body_font, body_size
from reelwright.adapters.articles.wording import is_only_address, sentence_of, without_marks
from reelwright.domain.article import Block, Code, Heading, ItemList, Paragraph, Prose

LARGER = 1.12
"""Size against the body's from which a line is a heading."""
LONGEST_HEADING = 150
_BULLET = re.compile(r"^\s*[•‣◦▪●■*–—-]\s*(?=\S)")
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))\s+(?=\S)")
_SECTION_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+[^\W\d_a-z]")
_SENTENCE_END = re.compile(r"[.!?…:][\"”»’')\]]*$")
_CONTENTS = frozenset(
    {"contents", "table of contents", "inhalt", "inhaltsverzeichnis", "sommaire",
     "table des matières", "índice", "contenido", "sumário", "indice", "sommario"}
)  # fmt: skip
_ENDS_IN_NUMBER = re.compile(r"\s(?:\d{1,4}|[ivxlc]{1,6})$")
_WORD = re.compile(r"[^\W\d_]{2,}")
GAP = 1.45
"""Distance between lines against the usual one from which a new paragraph begins."""
SHORT = 0.75
"""Length of a line against the usual one below which it ended its paragraph."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Measure:
    """What is usual in a document: sizes, leading, line length, left edges, words."""

    body: float
    leading: float
    length: int
    edges: frozenset[int]
    font: str
    sizes: tuple[float, ...]
    vocabulary: frozenset[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Passage:
    """Lines that belong together, and what they are."""

    kind: str
    lines: tuple[PdfLine, ...]


def measured(lines: Sequence[PdfLine]) -> Measure:
    """The usual measures of a document's lines."""
    body = body_size(lines)
    text = [line for line in lines if abs(line.size - body) <= 0.6]  # noqa: PLR2004 - points
    steps = Counter(
        round(one.y - other.y)
        for one, other in pairwise(text)
        if one.page == other.page and 0 < one.y - other.y < 4 * body
    )
    left = Counter(round(line.x) for line in text)
    lengths = sorted(len(line.text) for line in text)
    larger = {round(2 * line.size) / 2 for line in lines if line.size >= LARGER * body}
    return Measure(
        body=body,
        leading=steps.most_common(1)[0][0] if steps else 1.2 * body,
        length=lengths[len(lengths) * 3 // 4] if lengths else 0,
        font=body_font(text),
        edges=frozenset(edge for edge, count in left.items() if count >= 0.12 * len(text)),
        sizes=tuple(sorted(larger, reverse=True)),
        vocabulary=vocabulary_of(" ".join(line.text for line in text)),
    )


def passages(lines: Sequence[PdfLine], measure: Measure) -> list[Passage]:
    """Lines grouped into headings, code, items and paragraphs."""
    groups: list[list[PdfLine]] = []
    kinds: list[str] = []
    for line in lines:
        kind = _kind(line, measure)
        if groups and _goes_on(groups[-1], kinds[-1], line, kind, measure):
            groups[-1].append(line)
        else:
            groups.append([line])
            kinds.append(kind)
    return [
        Passage(kind=kind, lines=tuple(group)) for kind, group in zip(kinds, groups, strict=True)
    ]


def _kind(line: PdfLine, measure: Measure) -> str:
    if line.mono:
        return "code"
    if _is_heading(line, measure):
        return "heading"
    if _BULLET.match(line.text):
        return "bullet"
    return "number" if _NUMBER.match(line.text) else "text"


def _is_heading(line: PdfLine, measure: Measure) -> bool:
    text = line.text.strip()
    if len(text) > LONGEST_HEADING or not _WORD.search(text):
        return False
    if line.size >= LARGER * measure.body:
        return True
    numbered = _SECTION_NUMBER.match(text) is not None and line.font != measure.font
    return (
        (line.bold or numbered)
        and not text.endswith((".", ",", ";"))
        and len(text) < measure.length
    )


def _goes_on(
    group: Sequence[PdfLine], kind: str, line: PdfLine, line_kind: str, measure: Measure
) -> bool:
    """Whether a line continues the group before it."""
    last = group[-1]
    if line_kind == "code" or kind == "code":
        return line_kind == kind and line.page == last.page
    if line_kind == "heading" or kind == "heading":
        return line_kind == kind and _is_same_heading(last, line)
    return line_kind not in {"bullet", "number"} and _is_same_text(group, kind, line, measure)


def _is_same_heading(last: PdfLine, line: PdfLine) -> bool:
    alike = abs(line.size - last.size) < 0.6 and line.bold == last.bold  # noqa: PLR2004 - points
    below = 0 < last.y - line.y < 2 * line.size
    return alike and below and not _SECTION_NUMBER.match(line.text)


def _is_same_text(group: Sequence[PdfLine], kind: str, line: PdfLine, measure: Measure) -> bool:
    last = group[-1]
    if line.page != last.page or line.y > last.y:
        return not _ended(last, measure)
    if last.y - line.y > GAP * measure.leading:
        return False
    if line.text[:1].islower() and not _SENTENCE_END.search(last.text):
        return True
    if kind in {"bullet", "number"}:
        return line.x > group[0].x + 1 or not _ended(last, measure)
    return not _is_indented(line, last, measure) and not _was_last(last, measure)


def _ended(last: PdfLine, measure: Measure) -> bool:
    """At the foot of a page or column: whether the paragraph is over."""
    return bool(_SENTENCE_END.search(last.text)) and len(last.text) < 0.95 * measure.length


def _was_last(last: PdfLine, measure: Measure) -> bool:
    return bool(_SENTENCE_END.search(last.text)) and len(last.text) < SHORT * measure.length


def _is_indented(line: PdfLine, last: PdfLine, measure: Measure) -> bool:
    steps_in = 0.6 * measure.body < line.x - last.x < 4 * measure.body
    return steps_in and round(last.x) in measure.edges


def blocks_from(found: Sequence[Passage], measure: Measure) -> Iterator[tuple[Block, int]]:
    """The blocks of passages, each with the page that it begins on."""
    items: list[Prose] = []
    started, ordered = 0, False
    for passage in found:
        is_item = passage.kind in {"bullet", "number"}
        if items and not is_item:
            yield ItemList(items=tuple(items), ordered=ordered), started
            items = []
        if is_item:
            if not items:
                started, ordered = passage.lines[0].page, passage.kind == "number"
            items.append(Prose(text=_item_text(passage, measure)))
        else:
            block = _block_of(passage, measure)
            if block is not None:
                yield block, passage.lines[0].page
    if items:
        yield ItemList(items=tuple(items), ordered=ordered), started


def without_contents(paged: Sequence[tuple[Block, int]]) -> Iterator[tuple[Block, int]]:
    """Without a table of contents: what follows its heading and ends in a page number."""
    inside = False
    for block, page in paged:
        text = _words(block)
        if isinstance(block, Heading) and text.casefold() in _CONTENTS:
            inside = True
        elif not (inside and _ENDS_IN_NUMBER.search(text)):
            inside = False
            yield block, page


def _words(block: Block) -> str:
    match block:
        case Paragraph(prose=prose):
            return prose.text
        case Heading(text=text):
            return text
        case ItemList(items=items):
            return items[-1].text
        case _:
            return ""


def _item_text(passage: Passage, measure: Measure) -> str:
    text = _text(passage, measure)
    return _NUMBER.sub("", _BULLET.sub("", text, count=1), count=1)


def _text(passage: Passage, measure: Measure) -> str:
    whole = joined([line.text for line in passage.lines], measure.vocabulary)
    return sentence_of(without_marks(whole))


def _block_of(passage: Passage, measure: Measure) -> Block | None:
    if passage.kind == "code":
        return _code(passage)
    text = _text(passage, measure)
    if not text or is_only_address(text):
        return None
    if passage.kind == "heading":
        return Heading(level=_level(passage.lines[0], measure), text=text)
    return Paragraph(prose=Prose(text=text)) if _is_prose(text) else None


def _code(passage: Passage) -> Code | None:
    """A word or two in a typewriter's face stand in prose; whole lines are code."""
    left = min(line.x for line in passage.lines)
    rows = [" " * round((line.x - left) / (0.6 * line.size)) + line.text for line in passage.lines]
    return Code(text="\n".join(rows)) if any(row.strip() for row in rows) else None


def _level(line: PdfLine, measure: Measure) -> int:
    """By size, and within a size by the parts of the number: "2.1" is below "2"."""
    size = round(2 * line.size) / 2
    level = measure.sizes.index(size) + 1 if size in measure.sizes else len(measure.sizes) + 1
    number = _SECTION_NUMBER.match(line.text)
    return level + number[1].count(".") if number else level


def _is_prose(text: str) -> bool:
    """Rows of a table's figures and formulas have few letters."""
    letters = sum(1 for character in text if character.isalpha())
    return 2 * letters >= len(text.replace(" ", ""))
