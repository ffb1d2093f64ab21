import pytest

from reelwright.adapters.articles.finish import BACK_MATTER_LEFT_OUT, settled, words_to_speak
from reelwright.domain.article import (
    Block,
    Code,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Prose,
    Quotation,
)

pytestmark = pytest.mark.unit


def paragraph(text: str = "It is so.") -> Paragraph:
    return Paragraph(prose=Prose(text=text))


def heading(text: str, level: int = 2) -> Heading:
    return Heading(level=level, text=text)


FIGURE = Figure(location="a.png")


@pytest.mark.parametrize(
    ("blocks", "left"),
    [
        ([heading("The Sea!", 1), paragraph()], [paragraph()]),
        (
            [paragraph("By me."), heading("the sea"), paragraph()],
            [paragraph("By me."), paragraph()],
        ),
        ([heading("The sea and us", 1), paragraph()], [heading("The sea and us", 1), paragraph()]),
        ([FIGURE, paragraph("Figure 1: Foam")], [Figure(location="a.png", caption="Foam")]),
        ([paragraph("Table 1: Ports"), FIGURE], [Figure(location="a.png", caption="Ports")]),
        ([paragraph(), paragraph("Figure 2: Foam"), paragraph()], [paragraph()] * 2),
        ([heading("A"), heading("B"), paragraph()], [heading("B"), paragraph()]),
        (
            [heading("A"), heading("B", 3), paragraph()],
            [heading("A"), heading("B", 3), paragraph()],
        ),
        ([paragraph(), heading("End")], [paragraph()]),
    ],
)
def test_blocks_are_settled(blocks: list[Block], left: list[Block]) -> None:
    assert settled(blocks, "The sea") == (tuple(left), ())


@pytest.mark.parametrize("name", ["References", "7. Bibliography", "Einzelnachweise", "VII. Notes"])
def test_references_at_the_end_are_left_out(name: str) -> None:
    blocks: list[Block] = [
        paragraph(),
        paragraph(),
        heading(name),
        paragraph("[1] A book."),
        heading("B", 3),
    ]
    assert settled(blocks, "") == ((paragraph(), paragraph()), (BACK_MATTER_LEFT_OUT,))


def test_what_follows_the_references_stays() -> None:
    tail: list[Block] = [
        heading("Notes"),
        paragraph("[1] A book."),
        heading("After"),
        paragraph("More."),
    ]
    blocks, _ = settled([paragraph(), paragraph(), *tail], "")
    assert blocks == (paragraph(), paragraph(), heading("After"), paragraph("More."))


def test_notes_at_the_beginning_are_no_references() -> None:
    blocks = (paragraph(), heading("Notes"), paragraph(), heading("More"), paragraph(), paragraph())
    assert settled(blocks, "") == (blocks, ())


def test_only_what_is_spoken_counts() -> None:
    blocks: list[Block] = [
        heading("Not this"),
        paragraph("Two words 12 %."),
        ItemList(items=(Prose(text="three more words"),)),
        Quotation(text="海は満ちる。"),
        Code(text="not this either"),
    ]
    assert words_to_speak(blocks) == 2 + 3 + 2
