import pytest

from reelwright.adapters.articles.kinds import NoArticle, binary_kind, named_kind, text_kind
from reelwright.domain.article import SourceKind

pytestmark = pytest.mark.unit

MARKDOWN, HTML, TEXT = SourceKind.MARKDOWN, SourceKind.HTML, SourceKind.TEXT


@pytest.mark.parametrize(
    ("text", "promised", "kind"),
    [
        ("# One\n\n## Two\n", None, MARKDOWN),
        ("---\ntitle: A\n---\nSee [b](c).", None, MARKDOWN),
        ("Just words.\n", None, TEXT),
        ("Just words.\n", MARKDOWN, MARKDOWN),
        ("# One\n\n## Two\n", TEXT, MARKDOWN),
        ("Item # 1 is good.", TEXT, TEXT),
        ("<!DOCTYPE html><html><body>Hi</body></html>", MARKDOWN, HTML),
        ("<!-- a --><html lang='en'>", TEXT, HTML),
        ("<p>One</p><p>Two</p>", None, HTML),
        ("<p align=center>Logo</p>\n\n# Project\n", MARKDOWN, MARKDOWN),
        ("Words with <b>a tag</b> and <p>.", HTML, HTML),
        ("No tags at all.", HTML, TEXT),
        ("<?xml version='1.0'?>\n<rss version='2.0'>", HTML, SourceKind.FEED),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", None, SourceKind.FEED),
        ("<?xml version='1.0'?><!-- x --><rdf:RDF>", None, SourceKind.FEED),
        ("<?xml version='1.0'?><html xmlns='x'>", None, HTML),
        ("Words in a text that calls itself PDF.", SourceKind.PDF, TEXT),
        ("[Words in brackets] begin it.", None, TEXT),
    ],
)
def test_content_goes_before_the_name(
    text: str, promised: SourceKind | None, kind: SourceKind
) -> None:
    assert text_kind(text, promised) is kind


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('{"title": "A"}', "JSON"),
        ('[{"title": "A"}]', "JSON"),
        ("<svg xmlns='x'></svg>", "XML"),
        ("<?xml version='1.0'?><note>a</note>", "XML"),
    ],
)
def test_texts_that_are_no_articles(text: str, what: str) -> None:
    with pytest.raises(NoArticle) as found:
        text_kind(text, None)
    assert what in found.value.what


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"RIFF\0\0\0\0WAVEfmt ", "WAV"),
        (b"\0\0\0\x18ftypisom", "video"),
        (b"\0\0\0\x18ftypavif", "picture"),
        (b"\x7fELF\2\1\1\0", "program"),
        (b"MZ\x90\0\3\0", "Windows program"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), ".doc"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "password",
        ),
        (b"PK\x03\x04 not a zip", "damaged ZIP"),
        (b"PK\x03\x04 word/document.xml", "damaged DOCX"),
    ],
)
def test_files_that_are_no_articles(raw: bytes, what: str) -> None:
    with pytest.raises(NoArticle) as found:
        binary_kind(raw)
    assert what in found.value.what


@pytest.mark.parametrize("raw", [b"MZ is where it begins.", b"BM, they said.", b"Plain words."])
def test_words_are_not_taken_for_marks(raw: bytes) -> None:
    assert binary_kind(raw) is None


def test_a_pdf_mark_may_stand_behind_other_bytes() -> None:
    assert binary_kind(b"\r\n\r\n%PDF-1.4\n") is SourceKind.PDF
    assert binary_kind(b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj\n%%EOF\n") is SourceKind.PDF
    assert binary_kind(b"A PDF begins with the mark `%PDF-1.4`.\n") is None


@pytest.mark.parametrize(
    ("location", "media_type", "kind"),
    [
        ("a.MD", "", MARKDOWN),
        ("https://example.org/a.html?x=y.md", "", HTML),
        ("https://example.org/a", "text/html", HTML),
        ("a.docx", "", SourceKind.DOCX),
        ("-", "", None),
    ],
)
def test_what_a_name_promises(location: str, media_type: str, kind: SourceKind | None) -> None:
    assert named_kind(location, media_type) is kind
