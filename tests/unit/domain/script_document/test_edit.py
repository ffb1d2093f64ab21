"""What a person may do to a script.md, and what they are told when it cannot be understood."""

from decimal import Decimal

import pytest

from reelwright.domain.script.scenes import Line, Part, Scene, Script
from reelwright.domain.script.visuals import (
    ChartCard,
    Datum,
    Item,
    ListCard,
    NumberCard,
    QuotationCard,
    StatementCard,
    TableCard,
    WordRef,
)
from reelwright.domain.script_document.notation import ScriptUnreadable
from reelwright.domain.script_document.read import looks_like_script, read_document
from reelwright.domain.script_document.write import write_document

pytestmark = pytest.mark.unit

FRONT = "---\nreelwright: script\ntitle: Salt\nlanguage: en\n---\n\n"


def script_of(*bodies: str) -> Script:
    return read_document(FRONT + "\n\n".join(bodies) + "\n")


def document_of(scene: Scene) -> str:
    return write_document(Script(title="Salt", language="en", scenes=(scene,), extractive=True))


def test_an_edited_list_item_changes_the_card() -> None:
    text = "## Body: Uses\n\n[auto: list]\n\nIt has two uses:\nKeeping fish.\nMelting ice.\n"
    edited = script_of(text.replace("Keeping fish.", "Curing ham."))
    card = edited.scenes[0].visual
    assert isinstance(card, ListCard)
    assert card.items == (
        Item(text="Curing ham", at=WordRef(line=1, word=0)),
        Item(text="Melting ice", at=WordRef(line=2, word=0)),
    )


def test_a_chart_of_a_table_stays_when_a_word_beside_its_figures_changes() -> None:
    lines = (Line(text="Mines gave 40 tonnes and pans 60 tonnes that year."),)
    data = (
        Datum(label="Mines", value=Decimal(40), shown="40 tonnes", at=WordRef(line=0, word=2)),
        Datum(label="Pans", value=Decimal(60), shown="60 tonnes", at=WordRef(line=0, word=6)),
    )
    document = document_of(Scene(lines=lines, visual=ChartCard(heading="By source", data=data)))
    edited = read_document(document.replace("Mines gave", "In the end mines gave"))
    card = edited.scenes[0].visual
    assert isinstance(card, ChartCard)
    assert card.heading == "By source"
    assert [datum.at for datum in card.data] == [
        WordRef(line=0, word=5),
        WordRef(line=0, word=9),
    ]


def test_a_number_that_is_gone_takes_its_card_with_it() -> None:
    scene = "## Body\n\n[auto: number]\n\nAbout 40 percent of the salt is eaten.\n"
    assert isinstance(script_of(scene).scenes[0].visual, NumberCard)
    edited = script_of(scene.replace("About 40 percent", "Some"))
    assert isinstance(edited.scenes[0].visual, StatementCard)


def test_a_quotation_keeps_its_author_when_its_words_change() -> None:
    scene = Scene(
        lines=(Line(text="Salt is born of the purest parents."),),
        visual=QuotationCard(text="Salt is born of the purest parents.", attribution="A sage"),
    )
    edited = read_document(document_of(scene).replace("born of", "made by"))
    card = edited.scenes[0].visual
    assert isinstance(card, QuotationCard)
    assert card.attribution == "A sage"


def test_new_lines_get_pictures_by_themselves() -> None:
    added = (
        "The first new sentence stands here by itself and is fairly long, as sentences go.\n"
        "The second new sentence wants a picture too, since nobody should look at one for long.\n"
    )
    script = script_of("## Body\n\n[auto: statement]\n\nSalt is old.\n" + added, added)
    assert len(script.scenes) > 2
    assert script.lines[0].text == "Salt is old."
    assert len(script.lines) == 5


