import pytest

from reelwright.adapters.articles.selection import chosen
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

pytestmark = pytest.mark.unit


def paragraph(text: str) -> Paragraph:
    return Paragraph(prose=Prose(text=text))


def items(*texts: str) -> ItemList:
    return ItemList(items=tuple(Prose(text=text) for text in texts))


FIRST, LAST = paragraph("The sea rises twice a day."), paragraph("And so it falls.")
EXTRACT = "The sea rises twice a day. One thing that is so. And so it falls."
HEADING, CODE = Heading(level=2, text="Why"), Code(text="x = 1")
FIGURE = Figure(location="a.png")
LONG = paragraph("A paragraph that the extractor missed, " + "word " * 20 + "to the end.")


@pytest.mark.parametrize(
    "between",
    [HEADING, CODE, FIGURE, LONG, Quotation(text="Nobody extracted this."),
     items("One thing that is so.", "Another"), items("No links, but whole items of a list here"),
     Table(header=("A", "B"), rows=(("1", "2"),))],
)  # fmt: skip
def test_what_belongs_between_the_articles_texts_stays(between: Block) -> None:
    blocks = (FIRST, between, LAST)
    assert chosen(blocks, EXTRACT) == blocks


@pytest.mark.parametrize(
    "between",
    [paragraph("Sign up for our newsletter"), paragraph("Advertisement"), items("Share", "Print")],
)
def test_what_does_not_goes(between: Block) -> None:
    assert chosen((FIRST, between, LAST), EXTRACT) == (FIRST, LAST)


def test_everything_around_the_article_goes() -> None:
    page = (FIGURE, LONG, HEADING, FIRST, LAST, FIGURE, LONG, HEADING, CODE)
    assert chosen(page, EXTRACT) == (HEADING, FIRST, LAST, FIGURE)


def test_nothing_confirmed_is_nothing_chosen() -> None:
    assert chosen((HEADING, LONG, CODE), EXTRACT) == ()
