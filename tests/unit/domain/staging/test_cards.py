"""Each card says what its lines say, and is not drawn where that is not sure."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.article import Table
from reelwright.domain.script.scenes import Line
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    ComparisonCard,
    ListCard,
    NumberCard,
    QuotationCard,
    TableCard,
    TimelineCard,
    Visual,
    WordRef,
    word_refs,
)
from reelwright.domain.staging.builders import build
from reelwright.domain.staging.figures import amounts, decimal_of
from reelwright.domain.staging.highlights import highlights_of
from reelwright.domain.staging.kinds import Kind
from reelwright.domain.staging.passage import Setting
from reelwright.domain.staging.phrases import glance, main_clause
from reelwright.domain.staging.tables import table_visual

pytestmark = pytest.mark.unit


def card(kind: Kind, *texts: str, language: str = "en") -> Visual | None:
    setting = Setting(title="On salt", language=language, section="Uses")
    return build(kind, tuple(Line(text=text) for text in texts), setting)


@pytest.mark.parametrize(
    ("text", "value", "label", "share"),
    [
        ("The sea covers 71% of the globe.", "71%", "The sea covers 71% of the globe", "0.71"),
        (
            "By 2024, only 26.1 percent of the floor was mapped.",
            "Only 26.1 percent",
            "of the floor was mapped",
            "0.261",
        ),
        (
            "More than 240,000 known species live in it.",
            "More than 240,000",
            "known species live in it",
            None,
        ),
        ("It cost $3 billion.", None, "", None),
        ("The bridge cost $3 billion.", "$3 billion", "The bridge cost $3 billion", None),
        ("The trench is 40 metres deep.", None, "", None),
        ("This is 40 percent of the sea.", None, "", None),
        ("Sales rose 12% and then 30%.", None, "", None),
        ("It was lifted in 1947.", None, "", None),
        ("Version 2.10.4 is out.", None, "", None),
        ("The output grew by 150 percent.", "150 percent", "The output grew by 150 percent", None),
    ],
)
def test_a_number_says_what_it_counts(
    text: str, value: str | None, label: str, share: str | None
) -> None:
    made = card(Kind.NUMBER, text)
    if value is None:
        assert made is None
        return
    assert isinstance(made, NumberCard)
    assert (made.value.text, made.label) == (value, label)
    assert made.share == (Decimal(share) if share else None)


@pytest.mark.parametrize(
    ("written", "language", "value"),
    [
        ("1,234.5", "en", "1234.5"),
        ("1.234,5", "de", "1234.5"),
        ("1.234", "de", "1234"),
        ("3,5", "fr", "3.5"),
        ("1 234", "fr", "1234"),
        ("3.50", "de", "3.50"),
        ("3,5", "en", None),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(
    written: str, language: str, value: str | None
) -> None:
    assert decimal_of(written, language) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It cost $3.5 million in 1990.", "en", [("$3.5 million", "3500000.0", "$")]),
        ("Rund 12,5 Prozent, also 3 Milliarden.", "de", [("12,5 Prozent", "12.5", "%")]),
        ("It is 40 km and 1,200 metres.", "en", [("40 km", "40", "km")]),
        ("In 1990 and 2024.", "en", []),
        ("Room B12, v2.0.1, 3/4.", "en", []),
    ],
)
def test_figures_are_found(text: str, language: str, expected: list[tuple[str, str, str]]) -> None:
    found = [(one.shown, str(one.value), one.unit) for one in amounts(text, language)]
    assert found[: len(expected)] == expected
    assert bool(found) == bool(expected)


def test_figures_of_one_unit_are_a_chart() -> None:
    made = card(
        Kind.CHART, "Mines gave 40 tonnes, the old pans 60.5 tonnes, and lakes about 20 tonnes."
    )
    assert isinstance(made, ChartCard)
    assert [(one.label, one.value, one.shown) for one in made.data] == [
        ("Mines", Decimal(40), "40 tonnes"),
        ("Old pans", Decimal("60.5"), "60.5 tonnes"),
        ("Lakes", Decimal(20), "20 tonnes"),
    ]
    assert [one.at for one in made.data if one.at] == [
        WordRef(line=0, word=2),
        WordRef(line=0, word=7),
        WordRef(line=0, word=12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Mines gave 40 tonnes, and pans 60 percent.",
        "It rose from 40 percent to 60 percent.",
        "Salt cost 40 dollars in mines, and 60 dollars in pans.",
        "The mines hold 40 tonnes of salt and 60 tonnes of sand.",
        "Salt is cheap.",
    ],
)
def test_figures_without_names_of_their_own_are_no_chart(text: str) -> None:
    assert card(Kind.CHART, text) is None


def test_two_things_against_each_other_stand_side_by_side() -> None:
    made = card(Kind.COMPARISON, "The mine is dark and cold, while the pan lies in the sun.")
    assert made is None or isinstance(made, ComparisonCard)
    made = card(Kind.COMPARISON, "The mine is dark and cold, while the pan is open to the sun.")
    assert isinstance(made, ComparisonCard)
    assert (made.left.heading, made.left.items[0].text) == ("Mine", "Is dark and cold")
    assert (made.right.heading, made.right.items[0].text) == ("Pan", "Is open to the sun")
    assert made.right.at == WordRef(line=0, word=7)


@pytest.mark.parametrize(
    "text",
    [
        "She waited while the salt dried.",
        "It is dark, while this is light.",
        "Salt is old, while salt is cheap.",
        "Stay for a while, and rest.",
    ],
)
def test_what_only_happens_together_is_not_compared(text: str) -> None:
    assert card(Kind.COMPARISON, text) is None


def test_two_sentences_in_contrast_are_compared() -> None:
    made = card(
        Kind.COMPARISON, "Mines are dark and deep.", "Pans, by contrast, are open to the sun."
    )
    assert isinstance(made, ComparisonCard)
    assert made.right.items[0].text == "Are open to the sun"


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (("In 1872, a ship left.", "By 1960, a ball sank."), ["1872", "1960"]),
        (("On 3 May 1901 it rose.", "On 4 May 1901 it fell."), ["3 May 1901", "4 May 1901"]),
        (("May 3, 1901: it rose.", "In June 1901, it fell."), ["May 3, 1901", "June 1901"]),
        (("In 1960, a ball sank.", "In 1872, a ship left."), None),
        (("In 1960, a ball sank.", "The ship left."), None),
        (("In 1960, a ball sank.",), None),
        (("The price was 1960 dollars.", "In 1970, it was more."), None),
    ],
)
def test_events_in_the_order_of_their_dates_are_a_timeline(
    texts: tuple[str, ...], dates: list[str] | None
) -> None:
    made = card(Kind.TIMELINE, *texts)
    if dates is None:
        assert made is None
    else:
        assert isinstance(made, TimelineCard)
        assert [event.date for event in made.events] == dates


def test_german_dates_are_read() -> None:
    made = card(Kind.TIMELINE, "Am 3. Oktober 1990 kam er.", "Im Jahr 2001 ging er.", language="de")
    assert isinstance(made, TimelineCard)
    assert [event.text for event in made.events] == ["Kam er", "Ging er"]


@pytest.mark.parametrize(
    ("text", "quoted", "attribution"),
    [
        (
            "“Salt is the last of gods to go,” Homer said.",
            "Salt is the last of gods to go",
            "Homer",
        ),
        (
            "As Ada de Vries wrote, “salt is the last of the gods.”",
            "salt is the last of the gods.",
            "Ada de Vries",
        ),
        ("“Salt is the last of gods to go,” he said.", "Salt is the last of gods to go", ""),
    ],
)
def test_a_quotation_is_given_to_who_said_it_and_never_guessed(
    text: str, quoted: str, attribution: str
) -> None:
    made = card(Kind.QUOTATION, text)
    assert isinstance(made, QuotationCard)
    assert (made.text, made.attribution) == (quoted, attribution)


def test_an_enumeration_in_a_sentence_is_a_list() -> None:
    made = card(Kind.LIST, "Three things matter: the sun, the dry wind and the keeper.")
    assert isinstance(made, ListCard)
    assert made.heading == "Three things matter"
    assert [(item.text, item.at) for item in made.items] == [
        ("The sun", WordRef(line=0, word=3)),
        ("The dry wind", WordRef(line=0, word=5)),
        ("The keeper", WordRef(line=0, word=9)),
    ]


@pytest.mark.parametrize(
    ("rows", "line", "kind"),
    [
        ((("1900", "3"), ("1950", "4"), ("2000", "9")), "The price rose.", ChartKind.LINE),
        ((("Mine", "3"), ("Pan", "4")), "The price differs.", ChartKind.BARS),
    ],
)
def test_a_column_of_numbers_is_a_chart(
    rows: tuple[tuple[str, ...], ...], line: str, kind: ChartKind
) -> None:
    table = Table(header=("What", "Price"), rows=rows)
    made = table_visual(table, (Line(text=line),), Setting(title="t", language="en"))
    assert isinstance(made, ChartCard)
    assert made.kind is kind
    assert made.heading == "Price"


@pytest.mark.parametrize(
    "table",
    [
        Table(header=("What", "Price"), rows=(("Mine", "-3"), ("Pan", "4"))),
        Table(header=("What", "Price"), rows=(("Mine", "3 kg"), ("Pan", "4 km"))),
        Table(header=("What", "Price"), rows=(("Mine", "cheap"), ("Pan", "4"))),
        Table(header=("What", "Price"), rows=(("Mine", "3"), ("Mine", "4"))),
        Table(header=("What", "Price", "Age"), rows=(("Mine", "3", ""), ("Pan", "4", "5"))),
    ],
)
def test_a_table_that_is_no_chart_stays_a_table(table: Table) -> None:
    line = Line(text="Nothing here speaks of it.")
    assert isinstance(table_visual(table, (line,), Setting(title="t", language="en")), TableCard)


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Short.", 20, "Short"),
        ("Is it short?", 20, "Is it short?"),
        ("A clause that is kept, and one that is not kept at all", 30, "A clause that is kept"),
        ("No mark anywhere in this long line of words", 24, "No mark anywhere…"),
        ("x" * 90, 20, "x" * 90),
        ("The salt of the sea (which is long) and more", 24, "The salt of the sea"),
    ],
)
def test_a_text_is_cut_where_its_sense_holds(text: str, longest: int, expected: str) -> None:
    assert glance(text, longest, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The salt in it is dry, which keeps it from caking.", "The salt in it is dry."),
        ("If the salt is dry and clean, it keeps for years and years.", None),
        ("The salt is not only dry but white, which pleases the cook.", None),
        ("The salt of the sea, the mine and the lake, and the snow are one.", None),
    ],
)
def test_only_an_added_clause_is_left_away(text: str, expected: str | None) -> None:
    assert main_clause(text, "en", 40) == (expected or text)


@pytest.mark.parametrize(
    ("text", "emphasis", "expected"),
    [
        ("Keep the salt dry in a jar of thick glass.", ("dry",), ["dry"]),
        (
            "In 1707, ships of the Royal Navy struck the rocks of Scilly at night.",
            (),
            ["1707", "Royal Navy"],
        ),
        ("The Earth turns 15 degrees an hour around its axis.", (), ["15 degrees"]),
        ("Salt is old.", (), []),
    ],
)
def test_highlights_are_terms(text: str, emphasis: tuple[str, ...], expected: list[str]) -> None:
    lines = (Line(text=text, emphasis=emphasis),)
    assert [item.text for item in highlights_of(text, lines, "en")] == expected


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(
        st.lists(
            st.sampled_from(
                [
                    "The",
                    "sea",
                    "40%",
                    "1960",
                    "In",
                    "is",
                    "while",
                    ",",
                    "“a b c d e f g”",
                    "$3",
                    "and",
                ]
            )
            | st.text(min_size=1, max_size=6),
            min_size=1,
            max_size=12,
        )
        .map(" ".join)
        .filter(lambda text: bool(text.split())),
        min_size=1,
        max_size=4,
    ),
    kind=st.sampled_from(Kind),
)
def test_whatever_the_lines_a_card_points_at_words_that_exist(texts: list[str], kind: Kind) -> None:
    lines = tuple(Line(text=text) for text in texts)
    made = build(kind, lines, Setting(title="t", language="en", section="s"))
    if made is not None:
        assert all(lines[ref.line].words[ref.word] for ref in word_refs(made))


def test_a_bar_that_is_said_after_a_later_one_stands_from_the_start() -> None:
    table = Table(header=("Mine", "Weight"), rows=(("Alpha", "40"), ("Beta", "20"), ("Gamma", "5")))
    line = Line(text="Beta gave 20 and Gamma gave 5, less than Alpha.")
    visual = table_visual(table, (line,), Setting(title="On salt", language="en"))
    assert isinstance(visual, ChartCard)
    assert [datum.at for datum in visual.data] == [
        None,
        WordRef(line=0, word=0),
        WordRef(line=0, word=4),
    ]
