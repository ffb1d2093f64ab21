import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from ipaddress import ip_network
from pathlib import Path

import pytest

from reelwright.adapters.articles.docx import LARGEST_PART
from reelwright.adapters.articles.files import LARGEST_FILE
from reelwright.adapters.articles.reader import DocumentReader
from reelwright.adapters.language.langid import LangidLanguageFinder
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.fetcher import SafeFetcher
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.article import AddressForbidden, ArticleUnreadable, SourceUnreachable
from reelwright.ports.web import FetchLimits
from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration

FETCHER = SafeFetcher(
    policy=AddressPolicy(allowed=(ip_network("127.0.0.1/32"),)),
    limits=FetchLimits(size=1_000_000),
)
READER = DocumentReader(language=LangidLanguageFinder(), fetcher=FETCHER)
IMPATIENT = replace(
    READER, fetcher=replace(FETCHER, limits=FetchLimits(size=1_000_000, silence=1.0, total=2.0))
)


def refusal(
    source: str | Path,
    workspace: Path,
    error: type[ReelwrightError] = ArticleUnreadable,
    reader: DocumentReader = READER,
) -> str:
    """The one sentence that reading ends in."""
    with pytest.raises(error) as raised:
        reader.read(str(source), workspace=workspace)
    sentence = str(raised.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert not any(workspace.glob("picture-*"))
    return sentence


def written(folder: Path, name: str, content: bytes) -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("content", [b"", b"  \n\n\t", b"\xef\xbb\xbf"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    sentence = refusal(written(tmp_path, "a.md", content), tmp_path)
    assert "empty" in sentence or "no sentence" in sentence


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.html", "a.pdf", "a.docx"])
def test_a_picture_under_any_name(tmp_path: Path, picture: bytes, name: str) -> None:
    sentence = refusal(written(tmp_path, name, picture), tmp_path)
    assert sentence == (
        f"{name} is a PNG picture, not an article; name a Markdown, HTML, text, PDF or DOCX file."
    )


def test_a_binary_file(tmp_path: Path) -> None:
    content = bytes(range(256)) * 40
    assert "a binary file" in refusal(written(tmp_path, "a.txt", content), tmp_path)


@pytest.mark.parametrize(
    "content",
    [b"garbage", b"garbage\0\1\2 bytes", b"\0" * 50, bytes(range(256)) * 40, b"12 !! 34"],
)
@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "PDF"), ("a.docx", "DOCX")])
def test_what_only_its_name_makes_a_document(
    tmp_path: Path, content: bytes, name: str, kind: str
) -> None:
    assert refusal(written(tmp_path, name, content), tmp_path) == (
        f"{name} is no {kind}, whatever its name says; export it as {kind} again, "
        "or download it again."
    )


def test_a_damaged_archive(tmp_path: Path) -> None:
    content = b"PK\x03\x04" + bytes(range(256))
    assert refusal(written(tmp_path, "a.docx", content), tmp_path).endswith(
        "a damaged ZIP archive or DOCX document, not an article; export or download it again."
    )


def test_a_huge_file_is_refused_before_it_is_understood(tmp_path: Path) -> None:
    huge = tmp_path / "huge.md"
    with huge.open("wb") as opened:
        opened.write(b"words ")
        opened.truncate(LARGEST_FILE + 1)
    assert "larger than 50 MB" in refusal(huge, tmp_path)


def test_a_text_of_many_novels(tmp_path: Path) -> None:
    content = b"It was a dark and stormy night. " * 200_000
    assert "more than 5 MB of text" in refusal(written(tmp_path, "a.txt", content), tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "12345 67890 !!!",
        "***",
        "# Only a heading\n",
        "```\ncode = 1\n```\n",
        "Donaudampfschiff" * 50,
    ],
)
def test_a_text_with_no_sentence(tmp_path: Path, text: str) -> None:
    assert refusal(written(tmp_path, "a.md", text.encode()), tmp_path) == (
        "a.md has no sentence in it that could be narrated; write what is to be said as sentences."
    )


def test_a_folder(tmp_path: Path) -> None:
    written(tmp_path, "bees.md", b"Bees.")
    assert refusal(tmp_path, tmp_path).endswith("name the article in it, such as bees.md.")


def test_a_missing_file_suggests_its_neighbours(tmp_path: Path) -> None:
    written(tmp_path, "bees.md", b"Bees.")
    assert "did you mean bees.md" in refusal(tmp_path / "bee.md", tmp_path)
    assert "begin it with https://" in refusal("example.org/bees", tmp_path)
    assert "nor a folder" in refusal(tmp_path / "none" / "bee.md", tmp_path)


@pytest.mark.parametrize(
    ("name", "words"), [("a\0b.md", "zero byte"), ("x" * 5000, "cannot be read")]
)
def test_an_impossible_name(tmp_path: Path, name: str, words: str) -> None:
    assert words in refusal(name, tmp_path)


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "not a file" in refusal(tmp_path / "pipe", tmp_path)


def test_empty_standard_input(tmp_path: Path) -> None:
    def nothing() -> bytes:
        return b""

    reader = DocumentReader(language=LangidLanguageFinder(), standard_input=nothing)
    with pytest.raises(ArticleUnreadable, match=r"Standard input .*\."):
        reader.read("-", workspace=tmp_path)


