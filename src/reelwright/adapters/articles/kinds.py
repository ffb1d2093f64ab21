"""What a document is: by its content first, then by its name."""

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath

from reelwright.domain.article import SourceKind

_SUFFIXES = {
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".mdown": SourceKind.MARKDOWN,
    ".mkd": SourceKind.MARKDOWN,
    ".mdx": SourceKind.MARKDOWN,
    ".qmd": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".pdf": SourceKind.PDF,
    ".docx": SourceKind.DOCX,
    ".rss": SourceKind.FEED,
    ".atom": SourceKind.FEED,
    ".rdf": SourceKind.FEED,
}
_MEDIA_TYPES = {
    "text/html": SourceKind.HTML,
    "application/xhtml+xml": SourceKind.HTML,
    "text/markdown": SourceKind.MARKDOWN,
    "text/x-markdown": SourceKind.MARKDOWN,
}
NAMES = {
    SourceKind.MARKDOWN: "Markdown",
    SourceKind.HTML: "HTML",
    SourceKind.TEXT: "plain text",
    SourceKind.PDF: "PDF",
    SourceKind.DOCX: "DOCX",
    SourceKind.FEED: "a feed",
}

BINARY = frozenset({SourceKind.PDF, SourceKind.DOCX})
"""Kinds that no text can be, whatever it is called."""

# First bytes of files that are certainly no article, and what to call them. From the formats'
# own specifications, as collected in the "magic" files of file(1).
_FOREIGN = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"BM", "a BMP picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"8BPS", "a Photoshop picture"),
    (b"ID3", "an MP3 recording"),
    (b"\xff\xfb", "an MP3 recording"),
    (b"fLaC", "a FLAC recording"),
    (b"OggS", "an Ogg recording"),
    (b"\x1aE\xdf\xa3", "a Matroska or WebM video"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a Windows program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"{\\rtf", "an RTF document; save it as DOCX"),
    (b"%!PS", "a PostScript document; save it as PDF"),
    (b"SQLite format 3", "an SQLite database"),
    (b"wOF", "a font"),
    (b"OTTO", "a font"),
)
_RIFF = {b"WAVE": "a WAV recording", b"WEBP": "a WebP picture", b"AVI ": "an AVI video"}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_PDF_MARK_WITHIN = 1024
"""A PDF's mark may stand behind other bytes (ISO 32000-1, annex H, note 13)."""

_FEED_ROOT = re.compile(
    r"\A\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF|\w+:feed)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_HTML_START = re.compile(
    r"\A\s*(?:<\?xml.*?\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.DOTALL | re.IGNORECASE,
)
_HTML_TAG = re.compile(
    r"</?(?:p|div|h[1-6]|article|section|ul|ol|table|br|span|a)\b[^>]*>", re.IGNORECASE
)
_OTHER_MARKUP = re.compile(r"\A\s*<(?:\?xml|svg|[\w:]+(?:\s+[\w:]+=\"[^\"]*\")*\s*>)")
_JSON_START = re.compile(r"\A\s*(?:\{\s*(?:\"(?:[^\"\\]|\\.)*\"\s*:|\})|\[\s*(?:[{\[\"\d]|\]))")
_MARKDOWN_SIGNS = (
    re.compile(r"\A(?:---|\+\+\+)[ \t]*\n.*?\n(?:---|\+\+\+|\.\.\.)[ \t]*\n", re.DOTALL),
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"!?\[[^\[\]\n]{1,300}\]\([^)\s]{1,500}[^)\n]{0,300}\)"),
    re.compile(r"\*\*\S[^*\n]*\S\*\*"),
    re.compile(r"^\|.*\|[ \t]*\n\|[ :|-]+\|", re.MULTILINE),
)
LOOKED_AT = 20_000
"""Characters in which the signs of a kind are looked for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NoArticle(Exception):
    """The document is of a kind that is never an article.

    ``what`` names it, and after a semicolon says what to do with it.
    """

    what: str


def not_as_named(where: str, promised: SourceKind) -> str:
    """The sentence for a document that is not at all of the kind that its name promises."""
    return (
        f"{where} is no {NAMES[promised]}, whatever its name says; export it as "
        f"{NAMES[promised]} again, or download it again."
    )


def suffix_of(location: str) -> str:
    """The suffix of a file name or of an address's path, in lower case."""
    scheme, separator, rest = location.partition("://")
    path = re.split(r"[?#]", rest)[0] if separator else scheme
    return PurePath(path).suffix.lower()


