"""From a model's answer to what is drawn and spoken."""

import pytest

from builders.authoring import SENTENCES, brief, good_page, good_script, scene, with_scene
from reelwright.domain.article import Code, Figure, Table
from reelwright.domain.authoring.answers import VisualAnswer, VisualKind, VisualRow
from reelwright.domain.authoring.brief import ScriptBrief
from reelwright.domain.authoring.script import script_from, with_page
from reelwright.domain.authoring.source import SourceText
from reelwright.domain.authoring.visuals import Wanted, visual_of
from reelwright.domain.script.scenes import Line, Script
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    CodeCard,
    ComparisonCard,
    FigureRef,
    ListCard,
    NumberCard,
    OutroCard,
    QuotationCard,
    SectionCard,
    StatementCard,
    TimelineCard,
    TitleCard,
    WordRef,
)
from reelwright.domain.script_document.read import read_document
from reelwright.domain.script_document.write import write_document
from reelwright.domain.staging.pace import longest_still
from reelwright.domain.staging.passage import Setting

pytestmark = pytest.mark.unit

SETTING = Setting(title="The sea", language="en", section="The dark")
LINES = (
    Line(text="In 1872 a ship set sail, and in 1960 two men went down."),
    Line(text="About 71 percent of the planet is sea, while 29 percent is land."),
    Line(text="Salt, light and cold rule it."),
)
SOURCE = SourceText(
    text="",
    language="en",
    figures=(Figure(location="sea.png", caption="The sea"),),
    codes=(Code(text="depth = 10", language="python"),),
    tables=(Table(header=("Place", "Depth"), rows=(("Guam", "10"), ("Java", "7"))),),
)


def visual(kind: VisualKind, *rows: VisualRow, **fields: object) -> Wanted:
    answer = VisualAnswer(kind=kind, rows=rows, **fields)  # type: ignore[arg-type] # by name
    return visual_of(answer, LINES, SETTING, SOURCE)


def test_a_list_enters_item_by_item_on_its_words() -> None:
    shown = visual(VisualKind.LIST, *[VisualRow(text=one) for one in ("Salt", "light", "cold")])
    assert isinstance(shown.visual, ListCard)
    assert [item.at for item in shown.visual.items] == [
        WordRef(line=2, word=0),
        WordRef(line=2, word=1),
        WordRef(line=2, word=3),
    ]


def test_a_number_stands_in_the_digits_that_are_said() -> None:
    shown = visual(VisualKind.NUMBER, text="71 percent", label="of the planet is sea").visual
    assert isinstance(shown, NumberCard)
    assert shown.value.at == WordRef(line=1, word=1)
    assert str(shown.share) == "0.71"


def test_a_timeline_enters_with_its_dates() -> None:
    rows = (VisualRow(label="In 1872", text="a ship"), VisualRow(label="1960", text="two men"))
    shown = visual(VisualKind.TIMELINE, *rows).visual
    assert isinstance(shown, TimelineCard)
    assert [event.date for event in shown.events] == ["1872", "1960"]
    assert [event.at for event in shown.events] == [
        WordRef(line=0, word=1),
        WordRef(line=0, word=8),
    ]


def test_a_chart_of_years_is_a_line() -> None:
    rows = (VisualRow(label="1872", value=1), VisualRow(label="1960", value=10.5, text="10.5 km"))
    shown = visual(VisualKind.CHART, *rows).visual
    assert isinstance(shown, ChartCard)
    assert shown.kind is ChartKind.LINE
    assert [datum.shown for datum in shown.data] == ["1", "10.5 km"]


def test_a_comparison_has_two_sides() -> None:
    rows = (
        VisualRow(label="sea", text="71 percent of the planet"),
        VisualRow(label="land", text="29 percent"),
    )
    shown = visual(VisualKind.COMPARISON, *rows).visual
    assert isinstance(shown, ComparisonCard)
    assert (shown.left.heading, shown.right.heading) == ("Sea", "Land")
    assert shown.right.items[0].at == WordRef(line=1, word=9)


def test_what_the_source_shows_is_named_by_number() -> None:
    assert visual(VisualKind.PICTURE, number=1).visual == FigureRef(
        location="sea.png", caption="The sea"
    )
    assert isinstance(visual(VisualKind.CODE, number=1).visual, CodeCard)
    assert visual(VisualKind.TABLE, number=1).visual is not None
    assert "has 1 to 1" in visual(VisualKind.PICTURE, number=2).lacks
    assert "has 1 to 1" in visual(VisualKind.CODE, number=0).lacks


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (VisualKind.TITLE, TitleCard),
        (VisualKind.SECTION, SectionCard),
        (VisualKind.OUTRO, OutroCard),
    ],
)
def test_simple_kinds_need_nothing_more(kind: VisualKind, shown: type[object]) -> None:
    assert isinstance(visual(kind).visual, shown)


