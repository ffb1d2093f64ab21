from collections.abc import Callable
from ipaddress import ip_network
from pathlib import Path

import pytest
from PIL import Image

from reelwright.adapters.articles.reader import DocumentReader
from reelwright.adapters.language.langid import LangidLanguageFinder
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.fetcher import SafeFetcher
from reelwright.domain.article import (
    Article,
    Code,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Prose,
    Quotation,
    SourceKind,
)
from reelwright.ports.article import ReadArticle
from reelwright.ports.web import FetchLimits
from reelwright.simulators.web.server import WebSimulator

pytestmark = pytest.mark.integration

FETCHER = SafeFetcher(
    policy=AddressPolicy(allowed=(ip_network("127.0.0.1/32"),)),
    limits=FetchLimits(size=1_000_000),
)
READER = DocumentReader(language=LangidLanguageFinder(), fetcher=FETCHER)
OFFLINE = DocumentReader(language=LangidLanguageFinder())

BOLD = (
    "<w:r><w:t xml:space='preserve'>A hive holds </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
    "<w:t>fifty thousand bees</w:t></w:r><w:r><w:t>, no more.</w:t></w:r>"
)
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A hive"/><a:graphic>'
    '<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="r5"/></pic:blipFill></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
PICTURE_RELATION = (
    '<Relationship Id="r5" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/image" Target="media/image1.png"/>'
)
PAGE = [
    (72, 760, 22, "F2", "The keeper of bees"),
    (72, 735, 11, "F1", "Mara Lind"),
    (
        72,
        700,
        11,
        "F1",
        "A hive in summer holds fifty thousand bees, and one of them is the queen.",
    ),
    (72, 686, 11, "F1", "She leaves it once, for her wedding, which is over in a few short min-"),
    (72, 672, 11, "F1", "utes. The rest is work for every one of them, and most of all for her."),
    (72, 640, 15, "F2", "Inside the hive"),
    (72, 616, 11, "F1", "It is dark there, and as warm as a hand all the year. The bees find each"),
    (72, 602, 11, "F1", "other by touch."),
    (72, 580, 11, "F1", "• Workers build and feed."),
    (72, 566, 11, "F1", "• Drones wait."),
    (72, 540, 9, "F3", "bees = 50_000"),
    (72, 529, 9, "F3", "    print(bees)"),
]
HEADER = (72.0, 810.0, 8.0, "F1", "The Journal of Small Things")


def read(file: Path, content: bytes, reader: DocumentReader = OFFLINE) -> ReadArticle:
    file.write_bytes(content)
    return reader.read(str(file), workspace=file.parent / "work")


def paragraphs(article: Article) -> list[str]:
    return [block.prose.text for block in article.blocks if isinstance(block, Paragraph)]


def test_docx(tmp_path: Path, docx: Callable[..., bytes], picture: bytes) -> None:
    document = docx(
        [
            ("Title", "The keeper of bees"),
            ("toc 1", "Inside 3"),
            ("", BOLD),
            ("Heading 1", "Inside"),
            ("Quote", "Ask the wild bee."),
            ("", PICTURE),
            ("Caption", "Figure 1: A hive in June"),
        ],
        core="<dc:title>Template</dc:title><dc:creator>Mara Lind</dc:creator>"
        "<dc:language>en-GB</dc:language><dcterms:created>2026-03-04T10:00:00Z</dcterms:created>",
        relations=PICTURE_RELATION,
        parts={"word/media/image1.png": picture},
    )
    found = read(tmp_path / "bees.docx", document)
    article = found.article
    assert (article.title, article.author) == ("The keeper of bees", "Mara Lind")
    assert (article.language, article.published) == ("en", "2026-03-04")
    assert article.blocks == (
        Paragraph(
            prose=Prose(
                text="A hive holds fifty thousand bees, no more.",
                emphasis=("fifty thousand bees",),
            )
        ),
        Heading(level=1, text="Inside"),
        Quotation(text="Ask the wild bee."),
        Figure(location="picture-1.png", alternative="A hive", caption="A hive in June"),
    )
    assert found.pictures["picture-1.png"].read_bytes() == picture
    assert article.source.kind is SourceKind.DOCX


