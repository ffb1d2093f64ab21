"""PDF: text with its places on the page, read back into the blocks that it was set from."""

import io
import logging
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from pypdf import PageObject, PasswordType, PdfReader
from pypdf.generic import DictionaryObject

from reelwright.adapters.articles.draft import Draft
from reelwright.adapters.articles.finish import same_words
from reelwright.adapters.articles.pdf_layout import (
    blocks_from,
    measured,
    passages,
    without_contents,
)
from reelwright.adapters.articles.pdf_lines import PdfLine, without_furniture
from reelwright.adapters.articles.wording import is_caption, plain, raised, tidy
from reelwright.domain.article import Block, Figure, Heading, Paragraph
from reelwright.ports.article import ArticleUnreadable

# pypdf tells of every oddity that it works around; the reader's own notes say what matters.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MOST_PAGES = 100
"""Far more than is narrated; a page takes a tenth of a second."""
MOST_PICTURES = 30
SMALLEST_PICTURE = 200
"""Pixels of a picture's shorter side below which it is an ornament."""
MOST_UNKNOWN = 0.1
"""Part of the letters that may have no meaning before the text counts as unreadable."""
_MONO = ("mono", "courier", "consol", "typewriter", "cmtt", "sftt", "menlo", "code")
FIRST_PROSE_WORDS = 12
"""Words from which a paragraph under the title is text and not a name or an address."""


def read_pdf(raw: bytes, *, where: str) -> Draft:
    """An article in a PDF.

    Raises:
        ArticleUnreadable: damaged, locked, or pictures of pages without text.
    """
    try:
        return _read(raw, where)
    except ArticleUnreadable:
        raise
    except Exception as error:
        raise ArticleUnreadable(
            f"{where} is a damaged PDF; open it in a viewer and save it again."
        ) from error


def _read(raw: bytes, where: str) -> Draft:
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise ArticleUnreadable(f"{where} is locked with a password; save it without one.")
    pages = list(islice(reader.pages, MOST_PAGES))
    lines = [line for number, page in enumerate(pages) for line in _lines_of(page, number)]
    _check_readable(lines, where)
    kept = without_furniture(lines)
    measure = measured(kept)
    paged = list(without_contents(list(blocks_from(passages(kept, measure), measure))))
    pictures, failed = _pictures(pages)
    title, paged = _title(reader, paged)
    properties = reader.metadata
    return Draft(
        blocks=tuple(_with_pictures(paged, pictures)),
        title=title,
        language=_language(reader),
        author=tidy((properties.author if properties else None) or ""),
        published=_published(reader),
        notes=(*_length_note(reader), *_picture_note(failed)),
        embedded={name: content for _, name, content in pictures},
    )


def _lines_of(page: PageObject, number: int) -> list[PdfLine]:
    """The lines of a page in the order in which they were set, columns one after another."""
    collector = _Collector(page=number, height=float(page.mediabox.height))
    page.extract_text(visitor_text=collector.take)
    collector.end_line()
    return collector.lines


class _Collector:
    """Receives stretches of text from pypdf and joins them to lines."""

    def __init__(self, *, page: int, height: float) -> None:
        self.lines: list[PdfLine] = []
        self._page, self._height = page, height
        self._parts: list[PdfLine] = []

    def take(
        self,
        text: str,
        page_matrix: Sequence[float],
        text_matrix: Sequence[float],
        font: DictionaryObject | None,
        size: float,
    ) -> None:
        """Pypdf's visitor: a text, where it stands and in what."""
        matrix = _product(text_matrix, page_matrix)
        if abs(matrix[1]) > abs(matrix[0]) / 10:  # a watermark across the page
            return
        name = str(font.get("/BaseFont", "")).casefold() if font is not None else ""
        for place, part in enumerate(text.split("\n")):
            if place:
                self.end_line()
            if part:
                self._parts.append(
                    PdfLine(
                        page=self._page,
                        x=matrix[4],
                        y=matrix[5],
                        size=size * math.hypot(matrix[0], matrix[1]),
                        text=plain(part),
                        height=self._height,
                        bold=any(word in name for word in ("bold", "black", "heavy", "sfbx")),
                        mono=any(word in name for word in _MONO),
                        font=name,
                    )
                )

    def end_line(self) -> None:
        """Make a line of what has come."""
        parts, self._parts = self._parts, []
        text = "".join(_raised_part(part, parts) for part in parts)
        if text.strip():
            is_mono = all(part.mono for part in parts)
            widest = max(parts, key=lambda part: len(part.text))
            words = [part for part in parts if part.text.strip()]
            self.lines.append(
                replace(
                    widest,
                    x=words[0].x,
                    text=text.rstrip() if is_mono else text.strip(),
                    bold=_mostly(words, [part.bold for part in words]),
                    mono=is_mono,
                )
            )


