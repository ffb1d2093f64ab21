"""Lines as they stand on the pages of a PDF, and which of them are not the article's text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

EDGE = 0.12
"""Part of a page's height at top and bottom where running headers and page numbers stand."""
FEW_PAGES = 5
_PAGE_NUMBER = re.compile(
    r"^\W*(?:page|seite|página|pagina|p\.|s\.)?\s*(?:\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|sur|de|di)\s*\d{1,4})?\W*$",
    re.IGNORECASE,
)
_FOOTNOTE_MARK = re.compile(r"^\s*(?:[¹²³⁴-⁹⁰]+|[*†‡§])\s?\w")
_DOT_LEADER = re.compile(r"(?:\.\s?){4,}\s*\S{1,6}$")
SMALL = 0.92
"""Size against the body's below which a line under all body text is a footnote."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PdfLine:
    """A line with the place of its first letter, in points from the bottom left of its page.

    ``size`` is that of most of its letters; ``height`` is the page's.
    """

    page: int
    x: float
    y: float
    size: float
    text: str
    height: float
    bold: bool = False
    mono: bool = False
    font: str = ""


def body_size(lines: Sequence[PdfLine]) -> float:
    """The size that most letters have, in half points; 0 where there are none."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(2 * line.size) / 2] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def body_font(lines: Sequence[PdfLine]) -> str:
    """The font that most letters have."""
    letters: Counter[str] = Counter()
    for line in lines:
        letters[line.font] += len(line.text)
    return letters.most_common(1)[0][0] if letters else ""


def without_furniture(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """Without running headers and footers, page numbers, tables of contents and footnotes."""
    repeated = _repeated_at_edges(lines)
    text = [
        line
        for line in lines
        if not (_is_at_edge(line) and _shape(line) in repeated)
        and not (_is_at_edge(line) and _PAGE_NUMBER.match(line.text))
        and not _DOT_LEADER.search(line.text)
    ]
    return list(_without_footnotes(text))


def _without_footnotes(lines: Sequence[PdfLine]) -> Iterator[PdfLine]:
    """Small lines under all body text of a page, or, beside another column, behind a mark."""
    body = body_size(lines)
    lowest = _lowest_body_text(lines, body)
    noted = -1
    for line in lines:
        if line.size > SMALL * body:
            noted = -1
        elif _FOOTNOTE_MARK.match(line.text):
            noted = line.page
        is_small = line.size <= SMALL * body and not line.mono  # code is often set smaller
        if not (is_small and (noted == line.page or line.y < lowest.get(line.page, 0.0))):
            yield line


def _is_at_edge(line: PdfLine) -> bool:
    return not EDGE * line.height < line.y < (1 - EDGE) * line.height


def _shape(line: PdfLine) -> str:
    """A running header's text without what changes from page to page."""
    return re.sub(r"\d+|\s+", "", line.text).casefold()


def _repeated_at_edges(lines: Sequence[PdfLine]) -> frozenset[str]:
    pages = len({line.page for line in lines})
    counted = Counter(
        shape for _, shape in {(line.page, _shape(line)) for line in lines if _is_at_edge(line)}
    )
    enough = 2 if pages <= FEW_PAGES else 3
    return frozenset(shape for shape, count in counted.items() if count >= enough)


def _lowest_body_text(lines: Sequence[PdfLine], body: float) -> dict[int, float]:
    lowest: dict[int, float] = {}
    for line in lines:
        if line.size > SMALL * body and not _is_at_edge(line):
            lowest[line.page] = min(line.y, lowest.get(line.page, line.y))
    return lowest
