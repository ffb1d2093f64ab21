"""Scenes cover every line once, point at words that exist, and do not repeat themselves."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.article import Code, Figure, Table
from reelwright.domain.script.scenes import Line, Part, Scene, Script
from reelwright.domain.script.visuals import (
    ChartCard,
    CodeCard,
    ComparisonCard,
    FigureRef,
    Item,
    ListCard,
    NumberCard,
    OutroCard,
    QuotationCard,
    SectionCard,
    StatementCard,
    TableCard,
    TitleCard,
    WordRef,
    word_refs,
)
from reelwright.domain.staging.kinds import Kind, kind_of
from reelwright.domain.staging.pace import seconds_of
from reelwright.domain.staging.passage import Entry, Form, Passage, Setting
from reelwright.domain.staging.phrases import plain_words
from reelwright.domain.staging.stage import dressed, stage
from reelwright.domain.themes.shipped import BUILT_IN

pytestmark = pytest.mark.unit

SETTING = Setting(title="On salt", language="en")
SENTENCES = st.sampled_from(
    [
        "Salt keeps fish through a long winter at sea.",
        "About 40 percent of all salt is spread on roads.",
        "Mines gave 40 tonnes, pans 60 tonnes and lakes 20 tonnes.",
        "Salt is cheap, while pepper is dear and rare.",
        "In 1930, the tax on salt brought thousands to the sea.",
        "In 1947, the tax was lifted for ever.",
        "“Salt is born of the purest of parents, the sun and the sea,” Pythagoras said.",
        "Three things matter: the sun, the wind and the patience of the keeper.",
        "It worked.",
        "Why?",
        "The price of 3.50 dollars rose by 12%, then by 30%, then it fell to €2 a bag.",
        "x" * 90,
        "— …",
        "a 1 b 2 c 3 (d) “e” f",
    ]
)
LINES = st.builds(
    lambda text, stressed: Line(text=text, emphasis=(text.split()[0],) if stressed else ()),
    SENTENCES,
    st.booleans(),
)
BLOCKS: st.SearchStrategy[Code | Table | Figure] = st.sampled_from(
    [
        Code(text="print(1)"),
        Figure(location="a.png"),
        Table(header=("Place", "Tonnes"), rows=(("Mines", "40"), ("Pans", "60"))),
        Table(header=("", "Salt", "Pepper"), rows=(("Price", "cheap", "dear"), ("Use", "a", "b"))),
    ]
)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    lines = tuple(draw(st.lists(LINES, min_size=1, max_size=8)))
    form = draw(st.sampled_from([Form.PROSE, Form.LIST, Form.QUOTATION, Form.HEADING]))
    entries = tuple(Entry(line=at, text=line.text) for at, line in enumerate(lines))
    return Passage(
        lines=lines,
        form=form,
        entries=entries if form is Form.LIST else (),
        section=draw(st.sampled_from(["", "Uses of salt", "S" * 90])),
        part=draw(st.sampled_from(Part)),
        beside=tuple(draw(st.lists(BLOCKS, max_size=3))),
        closes=draw(st.booleans()),
    )


@settings(max_examples=40, deadline=None)
@given(story=st.lists(passages(), min_size=1, max_size=3))
def test_scenes_hold_every_line_once_and_point_at_words_that_are_said(
    story: list[Passage],
) -> None:
    scenes = stage(story, SETTING)
    said = [line for scene in scenes for line in scene.lines]
    assert said == [line for passage in story for line in passage.lines]
    for scene in scenes:
        for ref in word_refs(scene.visual):
            assert scene.lines[ref.line].words[ref.word]
        for item in highlights(scene):
            assert item.at is not None
            wanted = plain_words(item.text)
            rest = " ".join(scene.lines[item.at.line].words[item.at.word :])
            assert plain_words(rest)[: len(wanted)] == wanted


def highlights(scene: Scene) -> tuple[Item, ...]:
    match scene.visual:
        case StatementCard(highlights=found) | QuotationCard(highlights=found):
            return found
        case NumberCard(value=value):
            return (value,)
        case _:
            return ()


def prose(*texts: str, section: str = "Uses") -> Passage:
    return Passage(lines=tuple(Line(text=text) for text in texts), section=section)


def test_the_same_kind_does_not_come_three_times_where_the_text_allows_another() -> None:
    scenes = stage(
        [
            prose(
                "The keeper of the old salt works rises with the first light of the day.",
                "The sea comes in through a gate of oak that his grandfather built by hand.",
                "About 40 percent of the water is gone by the evening.",
                "The crust of white crystals is raked to the edge with a long wooden rake.",
                "The harvest ends when the first rain of autumn falls on the shallow pans.",
            )
        ],
        SETTING,
    )
    kinds = [kind_of(scene.visual) for scene in scenes]
    assert Kind.NUMBER in kinds
    assert all(len(set(kinds[at : at + 3])) > 1 for at in range(len(kinds) - 2))


def test_long_lists_are_cut_into_scenes_that_count_on() -> None:
    texts = [f"The {word} step of making salt takes a good part of a day." for word in "abcdefgh"]
    passage = Passage(
        lines=tuple(Line(text=text) for text in texts),
        form=Form.LIST,
        entries=tuple(Entry(line=at, text=text) for at, text in enumerate(texts)),
        ordered=True,
        section="Steps",
    )
    scenes = stage([passage], SETTING)
    cards = [scene.visual for scene in scenes if isinstance(scene.visual, ListCard)]
    assert len(cards) > 1
    assert sum(len(card.items) for card in cards) == len(texts)
    numbers = [card.first + at for card in cards for at in range(len(card.items))]
    assert numbers == list(range(1, 9))
    assert all(seconds_of(scene.lines, SETTING) <= 20 for scene in scenes)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (Code(text="print(1)", language="python"), CodeCard),
        (Figure(location="a.png", caption="A pan"), FigureRef),
        (Table(header=("a", "b", "c", "d"), rows=(("1", "2", "x", "y"),)), TableCard),
        (Table(header=("Place", "Tonnes"), rows=(("Mines", "40"), ("Pans", "60"))), ChartCard),
        (
            Table(header=("", "Sun", "Fire"), rows=(("Cost", "none", "wood"), ("Time", "a", "b"))),
            ComparisonCard,
        ),
    ],
)
def test_what_stands_beside_the_text_is_shown_with_it(
    block: Code | Table | Figure, expected: type
) -> None:
    passage = Passage(
        lines=(Line(text="Salt is made in mines and in pans that lie under an open sky."),),
        section="Making",
        beside=(block,),
    )
    (scene,) = stage([passage], SETTING)
    assert isinstance(scene.visual, expected)


PLAIN = next(iter(BUILT_IN.values()))


def test_a_theme_adds_its_words_and_keeps_what_a_person_chose() -> None:
    title = Scene(lines=(Line(text="a"),), visual=TitleCard(title="t"))
    end = Scene(lines=(Line(text="b"),), visual=StatementCard(text="b"))
    script = Script(title="t", language="en", scenes=(title, end), extractive=True)
    first, last = dressed(script, replace(PLAIN, intro="Channel", outro=("Subscribe",))).scenes
    assert first.visual == TitleCard(title="t", kicker="Channel")
    assert last.visual == OutroCard(title="b", lines=("Subscribe",))
    assert dressed(script, PLAIN) == script
    pinned = Scene(lines=end.lines, visual=end.visual, visual_pinned=True)
    chosen = Script(title="t", language="en", scenes=(pinned,), extractive=True)
    assert dressed(chosen, replace(PLAIN, outro=("Subscribe",))) == chosen


def test_an_item_enters_on_its_own_line() -> None:
    passage = Passage(
        lines=(Line(text="It needs two things:"), Line(text="Sun."), Line(text="Wind.")),
        form=Form.LIST,
        entries=(Entry(line=1, text="Sun."), Entry(line=2, text="Wind.")),
    )
    (scene,) = stage([passage], SETTING)
    assert isinstance(scene.visual, ListCard)
    assert scene.visual.heading == "It needs two things"
    assert scene.visual.items == (
        Item(text="Sun", at=WordRef(line=1, word=0)),
        Item(text="Wind", at=WordRef(line=2, word=0)),
    )


def test_sections_are_numbered_where_there_are_several() -> None:
    def sections(*numbers: int) -> tuple[Scene, ...]:
        line = Line(text="A heading.")
        return tuple(
            Scene(lines=(line,), visual=SectionCard(heading="A heading", number=number))
            for number in numbers
        )

    def numbers(scenes: tuple[Scene, ...]) -> list[int]:
        script = Script(title="T", language="en", scenes=scenes, extractive=True)
        visuals = [scene.visual for scene in dressed(script, PLAIN).scenes]
        return [visual.number for visual in visuals if isinstance(visual, SectionCard)]

    assert numbers(sections(0, 0, 0)) == [1, 2, 3]
    assert numbers(sections(0)) == [0]
    assert numbers(sections(0, 4)) == [0, 4]