def test_a_pdf_with_a_password(tmp_path: Path, pdf: Callable[..., bytes]) -> None:
    page = [(72, 700, 11, "F1", "Secret words about bees.")]
    locked = pdf([page], password="queen")  # noqa: S106 - the lock under test
    assert "locked with a password" in refusal(written(tmp_path, "a.pdf", locked), tmp_path)


def test_a_scanned_pdf(tmp_path: Path, scanned_pdf: bytes) -> None:
    assert "text recognition" in refusal(written(tmp_path, "a.pdf", scanned_pdf), tmp_path)


@pytest.mark.parametrize("kept", [0.02, 0.3, 0.7])
def test_a_truncated_pdf(tmp_path: Path, pdf: Callable[..., bytes], kept: float) -> None:
    whole = pdf([[(72, 700, 11, "F1", "Words about bees.")]] * 3)
    half = whole[: int(len(whole) * kept)]
    assert "a.pdf" in refusal(written(tmp_path, "a.pdf", half), tmp_path)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_truncated_docx(tmp_path: Path, docx: Callable[..., bytes], kept: float) -> None:
    whole = docx([("", "Words about bees.")])
    half = whole[: int(len(whole) * kept)]
    assert "damaged" in refusal(written(tmp_path, "a.docx", half), tmp_path)


def test_a_docx_with_a_damaged_part(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    sentence = refusal(written(tmp_path, "a.docx", content.getvalue()), tmp_path)
    assert "is damaged" in sentence


def test_a_zip_bomb(tmp_path: Path, docx: Callable[..., bytes]) -> None:
    bomb = docx([("", "Words.")], parts={"word/footnotes.xml": b" " * (LARGEST_PART + 1)})
    assert len(bomb) < 100_000
    sentence = refusal(written(tmp_path, "a.docx", bomb), tmp_path)
    assert "would unpack to far more" in sentence


def test_a_docx_that_defines_entities(tmp_path: Path, docx: Callable[..., bytes]) -> None:
    laughs = b'<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    document = docx([("", "Words.")], parts={"word/footnotes.xml": laughs})
    assert "defines entities" in refusal(written(tmp_path, "a.docx", document), tmp_path)


def test_a_spreadsheet(tmp_path: Path) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "a spreadsheet" in refusal(written(tmp_path, "a.docx", content.getvalue()), tmp_path)


def test_html_nested_without_end(tmp_path: Path) -> None:
    deep = b"<html><body>" + b"<div>" * 100_000 + b"Words at the bottom of it all."
    assert "no sentence" in refusal(written(tmp_path, "a.html", deep), tmp_path)


def test_markdown_nested_without_end(tmp_path: Path) -> None:
    deep = b">" * 20_000 + b" Words at the bottom of it all.\n" + b"[" * 20_000
    assert refusal(written(tmp_path, "a.md", deep), tmp_path)


@pytest.mark.parametrize(
    ("path", "error", "words"),
    [
        ("/faults/redirect-private", AddressForbidden, "not on the public internet"),
        ("/faults/redirect-loop", SourceUnreachable, "redirects more than"),
        ("/faults/endless", ArticleUnreadable, "larger than"),
        ("/faults/truncated-gzip", SourceUnreachable, "incomplete"),
        ("/faults/404", ArticleUnreadable, "There is nothing at"),
        ("/faults/429", SourceUnreachable, "asked too often"),
        ("/faults/picture", ArticleUnreadable, "image/png"),
        ("/faults/picture-as-page", ArticleUnreadable, "a PNG picture"),
        ("/faults/json", ArticleUnreadable, "application/json"),
        ("/faults/json-as-text", ArticleUnreadable, "JSON"),
        ("/faults/login", ArticleUnreadable, "a page to log in at"),
        ("/faults/nothing", ArticleUnreadable, "an empty page"),
        ("/feed/empty", ArticleUnreadable, "no items"),
    ],
)
def test_addresses_that_lead_to_no_article(
    web: WebSimulator, tmp_path: Path, path: str, error: type[ReelwrightError], words: str
) -> None:
    assert words in refusal(web.url(path), tmp_path, error)


def test_an_address_that_never_ends_answering(web: WebSimulator, tmp_path: Path) -> None:
    sentence = refusal(web.url("/faults/drip"), tmp_path, SourceUnreachable, IMPATIENT)
    assert "did not finish" in sentence


def test_other_schemes_are_refused(tmp_path: Path) -> None:
    assert "only http and https" in refusal("gopher://example.org/", tmp_path, AddressForbidden)


@pytest.mark.parametrize("source", ["http://[::1", "https://", "http://a b/", "http:///x"])
def test_what_only_looks_like_an_address(tmp_path: Path, source: str) -> None:
    assert refusal(source, tmp_path, ReelwrightError)


def test_somebody_elses_home(tmp_path: Path) -> None:
    assert "There is no file" in refusal("~nobody-at-all/bees.md", tmp_path)


def test_without_a_fetcher_nothing_is_fetched(tmp_path: Path) -> None:
    reader = DocumentReader(language=LangidLanguageFinder())
    with pytest.raises(ArticleUnreadable, match="nothing is fetched"):
        reader.read("https://example.org/", workspace=tmp_path)


def test_an_item_that_the_feed_does_not_have(web: WebSimulator, tmp_path: Path) -> None:
    with pytest.raises(ArticleUnreadable, match=r"has 2 items; choose one from 0 .* to 1\."):
        READER.read(web.url("/feed"), item=2, workspace=tmp_path)
    with pytest.raises(ArticleUnreadable, match="has 2 items"):
        READER.read(web.url("/feed"), item=-1, workspace=tmp_path)