def test_a_quotation_keeps_whose_words_they_are() -> None:
    shown = visual(VisualKind.QUOTATION, text="“Salt rules.”", label="— Homer").visual
    assert shown == QuotationCard(text="Salt rules.", attribution="Homer")


@pytest.mark.parametrize(
    "wanted",
    [
        visual(VisualKind.LIST, VisualRow(text="Salt")),
        visual(VisualKind.LIST, VisualRow(text="Pepper and more"), VisualRow(text="light")),
        visual(VisualKind.NUMBER, text="72 percent", label="x"),
        visual(VisualKind.NUMBER, text="71 percent"),
        visual(VisualKind.NUMBER, text="many", label="x"),
        visual(VisualKind.CHART, VisualRow(label="a", value=1)),
        visual(VisualKind.CHART, VisualRow(label="a", value=-1), VisualRow(label="b", value=1)),
        visual(
            VisualKind.CHART,
            VisualRow(label="a", value=float("nan")),
            VisualRow(label="b", value=1),
        ),
        visual(
            VisualKind.CHART,
            VisualRow(label="a", value=float("inf")),
            VisualRow(label="b", value=1),
        ),
        visual(VisualKind.COMPARISON, VisualRow(label="sea", text="x")),
        visual(VisualKind.TIMELINE, VisualRow(label="1872", text="x")),
        visual(
            VisualKind.TIMELINE,
            VisualRow(label="1960", text="x"),
            VisualRow(label="1872", text="x"),
        ),
        visual(VisualKind.QUOTATION),
        visual(VisualKind.QUOTATION, text="x" * 300),
    ],
)
def test_what_cannot_be_shown_says_what_it_lacks(wanted: Wanted) -> None:
    assert wanted.visual is None
    assert wanted.lacks


def made(asked: ScriptBrief | None = None, **changed: object) -> Script:
    answer = good_script()
    for at, one in changed.items():
        answer = with_scene(answer, int(at[1:]), one)  # type: ignore[arg-type] # scenes by place
    return script_from(answer, asked or brief(), writer="ollama:m", prompts="1-x", source="sea.md")


def test_a_script_says_who_wrote_it_and_what_it_rests_on() -> None:
    script = made()
    assert (script.writer, script.prompts, script.extractive) == ("ollama:m", "1-x", False)
    assert isinstance(script.scenes[0].visual, TitleCard)
    assert script.scenes[1].evidence == (SENTENCES[1].rstrip("."),)
    assert read_document(write_document(script)) == script


def test_no_card_of_a_script_stands_still_too_long() -> None:
    lines = [sentence.replace(",", "") for sentence in SENTENCES[1:4]]
    script = made(_1=scene(*lines, visual=VisualAnswer(kind=VisualKind.OUTRO)))
    assert len(script.scenes) > 5
    setting = Setting(title=script.title, language="en")
    for each in script.scenes:
        assert longest_still(each.visual, each.lines, setting) < 8


def test_what_a_scene_shows_reaches_every_part_of_it() -> None:
    wanted = scene(
        *SENTENCES[1:4], visual=VisualAnswer(kind=VisualKind.FOOTAGE), shows="a  sailing ship"
    )
    script = made(_1=wanted)
    shown = [each for each in script.scenes if each.shows]
    assert shown
    assert {each.shows for each in shown} == {"a sailing ship"}
    assert all(isinstance(each.visual, StatementCard) for each in shown)


def test_two_sentences_in_a_line_become_two_lines() -> None:
    script = made(_1=scene(f"{SENTENCES[1]} {SENTENCES[2]}"))
    assert [line.text for each in script.scenes for line in each.lines][1:3] == list(SENTENCES[1:3])


def test_a_page_gives_the_title_unless_a_person_did() -> None:
    script = with_page(made(), good_page(), titled=False)
    assert script.title == "What the sea hides"
    assert isinstance(script.scenes[0].visual, TitleCard)
    assert script.scenes[0].visual.title == script.title
    assert script.tags == ("sea", "deep sea", "Challenger")
    assert with_page(made(), good_page(), titled=True).title == made().title
