from dataclasses import replace

import pytest

from reelwright.adapters.articles.pdf_layout import (
    blocks_from,
    measured,
    passages,
    without_contents,
)
from reelwright.adapters.articles.pdf_lines import PdfLine, body_size, without_furniture
from reelwright.domain.article import Block, Code, Heading, ItemList, Paragraph, Prose

pytestmark = pytest.mark.unit

LINE = PdfLine(page=0, x=72, y=700, size=10, text="", height=842, font="serif")
FULL = "This line is as long as all the lines of this text are, and no"


def lines_of(*texts: str, y: float = 700, page: int = 0) -> list[PdfLine]:
    """Lines below each other, all alike."""
    return [replace(LINE, page=page, text=text, y=y - 12 * n) for n, text in enumerate(texts)]


def blocks(lines: list[PdfLine]) -> list[Block]:
    kept = without_furniture(lines)
    measure = measured(kept)
    found = blocks_from(passages(kept, measure), measure)
    return [block for block, _ in without_contents(list(found))]


def paragraph(text: str) -> Paragraph:
    return Paragraph(prose=Prose(text=text))


BODY = lines_of(*[FULL] * 6)
WHOLE = paragraph(" ".join([FULL] * 6))


def test_wrapped_lines_are_one_paragraph() -> None:
    assert blocks(BODY) == [WHOLE]


def test_a_gap_begins_a_paragraph() -> None:
    assert blocks([*BODY, *lines_of(*[FULL] * 6, y=600)]) == [WHOLE, WHOLE]


def test_an_indented_line_begins_a_paragraph() -> None:
    indented = replace(LINE, x=84, y=628, text="Here it begins anew, as the space before it says")
    rest = lines_of(FULL, FULL, y=616)
    first, second = blocks([*BODY, indented, *rest])
    assert first == WHOLE
    assert second == paragraph(f"{indented.text} {FULL} {FULL}")


def test_a_short_line_with_an_end_ends_a_paragraph() -> None:
    lines = [*BODY, *lines_of("It ends.", *[FULL] * 3, y=628)]
    assert len(blocks(lines)) == 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    assert len(blocks([*BODY, *lines_of(*[FULL] * 4, page=1)])) == 1


def test_larger_and_bold_lines_are_headings() -> None:
    large = replace(LINE, y=760, size=16, text="The title of it")
    more = replace(large, y=742, text="all in two lines")
    bold = replace(LINE, y=610, bold=True, text="2.1 A section")
    lines = [large, more, *lines_of(*[FULL] * 6), bold, *lines_of(*[FULL] * 6, y=590)]
    assert blocks(lines) == [
        Heading(level=1, text="The title of it all in two lines"),
        WHOLE,
        Heading(level=3, text="2.1 A section"),
        WHOLE,
    ]


def test_bullets_and_numbers_are_lists() -> None:
    lines = [
        *BODY,
        *lines_of("• one thing", "• another thing that", y=600),
        replace(LINE, x=84, y=576, text="takes two lines"),
        *lines_of("They end.", y=540),
        *lines_of("1. first", "2. second", y=500),
    ]
    assert blocks(lines)[1:] == [
        ItemList(items=(Prose(text="one thing"), Prose(text="another thing that takes two lines"))),
        paragraph("They end."),
        ItemList(items=(Prose(text="first"), Prose(text="second")), ordered=True),
    ]


def test_whole_lines_in_a_typewriters_face_are_code() -> None:
    code = [
        replace(LINE, y=600, mono=True, text="for bee in hive:"),
        replace(LINE, y=588, mono=True, x=96, text="feed(bee)"),
    ]
    assert blocks([*BODY, *code])[1:] == [Code(text="for bee in hive:\n    feed(bee)")]


def test_rows_of_figures_are_no_prose() -> None:
    assert blocks([*BODY, *lines_of("12.5 13.7 20 %", y=600)]) == [WHOLE]


@pytest.mark.parametrize(
    "extra",
    [
        [replace(LINE, page=n, y=810, text=f"The Journal {n}") for n in range(3)],
        [replace(LINE, page=n, y=40, text=f"- {n + 7} -") for n in range(3)],
        [replace(LINE, page=0, y=40, text="Page 3 of 9")],
        [replace(LINE, y=120, size=8, text="1 A note at the foot of it all.")],
        [replace(LINE, y=640, size=8, text="² A note beside another column"),
         replace(LINE, y=630, size=8, text="that goes on.")],
        [replace(LINE, y=600, text="Introduction ........ 12")],
    ],
)  # fmt: skip
def test_what_is_not_text_goes(extra: list[PdfLine]) -> None:
    pages = [*BODY, *lines_of(*[FULL] * 6, page=1), *lines_of(*[FULL] * 6, page=2)]
    assert without_furniture([*pages, *extra]) == pages


def test_a_table_of_contents_goes() -> None:
    bold = replace(LINE, bold=True)
    lines = [
        replace(bold, y=800 - 90, text="Contents"),
        *lines_of("Introduction 3", y=690),
        *lines_of("The hive 14", y=660),
        replace(bold, y=600, text="Introduction"),
        *lines_of(*[FULL] * 6, y=580),
    ]
    assert blocks(lines) == [Heading(level=1, text="Introduction"), WHOLE]


def test_no_lines_have_no_size() -> None:
    assert body_size([]) == 0
    assert blocks([]) == []