def test_pdf(tmp_path: Path, pdf: Callable[..., bytes]) -> None:
    second = [(72, 760, 11, "F1", "And that is nearly all there is to say of them.")]
    third = [(72, 760, 11, "F1", "The rest is honey.")]
    pages = [
        [HEADER, *lines, (290, 30, 8, "F1", str(number))]
        for number, lines in enumerate([PAGE, second, third], start=1)
    ]
    article = read(tmp_path / "bees.pdf", pdf(pages, title="Untitled")).article
    assert article.title == "The keeper of bees"
    assert article.language == "en"
    text, heading, warm, items, code, *rest = article.blocks
    assert isinstance(text, Paragraph)
    assert text.prose.text.startswith("A hive in summer holds")
    assert "a few short minutes. The rest is work" in text.prose.text
    assert heading == Heading(level=2, text="Inside the hive")
    assert isinstance(warm, Paragraph)
    assert warm.prose.text.endswith("The bees find each other by touch.")
    assert items == ItemList(
        items=(Prose(text="Workers build and feed."), Prose(text="Drones wait."))
    )
    assert code == Code(text="bees = 50_000\n    print(bees)")
    assert [type(block) for block in rest] == [Paragraph, Paragraph]
    assert "Journal" not in repr(article.blocks)


def test_pictures_of_a_pdf_stand_before_their_captions(
    tmp_path: Path, illustrated_pdf: Callable[..., bytes]
) -> None:
    lines = [*PAGE, (72, 480, 9, "F1", "Figure 1: A hive in June"), (72, 440, 11, "F1", "The end.")]
    photograph = Image.effect_noise((400, 300), 60)
    found = read(tmp_path / "bees.pdf", illustrated_pdf(lines, photograph))
    figure = Figure(location="page-1-picture-1.jpg", caption="A hive in June")
    assert found.article.blocks[-2] == figure
    with Image.open(found.pictures["page-1-picture-1.jpg"]) as brought:
        assert brought.size == (400, 300)


def test_ornaments_of_a_pdf_are_left_out(
    tmp_path: Path, illustrated_pdf: Callable[..., bytes]
) -> None:
    document = illustrated_pdf(PAGE, Image.effect_noise((100, 100), 60))
    assert not read(tmp_path / "bees.pdf", document).pictures


def test_a_pdf_that_only_forbids_printing_is_read(
    tmp_path: Path, pdf: Callable[..., bytes]
) -> None:
    locked = pdf([PAGE], password="", owner="queen")
    assert read(tmp_path / "bees.pdf", locked).article.title == "The keeper of bees"


def test_two_columns_and_footnotes_of_a_pdf(tmp_path: Path, pdf: Callable[..., bytes]) -> None:
    left = [(60, 700 - 13 * n, 10, "F1", f"left column line {n} runs on and on") for n in range(10)]
    right = [(320, 700 - 13 * n, 10, "F1", f"right line {n} runs on and on") for n in range(10)]
    note = [(60, 100, 7, "F1", "1 A note in small letters at the foot of the page.")]
    article = read(tmp_path / "two.pdf", pdf([left + note + right])).article
    (whole,) = paragraphs(article)
    assert whole.index("left column line 9") < whole.index("right line 0")
    assert "small letters" not in whole


def test_text(tmp_path: Path) -> None:
    content = """The Keeper of Bees

A hive in summer holds fifty thousand bees,
and one of them is the queen.

What to do
----------
1. Look from afar.
2. Come closer,
   but slowly.

> Ask the wild bee. -- an old saying

* * *

The end is quiet (see https://example.org/bees).
"""
    article = read(tmp_path / "bees.txt", content.encode()).article
    assert article.title == "The Keeper of Bees"
    assert article.blocks == (
        Paragraph(
            prose=Prose(
                text="A hive in summer holds fifty thousand bees, and one of them is the queen."
            )
        ),
        Heading(level=2, text="What to do"),
        ItemList(
            items=(Prose(text="Look from afar."), Prose(text="Come closer, but slowly.")),
            ordered=True,
        ),
        Quotation(text="Ask the wild bee.", attribution="an old saying"),
        Paragraph(prose=Prose(text="The end is quiet (see example.org).")),
    )


