"""From a tree of HTML elements, or of those that trafilatura makes of them, to blocks."""

from collections.abc import Iterator

from lxml.etree import _Element

from reelwright.adapters.articles.elements import name_of, name_of_parent, whole_text
from reelwright.adapters.articles.inline import (
    BREAK,
    INLINE,
    SKIPPED,
    Run,
    paragraphs_of,
    prose_of,
    runs_in,
    runs_of,
    text_run,
)
from reelwright.adapters.articles.wording import (
    caption_text,
    plain,
    sentence_of,
    split_attribution,
    tidy,
)
from reelwright.domain.article import (
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

_HEADINGS = frozenset({"h", "h1", "h2", "h3", "h4", "h5", "h6"})
MOST_SPANNED = 50
"""Rows or columns that one cell may take; a page can claim any number."""
_LISTS = frozenset({"ul", "ol", "dl"})
_RUNNING = frozenset({"p", "code", "pre", "td", "h", "a", "span", "strong", "em"})


def blocks_of(root: _Element) -> tuple[Block, ...]:
    """The blocks below an element, in reading order."""
    walk = _Walk()
    walk.children(root)
    walk.flush()
    return tuple(walk.blocks)


class _Walk:
    """Collects blocks; text outside of any paragraph becomes one by itself."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._runs: list[Run] = []
        self._figures: list[Figure] = []

    def children(self, element: _Element) -> None:
        """Read what stands inside an element."""
        self._runs += text_run(element.text)
        for child in element:
            self._element(child)
            self._runs += text_run(child.tail)

    def flush(self) -> None:
        """End the paragraph that has gathered, and set its pictures below it."""
        self.blocks += [Paragraph(prose=prose) for prose in paragraphs_of(self._runs)]
        self.blocks += self._figures
        self._runs, self._figures = [], []

    def _element(self, element: _Element) -> None:
        name = name_of(element)
        if not name or name in SKIPPED:
            return
        if not _is_code_block(element, name) and name in INLINE:
            self._runs += runs_of(element)
            self._figures += _figures_in(element)
            return
        self.flush()
        block = _block_of(element, name)
        if block is None:
            self.children(element)
            self.flush()
        else:
            self.blocks += [part for part in block if part is not None]


def _block_of(element: _Element, name: str) -> tuple[Block | None, ...] | None:
    """What an element is by itself; None where it only holds other blocks."""
    if _is_code_block(element, name):
        return (_code(element),)
    if name in _HEADINGS:
        return (_heading(element), *_figures_in(element))
    if name in _LISTS:
        return (_list(element), *_code_in(element), *_figures_in(element))
    if name == "blockquote":
        return (_quotation(element), *_code_in(element), *_figures_in(element))
    if name == "table" and not _is_layout(element):
        return (_table(element), *_figures_in(element))
    return None


def _heading(element: _Element) -> Heading | None:
    name = element.get("rend", "h2") if element.tag == "head" else str(element.tag)
    text = prose_of(runs_in(element)).text
    level = int(name[1:]) if name[1:].isdecimal() else 2
    return Heading(level=level, text=text) if text else None


def _list(element: _Element) -> ItemList | None:
    items = tuple(prose for item in _items(element) if (prose := prose_of(item)).text)
    ordered = element.tag == "ol" or element.get("rend") == "ol"
    return ItemList(items=items, ordered=ordered) if items else None


def _items(element: _Element) -> Iterator[list[Run]]:
    """Each item's own words, then those of the lists inside it; a term joins its meaning."""
    term: list[Run] = []
    for item in element:
        name = name_of(item)
        if name == "dt":
            term = [*_item_runs(item), Run(text=": ")]
        elif name in {"li", "dd"}:
            yield [*term, *_item_runs(item)]
            term = []
        for inner in [item] if name in _LISTS else _lists_of(item):
            yield from _items(inner)


def _item_runs(item: _Element) -> list[Run]:
    """Lines and paragraphs inside an item are parts of one item."""
    return [Run(text=" ") if run.text == BREAK else run for run in runs_in(item)]


def _lists_of(item: _Element) -> list[_Element]:
    """The lists right inside an item, not those inside its inner items."""
    inner = []
    for candidate in item.iter("ul", "ol", "dl", "list"):
        holders = (up for up in candidate.iterancestors() if name_of(up) in {"li", "dd"})
        if next(holders, None) is item:
            inner.append(candidate)
    return inner


def _quotation(element: _Element) -> Quotation | None:
    lines = [prose.text for block in blocks_of(element) for prose in _prose_of(block)]
    own_line, who = split_attribution(lines[-1]) if len(lines) > 1 else ("", "")
    if who and not own_line:
        return Quotation(text=" ".join(lines[:-1]), attribution=who)
    text, attribution = split_attribution(" ".join(lines))
    return Quotation(text=text, attribution=attribution) if text else None


def _prose_of(block: Block) -> tuple[Prose, ...]:
    match block:
        case Paragraph(prose=prose):
            return (prose,)
        case ItemList(items=items):
            return items
        case Quotation(text=text) | Heading(text=text):
            return (Prose(text=text),)
        case _:
            return ()


def _is_code_block(element: _Element, name: str) -> bool:
    if name == "pre":
        return name_of_parent(element) != "pre"
    if name != "code" or name_of_parent(element) in _RUNNING:
        return False
    return "\n" in whole_text(element).strip() or element.find("code") is not None


def _code_in(element: _Element) -> list[Code | None]:
    return [
        _code(code)
        for code in element.iter("pre", "code")
        if _is_code_block(code, name_of(code)) and "\n" in whole_text(code)
    ]


def _code(element: _Element) -> Code | None:
    text = plain(whole_text(element)).strip("\n").rstrip()
    return Code(text=text, language=_language_of_code(element)) if text else None


def _language_of_code(element: _Element) -> str:
    for holder in (element, *element.iter("code")):
        for name in holder.get("class", "").split():
            for prefix in ("language-", "lang-", "highlight-source-"):
                if name.startswith(prefix):
                    return name.removeprefix(prefix)
    return ""


def _is_layout(table: _Element) -> bool:
    """A table of one column or one row holds the page in place, not figures."""
    lengths = [len(cells) for cells in _cells(table)]
    return len(lengths) < 2 or max(lengths) < 2  # noqa: PLR2004 - one row, one column


def _cells(table: _Element) -> list[list[str]]:
    """The texts of all cells; one that spans rows or columns stands in each of them."""
    grid: list[list[str]] = []
    below: dict[int, tuple[int, str]] = {}
    for row in table.iter("tr", "row"):
        texts: list[str] = []
        for cell in (child for child in row if name_of(child) == "td"):
            _take_from_above(texts, below)
            text = prose_of(runs_in(cell)).text or sentence_of(whole_text(cell))
            for _ in range(_span(cell, "colspan")):
                below[len(texts)] = (_span(cell, "rowspan") - 1, text)
                texts.append(text)
        _take_from_above(texts, below)
        grid.append(texts)
    return _without_empty_columns([row for row in grid if any(row)])


def _take_from_above(texts: list[str], below: dict[int, tuple[int, str]]) -> None:
    while (found := below.get(len(texts), (0, "")))[0] > 0:
        below[len(texts)] = (found[0] - 1, found[1])
        texts.append(found[1])


def _span(cell: _Element, name: str) -> int:
    written = cell.get(name, "1")
    return min(max(int(written), 1), MOST_SPANNED) if written.isdecimal() else 1


def _without_empty_columns(rows: list[list[str]]) -> list[list[str]]:
    width = max((len(row) for row in rows), default=0)
    used = [column for column in range(width) if any(any(row[column : column + 1]) for row in rows)]
    return [[row[column] for column in used if column < len(row)] for row in rows]


def _table(element: _Element) -> Table:
    rows = _cells(element)
    width = max(len(row) for row in rows)
    header, *body = (tuple(row + [""] * (width - len(row))) for row in rows)
    return Table(header=header, rows=tuple(body))


def _figures_in(element: _Element) -> list[Figure]:
    return [figure for image in element.iter("img", "graphic") if (figure := _figure(image))]


def _figure(image: _Element) -> Figure | None:
    location = image.get("src", "").strip()
    if not location:
        return None
    return Figure(
        location=location,
        alternative=tidy(image.get("alt", "")),
        caption=caption_text(tidy(image.get("title", ""))),
    )
