"""An article as passages to be said, in its own order, with what stands beside them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from reelwright.domain.article import (
    Article,
    Block,
    Code,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Prose,
    Quotation,
    Table,
)
from reelwright.domain.script.scenes import Line, Part
from reelwright.domain.staging.pace import LONGEST_STANDING
from reelwright.domain.staging.passage import Entry, Form, Passage
from reelwright.domain.text.lexicon import BACK_MATTER, CONCLUSIONS
from reelwright.domain.text.sentences import clauses, sentences
from reelwright.domain.writing.speakable import speakable

DEEPEST_HEADING = 3
"""Headings below this level are said as a part of their section, without a card of their own."""

_END_MARKS = ".!?…:;。"
_CLOSERS = "\"'”’»)]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """The passages, and how much of the article is not said: counts by what it was."""

    passages: tuple[Passage, ...]
    unspoken: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Reader:
    """Walks the blocks; ``waiting`` stands before any text of its section."""

    language: str
    section: str = ""
    conclusion: bool = False
    skipping: bool = False
    passages: list[Passage] = field(default_factory=list)
    waiting: list[Code | Table | Figure] = field(default_factory=list)
    unspoken: dict[str, int] = field(default_factory=dict)


def outline(article: Article) -> Outline:
    """The article's passages; sections of sources and footnotes are for reading only."""
    reader = _Reader(language=article.language)
    for block in _without_title(article):
        _read(reader, block)
    passages = _without_last_headings(_led_in(reader.passages))
    passages = [_beside_short_lines(passage, article.language) for passage in passages]
    for block in reader.waiting:
        _count(reader, f"{type(block).__name__.lower()} without text")
    return Outline(passages=tuple(passages), unspoken=reader.unspoken)


def _without_title(article: Article) -> Iterable[Block]:
    """The blocks without a first heading that repeats the title."""
    blocks = article.blocks
    if blocks and isinstance(blocks[0], Heading):
        same = blocks[0].text.strip().casefold() == article.title.strip().casefold()
        return blocks[1:] if same else blocks
    return blocks


def _read(reader: _Reader, block: Block) -> None:
    if isinstance(block, Heading):
        _enter(reader, block)
    elif reader.skipping:
        _count(reader, "back matter")
    elif isinstance(block, Paragraph):
        _add(reader, _passage(reader, Form.PROSE, _lines_of(reader, block.prose)))
    elif isinstance(block, ItemList):
        _add_list(reader, block)
    elif isinstance(block, Quotation):
        _add_quotation(reader, block)
    else:
        _count(reader, type(block).__name__.lower())
        _show_beside(reader, block)


def _enter(reader: _Reader, heading: Heading) -> None:
    """Begin a section: its heading is a line of its own, unless the section is skipped."""
    text = speakable(heading.text, reader.language)
    name = text.strip(" .:").casefold()
    if reader.skipping and heading.level > DEEPEST_HEADING:
        return
    reader.skipping = name in BACK_MATTER
    if reader.skipping or not text:
        return
    if heading.level <= DEEPEST_HEADING:
        reader.section = text
        reader.conclusion = bool(name) and name.split()[0] in CONCLUSIONS
        _add(reader, _passage(reader, Form.HEADING, (Line(text=text),)))
    else:
        _add(reader, _passage(reader, Form.PROSE, (Line(text=_ended(text)),)))


def _passage(reader: _Reader, form: Form, lines: tuple[Line, ...]) -> Passage:
    return Passage(
        lines=lines,
        form=form,
        part=Part.CONCLUSION if reader.conclusion else Part.BODY,
        section=reader.section,
    )


def _add(reader: _Reader, passage: Passage) -> None:
    """Add a passage that says something, beside what was waiting for words."""
    if not passage.lines:
        return
    if passage.form is not Form.HEADING and reader.waiting:
        passage = replace(passage, beside=tuple(reader.waiting))
        reader.waiting.clear()
    reader.passages.append(passage)


