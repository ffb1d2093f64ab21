"""An article as the text that a model reads, with a number for everything that can be shown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reelwright.domain.article import (
    Article,
    Block,
    Code,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Quotation,
    Table,
)
from reelwright.domain.text.sentences import sentences

BACKGROUND = 2_000
"""Characters of a transcript that is only background, as when titles are asked for."""

_END_MARKS = (".", "!", "?", "…", "”", "»", '"')


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceText:
    """The text of a source, and what it shows, in order; numbers in the text count from 1.

    ``left_out`` is how many characters did not fit.
    """

    text: str
    language: str
    figures: tuple[Figure, ...] = ()
    codes: tuple[Code, ...] = ()
    tables: tuple[Table, ...] = ()
    left_out: int = 0


def source_text(articles: Sequence[Article], language: str, longest: int) -> SourceText:
    """The articles one after another, cut to ``longest`` characters at the end of a sentence."""
    blocks = [block for article in articles for block in _titled(article)]
    figures = tuple(block for block in blocks if isinstance(block, Figure))
    codes = tuple(block for block in blocks if isinstance(block, Code))
    tables = tuple(block for block in blocks if isinstance(block, Table))
    counted: Counter[type[Block]] = Counter()
    texts: list[str] = []
    for block in blocks:
        counted[type(block)] += 1
        texts.append(_told(block, counted[type(block)]))
    whole = "\n\n".join(text for text in texts if text)
    kept = cut(whole, longest, language)
    return SourceText(
        text=kept,
        language=language,
        figures=figures,
        codes=codes,
        tables=tables,
        left_out=len(whole) - len(kept),
    )


def cut(text: str, longest: int, language: str) -> str:
    """The text up to the last sentence that fits; as it is where all of it does."""
    if len(text) <= longest:
        return text
    kept = text[:longest].rstrip()
    if text[len(kept)].isspace() and kept.endswith(_END_MARKS):
        return kept
    before, _, paragraph = kept.rpartition("\n\n")
    whole = " ".join(sentences(paragraph, language)[:-1])
    return "\n\n".join(part for part in (before, whole) if part) or kept


def background(text: str, language: str) -> str:
    """As much of a transcript as a model needs where it is not the matter itself."""
    return cut(text, BACKGROUND, language)


def _titled(article: Article) -> Iterator[Block]:
    if article.title:
        yield Heading(level=1, text=article.title)
    yield from article.blocks


def _told(block: Block, number: int) -> str:
    match block:
        case Heading():
            text = f"{'#' * block.level} {block.text}"
        case Paragraph():
            text = block.prose.text
        case ItemList():
            text = "\n".join(f"- {item.text}" for item in block.items)
        case Quotation():
            text = f"> {block.text}" + (f" ({block.attribution})" if block.attribution else "")
        case Code():
            text = f"[code {number}] {block.language}\n{block.text}"
        case Table():
            rows = [" | ".join(row) for row in (block.header, *block.rows)]
            text = "\n".join([f"[table {number}]", *rows])
        case Figure():
            text = f"[picture {number}] {block.caption or block.alternative}"
    return text