def test_text_with_a_paragraph_a_line(tmp_path: Path) -> None:
    lines = [f"This is paragraph {n}. " + "It goes on for quite a while. " * 4 for n in range(3)]
    article = read(tmp_path / "a.txt", "\n".join(lines).encode()).article
    assert len(paragraphs(article)) == 3


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "utf-16", "utf-16-le", "mac-roman"])
def test_old_encodings_are_read_with_a_note(tmp_path: Path, encoding: str) -> None:
    content = "Le café était fermé à midi. Où êtes-vous donc allés, mes chers amis de toujours ?"
    article = read(tmp_path / "cafe.txt", content.encode(encoding)).article
    assert paragraphs(article) == [content]
    assert len(article.notes) == 1
    assert "encoding" in article.notes[0]
    assert article.language == "fr"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.md", b"<!doctype html><html><body><p>Bees are here, and here they stay.", "html"),
        ("a.html", b"Bees are here, and here they stay for good.", "text"),
        ("a.pdf", b"Bees are here, and here they stay for good.", "text"),
        ("a.txt", b"# Bees\n\nBees are here, and stay.\n\n## More\n\nThey are many.", "markdown"),
    ],
)
def test_a_lying_name_is_seen_through(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    article = read(tmp_path / name, content).article
    assert article.source.kind.value == kind
    assert "read as what it is" in article.notes[0]


def test_a_pdf_called_markdown(tmp_path: Path, pdf: Callable[..., bytes]) -> None:
    article = read(tmp_path / "bees.md", pdf([PAGE])).article
    assert article.source.kind is SourceKind.PDF
    assert "bees.md is PDF, not Markdown" in article.notes[0]


def test_standard_input(tmp_path: Path) -> None:
    def piped() -> bytes:
        return b"# Bees\n\nBees are *here*, and here they stay.\n\n![x](x.png)\n\n## Two\n\nYes."

    reader = DocumentReader(language=LangidLanguageFinder(), standard_input=piped)
    article = reader.read("-", workspace=tmp_path).article
    assert (article.title, article.source.location) == ("Bees", "-")
    assert article.source.kind is SourceKind.MARKDOWN
    assert article.notes == (
        "The picture x.png is left out: text from standard input has no folder with pictures.",
    )


def test_a_feed_gives_its_newest_item_from_the_page_that_it_summarises(
    web: WebSimulator, tmp_path: Path
) -> None:
    found = READER.read(web.url("/feed"), workspace=tmp_path)
    assert found.article.title == "Why the sea breathes"
    assert found.article.published == "2026-03-04"
    assert found.article.source.kind is SourceKind.FEED
    assert found.article.source.location == web.url("/articles/tides")
    assert found.pictures


def test_a_feed_gives_a_chosen_item_as_it_holds_it(web: WebSimulator, tmp_path: Path) -> None:
    article = READER.read(web.url("/feed"), item=1, workspace=tmp_path).article
    assert article.title == "Sand has a memory"
    assert len(paragraphs(article)) == 2
    assert "Only the feed's summary was read" in article.notes[0]


def test_a_feed_in_a_file_fetches_nothing(web: WebSimulator, tmp_path: Path) -> None:
    before = len(web.requests)
    article = read(tmp_path / "a.xml", web.pages["/feed"].body, READER).article
    assert article.title == "Why the sea breathes"
    assert "its page was not fetched" in article.notes[0]
    assert len(web.requests) == before


def test_markdown_from_the_web_finds_its_pictures(web: WebSimulator, tmp_path: Path) -> None:
    found = READER.read(web.url("/articles/tides.md"), workspace=tmp_path)
    assert found.article.source.kind is SourceKind.MARKDOWN
    assert list(found.pictures) == [web.url("/pictures/tide.png")]


def test_a_page_in_another_encoding_than_it_says(web: WebSimulator, tmp_path: Path) -> None:
    article = READER.read(web.url("/faults/wrong-charset"), workspace=tmp_path).article
    assert "the “Moon” – naïve pulls on everything" not in repr(article.blocks)
    assert "“Moon” – naïve" in repr(article.blocks)
    assert "encoding" in article.notes[0]


def test_a_false_language_is_overruled(tmp_path: Path) -> None:
    german = (
        "Das Meer steigt und fällt an den meisten Orten zweimal am Tag, und wer am Wasser wohnt, "
        "bemerkt es kaum noch. Wer es zum ersten Mal sieht, kann den Blick nicht abwenden. "
    ) * 4
    page = f'<!doctype html><html lang="en"><body><h1>Das Meer</h1><p>{german}</p></body></html>'
    article = read(tmp_path / "meer.html", page.encode()).article
    assert article.language == "de"
    assert 'the text is in "de"' in article.notes[0]