def _mostly(parts: Sequence[PdfLine], marked: Sequence[bool]) -> bool:
    letters = sum(len(part.text) for part in parts)
    return 2 * sum(len(p.text) for p, is_so in zip(parts, marked, strict=True) if is_so) > letters


def _raised_part(part: PdfLine, parts: Sequence[PdfLine]) -> str:
    """A small figure beside larger text is a footnote's mark or an exponent."""
    largest = max(other.size for other in parts)
    if part.text.strip().isdecimal() and part.size < 0.8 * largest:
        return raised(part.text.strip())
    return part.text


def _product(inner: Sequence[float], outer: Sequence[float]) -> tuple[float, ...]:
    """Two transformations after each other (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _check_readable(lines: Sequence[PdfLine], where: str) -> None:
    text = "".join(line.text for line in lines)
    if not any(character.isalpha() for character in text):
        raise ArticleUnreadable(
            f"{where} holds pictures of pages and no text; run it through text recognition (OCR)."
        )
    unknown = sum(1 for character in text if character == "�" or "\ue000" <= character <= "\uf8ff")
    if unknown > MOST_UNKNOWN * len(text):
        raise ArticleUnreadable(
            f"{where} hides which letters its fonts draw; run it through text recognition (OCR)."
        )


def _title(
    reader: PdfReader, paged: list[tuple[Block, int]]
) -> tuple[str, list[tuple[Block, int]]]:
    """The largest heading of the first page; names and addresses under it go."""
    declared = tidy((reader.metadata.title if reader.metadata else None) or "")
    first = [(place, b) for place, (b, page) in enumerate(paged) if page == 0]
    headings = [(place, b) for place, b in first if isinstance(b, Heading)]
    if not headings:
        return declared, paged
    place, chosen = min(headings, key=lambda found: found[1].level)
    if declared and any(same_words(heading.text, declared) for _, heading in headings):
        place, chosen = next(one for one in headings if same_words(one[1].text, declared))
    after = paged[place + 1 :]
    names = sum(1 for _ in _leading_names(after))
    return chosen.text, [*paged[:place], *after[names:]]


def _leading_names(paged: Sequence[tuple[Block, int]]) -> Iterator[Block]:
    for block, _ in paged:
        short = isinstance(block, Paragraph) and len(block.prose.text.split()) < FIRST_PROSE_WORDS
        if not short or (
            isinstance(block, Paragraph) and block.prose.text.endswith((".", "!", "?"))
        ):
            return
        yield block


def _pictures(pages: Sequence[PageObject]) -> tuple[list[tuple[int, str, bytes]], int]:
    """Pictures by page with a name for each, and how many could not be read."""
    found: list[tuple[int, str, bytes]] = []
    failed = 0
    for number, page in enumerate(pages):
        for place in range(_picture_count(page)):
            if len(found) >= MOST_PICTURES:
                return found, failed
            try:
                picture = page.images[place]
                image = picture.image
            except Exception:  # noqa: BLE001 - an unreadable picture is a note, whatever the cause
                failed += 1
                continue
            known = any(picture.data == content for _, _, content in found)
            if image is not None and min(image.size) >= SMALLEST_PICTURE and not known:
                suffix = picture.name.rpartition(".")[2]
                name = f"page-{number + 1}-picture-{place + 1}.{suffix}"
                found.append((number, name, picture.data))
    return found, failed


def _picture_count(page: PageObject) -> int:
    try:
        return len(page.images)
    except Exception:  # noqa: BLE001 - as above
        return 0


def _with_pictures(
    paged: Sequence[tuple[Block, int]], pictures: Sequence[tuple[int, str, bytes]]
) -> Iterator[Block]:
    """Each picture before the first caption of its page, or else at the page's end."""
    waiting = list(pictures)
    for block, page in paged:
        while waiting and waiting[0][0] < page:
            yield Figure(location=waiting.pop(0)[1])
        captions = isinstance(block, Paragraph) and is_caption(block.prose.text)
        if captions and waiting and waiting[0][0] == page:
            yield Figure(location=waiting.pop(0)[1])
        yield block
    yield from (Figure(location=name) for _, name, _ in waiting)


def _language(reader: PdfReader) -> str:
    declared: object = reader.root_object.get("/Lang", "")
    return declared if isinstance(declared, str) else ""


def _published(reader: PdfReader) -> str:
    moment = reader.metadata.creation_date if reader.metadata else None
    return moment.date().isoformat() if moment else ""


def _length_note(reader: PdfReader) -> Sequence[str]:
    count = len(reader.pages)
    return (
        [f"Only the first {MOST_PAGES} of {count} pages were read."] if count > MOST_PAGES else []
    )


def _picture_note(failed: int) -> Sequence[str]:
    return [f"{failed} pictures of the PDF could not be read."] if failed else []