def _lines_of(reader: _Reader, prose: Prose) -> tuple[Line, ...]:
    """One line a sentence; a very long sentence gives a line for each clause or two."""
    lines: list[Line] = []
    for sentence in sentences(prose.text, reader.language):
        said = speakable(sentence, reader.language)
        if not said:
            _count(reader, "pointer")
            continue
        for clause in clauses(said, reader.language):
            stressed = tuple(
                phrase
                for phrase in dict.fromkeys(" ".join(one.split()) for one in prose.emphasis)
                if phrase and phrase in clause
            )
            lines.append(Line(text=clause, emphasis=stressed))
    return tuple(lines)


def _add_list(reader: _Reader, block: ItemList) -> None:
    lines: list[Line] = []
    entries: list[Entry] = []
    for item in block.items:
        said = _lines_of(reader, item)
        if not said:
            continue
        entries.append(Entry(line=len(lines), text=_entry_text(said, item)))
        lines.extend((*said[:-1], replace(said[-1], text=_ended(said[-1].text))))
    passage = _passage(reader, Form.LIST, tuple(lines))
    _add(reader, replace(passage, entries=tuple(entries), ordered=block.ordered))


def _entry_text(lines: tuple[Line, ...], item: Prose) -> str:
    """The term that the author set in bold at the start of an item, else its first sentence."""
    first = lines[0].text
    for phrase in item.emphasis:
        term = phrase.strip(" .:–—-")
        if len(term.split()) > 1 and first.startswith(term) and len(lines) > 1:
            return term
    return first


def _ended(text: str) -> str:
    """Text with an end mark, so that it is spoken as a sentence."""
    bare = text.rstrip(_CLOSERS + " ")
    if not bare or bare[-1] in _END_MARKS:
        return text if not text.endswith(";") else text[:-1] + "."
    return text.rstrip(" ,") + "."


def _add_quotation(reader: _Reader, block: Quotation) -> None:
    lines = _lines_of(reader, Prose(text=block.text))
    passage = _passage(reader, Form.QUOTATION, lines)
    _add(reader, replace(passage, attribution=block.attribution.strip(" —–-")))


def _count(reader: _Reader, what: str) -> None:
    reader.unspoken[what] = reader.unspoken.get(what, 0) + 1


def _show_beside(reader: _Reader, block: Code | Table | Figure) -> None:
    """Put what is shown next to the text before it, or before the next where that is full."""
    before = reader.passages[-1] if reader.passages else None
    in_section = before is not None and before.form is not Form.HEADING
    if before is not None and in_section and len(before.beside) < len(before.lines):
        reader.passages[-1] = replace(before, beside=(*before.beside, block))
    else:
        reader.waiting.append(block)


def _led_in(passages: list[Passage]) -> list[Passage]:
    """A paragraph that ends with a colon gives its last line to the list that follows."""
    joined: list[Passage] = []
    for passage in passages:
        before = joined[-1] if joined else None
        if (
            before is not None
            and passage.form is Form.LIST
            and before.form is Form.PROSE
            and not before.beside
            and before.lines[-1].text.endswith(":")
        ):
            joined.pop()
            if len(before.lines) > 1:
                joined.append(replace(before, lines=before.lines[:-1]))
            entries = (replace(entry, line=entry.line + 1) for entry in passage.entries)
            lines = (before.lines[-1], *passage.lines)
            joined.append(replace(passage, lines=lines, entries=tuple(entries)))
        else:
            joined.append(passage)
    return joined


def _beside_short_lines(passage: Passage, language: str) -> Passage:
    """Halve long sentences beside code, which stands still while it is spoken over."""
    if passage.form is not Form.PROSE or not any(isinstance(one, Code) for one in passage.beside):
        return passage
    lines = (half for line in passage.lines for half in halved(line, language))
    return replace(passage, lines=tuple(lines))


def halved(line: Line, language: str) -> tuple[Line, ...]:
    """A long sentence in two where a speaker would breathe, each half with its own stress."""
    if len(line.text) <= LONGEST_STANDING:
        return (line,)
    head, *rest = clauses(line.text, language, len(line.words) // 2 + 1)
    texts = [head, " ".join(rest)] if rest else [head]
    return tuple(
        Line(text=text, emphasis=tuple(one for one in line.emphasis if one in text))
        for text in texts
    )


def _without_last_headings(passages: list[Passage]) -> list[Passage]:
    """Headings that nothing follows open nothing, and are not said."""
    while passages and passages[-1].form is Form.HEADING:
        passages.pop()
    return passages