@pytest.mark.parametrize(
    ("kind", "lines", "expected"),
    [
        ("quotation", "“Salt is born of the purest of parents,” he said.", QuotationCard),
        ("statement", "Salt is old.", StatementCard),
        ("number", "About 40 percent of the salt is eaten.", NumberCard),
        ("list", "It has two uses:\nKeeping fish.\nMelting ice.", ListCard),
    ],
)
def test_a_person_picks_a_picture_by_its_kind(kind: str, lines: str, expected: type) -> None:
    (scene,) = script_of(f"## Body\n\n[visual: {kind}]\n\n{lines}\n").scenes
    assert isinstance(scene.visual, expected)
    assert scene.visual_pinned


def test_a_person_writes_a_card_out() -> None:
    (scene,) = script_of(
        "## Conclusion: Prices\n\n[visual: table]\n[header: Year | Price]\n- 1900 | 3\n- 1950 | 4\n"
        "\nPrices **rose** slowly.\n\n[footage: sea.mp4]\n[pause: 800ms]\n"
    ).scenes
    assert scene == Scene(
        lines=(Line(text="Prices rose slowly.", emphasis=("rose",)),),
        visual=TableCard(heading="", header=("Year", "Price"), rows=(("1900", "3"), ("1950", "4"))),
        part=Part.CONCLUSION,
        section="Prices",
        pause=800,
        footage="sea.mp4",
        visual_pinned=True,
    )


def test_where_a_scene_stands_changes_nothing_in_it() -> None:
    one = "## Body: A\n\n[auto: statement]\n\nSalt keeps fish for a long winter at sea.\n"
    two = "## Body: B\n\n[auto: statement]\n\nIce melts where salt is spread in time.\n"
    forth, back = script_of(one, two).scenes, script_of(two, one).scenes
    assert set(forth) == set(back)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("## Body\n\n[visual: sculpture]\n\nSalt.", "line 9: 'sculpture' is no picture"),
        ("## Body\n\n[visual: number]\n\nSalt.", "line 9: .* needs one line with one percentage"),
        ("## Body\n\n[visual: code]\n\nSalt.", "line 9: .* needs its parts written under it"),
        ("## Body\n\n[pause: soon]\n\nSalt.", "line 9: .* like .pause: 0.8s"),
        ("## Body\n\n[colour: red]\n\nSalt.", "line 9: .colour. is not known"),
        ("## Body\n\n[auto: title]\n", "line 7: this scene says nothing"),
        ("## Body\n\n<!-- never closed\n\nSalt.", "line 9: this comment has no end"),
        ("## Body\n\n[visual: code]\n```\nx", "line 10: this code has no end"),
        (
            "## Body\n\n[visual: chart]\n- Salt | much | 3\n\nSalt 3.",
            "line 9: 'much' is no number",
        ),
        (
            "## Body\n\n[visual: list]\n[headng: x]\n\nSalt.",
            "line 9: .headng: .* is no part of a list card; it takes .heading",
        ),
        ("## Body\n\n[visual: chart]\n- Salt\n\nSalt.", "line 9: .* needs 3 parts"),
        (
            "## Body\n\n[visual: list]\n- a\n\nSalt.\n\n[visual: list]\n- b",
            "line 14: this scene has a picture already",
        ),
        ("", "there is no line to speak"),
    ],
)
def test_an_error_names_its_line(body: str, message: str) -> None:
    with pytest.raises(ScriptUnreadable, match=message):
        script_of(body)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "line 1: a script begins with '---'"),
        ("# An article", "line 1: a script begins with '---'"),
        ("---\ntitle: x\n\nText", "must read 'name: value'"),
        ("---\ntitle: x\n", "the closing '---'"),
    ],
)
def test_a_broken_first_part_is_said(text: str, message: str) -> None:
    with pytest.raises(ScriptUnreadable, match=message):
        read_document(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FRONT, True),
        ("\ufeff\n" + FRONT.replace("\n", "\r\n"), True),
        ("---\ntitle: An article\n---\nText", False),
        ("# Title\n\nreelwright: script", False),
        ("", False),
        ("---\n", False),
    ],
)
def test_a_script_is_known_by_its_first_lines(text: str, expected: bool) -> None:  # noqa: FBT001
    assert looks_like_script(text) is expected
