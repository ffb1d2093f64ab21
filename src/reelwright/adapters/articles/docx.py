"""DOCX, turned into HTML by mammoth and read as such."""

import io
import zipfile
from collections.abc import Mapping
from typing import Protocol, cast

import mammoth
from lxml import etree

from reelwright.adapters.articles.draft import Draft
from reelwright.adapters.articles.fragment import read_fragment
from reelwright.adapters.articles.wording import tidy
from reelwright.domain.article import Block, Heading
from reelwright.ports.article import ArticleUnreadable

_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Titel'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote:fresh
p[style-name='Intense Quote'] => blockquote:fresh
p[style-name='Block Text'] => blockquote:fresh
p[style-name='TOC Heading'] => p.toc:fresh
p[style-name^='toc '] => p.toc:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='footnote text'] => p.footnotes
b => strong
i => em
"""
LARGEST_UNPACKED = 200_000_000
LARGEST_PART = 50_000_000
"""Bytes of one XML part; the text of a long novel is a tenth of it."""
MOST_PARTS = 10_000
_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CREATED = "{http://purl.org/dc/terms/}created"


class _Image(Protocol):
    content_type: str
    alt_text: str | None

    def open(self) -> io.BufferedIOBase: ...


def read_docx(raw: bytes, *, where: str) -> Draft:
    """An article in a DOCX document, with its pictures.

    Raises:
        ArticleUnreadable: it is damaged, or unpacks to more than a document would.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check(archive, where)
            properties = _properties(archive)
        html, pictures = _converted(raw)
    except ArticleUnreadable:
        raise
    except Exception as error:
        raise ArticleUnreadable(
            f"{where} is damaged; open it in a word processor and save it again."
        ) from error
    blocks = read_fragment(html)
    return Draft(
        blocks=blocks,
        # The property is often left over from a template; the words on the page are not.
        title=_leading_title(blocks) or properties.get(f"{_DC}title", ""),
        language=properties.get(f"{_DC}language", ""),
        author=properties.get(f"{_DC}creator", ""),
        published=properties.get(_CREATED, "")[:10],
        embedded=pictures,
    )


def _leading_title(blocks: tuple[Block, ...]) -> str:
    first = blocks[0] if blocks else None
    return first.text if isinstance(first, Heading) and first.level == 1 else ""


def _check(archive: zipfile.ZipFile, where: str) -> None:
    """Refuse what would unpack to more than a document, and XML that defines entities."""
    parts = archive.infolist()
    too_large = sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(
        part.file_size > LARGEST_PART for part in parts if part.filename.endswith((".xml", ".rels"))
    )
    if too_large or len(parts) > MOST_PARTS:
        raise ArticleUnreadable(
            f"{where} would unpack to far more than a document holds; it is not opened."
        )
    for part in parts:
        if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(part)[:4096]:
            raise ArticleUnreadable(f"{where} defines entities, which no document does.")


def _converted(raw: bytes) -> tuple[str, Mapping[str, bytes]]:
    pictures: dict[str, bytes] = {}

    def keep(image: _Image) -> dict[str, str]:
        name = f"picture-{len(pictures) + 1}.{image.content_type.rpartition('/')[2]}"
        with image.open() as content:
            pictures[name] = content.read()
        return {"src": name}

    result = mammoth.convert_to_html(
        io.BytesIO(raw),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(keep),
        id_prefix="note-",
    )
    return _without_notes(cast("str", result.value)), pictures


def _without_notes(html: str) -> str:
    """Mammoth sets footnotes and endnotes as a list at the very end."""
    for mark in ('<ol><li id="note-footnote-', '<ol><li id="note-endnote-'):
        html = html.partition(mark)[0]
    return html


def _properties(archive: zipfile.ZipFile) -> Mapping[str, str]:
    if _CORE not in archive.namelist():
        return {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(archive.read(_CORE), parser=parser)
    except etree.XMLSyntaxError:
        return {}
    return {str(child.tag): tidy(child.text or "") for child in root}
