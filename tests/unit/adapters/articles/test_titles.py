import pytest

from reelwright.adapters.articles.document import Document
from reelwright.adapters.articles.titles import LONGEST, title_of
from reelwright.domain.article import Code, Heading, ItemList, Paragraph, Prose

pytestmark = pytest.mark.unit

WORDS = Paragraph(prose=Prose(text="The sea rises. It falls."))


@pytest.mark.parametrize(
    ("location", "title"),
    [
        ("why-the-sea_breathes.md", "Why the sea breathes"),
        ("2026-03-04-tides.md", "Tides"),
        ("README.md", "The sea rises"),
        ("index.html", "The sea rises"),
        ("20260304.txt", "The sea rises"),
        ("-", "The sea rises"),
        ("été.md", "Été"),
    ],
)
def test_a_name_that_says_something_is_a_title(location: str, title: str) -> None:
    assert title_of("", [WORDS], Document(location=location, raw=b"")) == title


def test_the_order_of_what_counts() -> None:
    document = Document(location="https://a.org/x", raw=b"", url="https://a.org/of-tides?a=b")
    heading = Heading(level=2, text="First")
    assert title_of(" The\n title ", [heading], document) == "The title"
    assert title_of("", [heading, WORDS], document) == "First"
    assert title_of("", [WORDS, heading], document) == "Of tides"


def test_long_titles_are_cut_at_a_word() -> None:
    title = title_of("word " * 100, [], Document(location="-", raw=b""))
    assert title.endswith("word…")
    assert len(title) <= LONGEST + 1


def test_first_words_may_stand_anywhere() -> None:
    items = ItemList(items=(Prose(text="One thing"), Prose(text="and another")))
    document = Document(location="-", raw=b"")
    assert title_of("", [Code(text="x"), items], document) == "One thing"
    assert not title_of("", [Code(text="x")], document)