def named_kind(location: str, media_type: str = "") -> SourceKind | None:
    """The kind that a name, or else a declared type, promises."""
    return _SUFFIXES.get(suffix_of(location)) or _MEDIA_TYPES.get(media_type)


def binary_kind(raw: bytes) -> SourceKind | None:
    """The kind of a document that is not text; None where it may be text.

    Raises:
        NoArticle: it is certainly something else.
    """
    if _is_pdf(raw):
        return SourceKind.PDF
    if raw.startswith(b"PK\x03\x04"):
        return _kind_in_zip(raw)
    foreign = _foreign(raw)
    if foreign:
        raise NoArticle(what=foreign)
    return None


def _is_pdf(raw: bytes) -> bool:
    """The mark alone is not enough behind other bytes: an article may write about it."""
    before, mark, _ = raw[:_PDF_MARK_WITHIN].partition(b"%PDF-")
    return bool(mark) and (not before.strip() or b"%%EOF" in raw[-_PDF_MARK_WITHIN:])


def _foreign(raw: bytes) -> str:
    if raw.startswith(_OLE):
        if _ENCRYPTED_OFFICE in raw:
            return "an Office document with a password; remove the password first"
        return "an old Office document (.doc); save it as DOCX"
    if raw.startswith(b"RIFF"):
        return _RIFF.get(raw[8:12], "a recording or picture")
    if raw[4:8] == b"ftyp":
        return "an AVIF or HEIC picture" if raw[8:12] in _STILLS else "a video"
    return next((what for mark, what in _FOREIGN if _begins(raw, mark)), "")


_STILLS = {b"avif", b"heic", b"heix", b"mif1"}


def _begins(raw: bytes, mark: bytes) -> bool:
    """Two letters alone ("MZ", "BM") may begin a text; with a zero soon after they do not."""
    return raw.startswith(mark) and (len(mark) > 3 or b"\0" in raw[:64] or mark[0] > 127)  # noqa: PLR2004


def _kind_in_zip(raw: bytes) -> SourceKind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = set()
    if "word/document.xml" in names:
        return SourceKind.DOCX
    if not names and b"word/" in raw:
        raise NoArticle(what="a damaged DOCX document; open it in a word processor and save it")
    raise NoArticle(what=_name_of_zip(names))


def _name_of_zip(names: set[str]) -> str:
    for member, what in (
        ("xl/workbook.xml", "a spreadsheet"),
        ("ppt/presentation.xml", "a presentation"),
        ("META-INF/container.xml", "an e-book (EPUB); use one of its chapters as HTML"),
        ("META-INF/manifest.xml", "an OpenDocument file; save it as DOCX"),
    ):
        if member in names:
            return what
    if names:
        return "a ZIP archive; unpack it first"
    return "a damaged ZIP archive or DOCX document; export or download it again"


def text_kind(text: str, promised: SourceKind | None) -> SourceKind:
    """The kind of a text; ``promised`` decides where its content leaves a choice.

    Raises:
        NoArticle: it is certainly something else.
    """
    start = text[:LOOKED_AT]
    if _FEED_ROOT.search(start):
        return SourceKind.FEED
    if _HTML_START.search(start):
        return SourceKind.HTML
    if promised is SourceKind.MARKDOWN:
        return SourceKind.MARKDOWN
    if _JSON_START.search(start):
        raise NoArticle(what="JSON")
    if len(_HTML_TAG.findall(start)) > 1 and start.lstrip().startswith("<"):
        return SourceKind.HTML
    if _OTHER_MARKUP.search(start):
        raise NoArticle(what="XML that is no web page and no feed")
    if promised is SourceKind.HTML and _HTML_TAG.search(start):
        return SourceKind.HTML
    return _by_signs(start)


def _by_signs(text: str) -> SourceKind:
    signs = sum(1 for sign in _MARKDOWN_SIGNS if sign.search(text))
    headings = len(_MARKDOWN_SIGNS[1].findall(text))
    return SourceKind.MARKDOWN if signs > 1 or headings > 1 else SourceKind.TEXT
