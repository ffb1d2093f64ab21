"""Whatever a script holds, its document gives it back."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reelwright.domain.script.scenes import Line, Part, Scene, Script, TitleProposal
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    CodeCard,
    ComparisonCard,
    Datum,
    Event,
    FigureRef,
    Footage,
    Item,
    ListCard,
    Move,
    NumberCard,
    OutroCard,
    PictureShot,
    QuotationCard,
    SectionCard,
    Side,
    StatementCard,
    TableCard,
    TimelineCard,
    TitleCard,
    Visual,
    WordRef,
)
from reelwright.domain.script_document.read import looks_like_script, read_document
from reelwright.domain.script_document.write import write_document

pytestmark = pytest.mark.unit

NASTY = st.sampled_from(
    [
        "- no item",
        "# no heading",
        "[visual: list]",
        "**",
        "***bold**",
        "a | b",
        "@glow 2",
        "```",
        "<!-- x -->",
        "---",
        "\\",
        "\\u{41}",
        "C:\\new\\*",
        " x ",
        "a\nb",
        "\u2028",
        "]",
        "\\|",
        "| ",
        "[pause: 1s]",
        "🐙 e\u0301 \U0001f468\u200d\U0001f469",
        "\r",
        "start",
        "start start",
        "\u00a0x",
    ]
)
TEXT = NASTY | st.text(max_size=24)
SPOKEN = TEXT.filter(lambda text: bool(text.split()))
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-1000)


@st.composite
def lines_of(draw: st.DrawFn) -> tuple[Line, ...]:
    lines = []
    for text in draw(st.lists(SPOKEN, min_size=1, max_size=3)):
        inside = [text[a:b] for a, b in draw(st.lists(st.tuples(*[st.integers(0, 20)] * 2)))]
        emphasis = draw(st.lists(TEXT, max_size=2)) if draw(st.booleans()) else inside
        lines.append(Line(text=text, emphasis=tuple(emphasis)))
    return tuple(lines)


@st.composite
def visuals(draw: st.DrawFn, lines: tuple[Line, ...]) -> Visual:
    refs = [
        WordRef(line=index, word=word)
        for index, line in enumerate(lines)
        for word in range(len(line.words))
    ]
    at = st.none() | st.sampled_from(refs)
    texts = TEXT | st.sampled_from([line.text for line in lines])
    items = st.builds(Item, text=texts, at=at)
    some = st.lists(items, max_size=4).map(tuple)
    sides = st.builds(Side, heading=texts, items=some, at=at)
    data = st.builds(Datum, label=TEXT, value=NUMBERS, shown=texts, at=at)
    events = st.builds(Event, date=texts, text=TEXT, at=at)
    footage = st.builds(
        Footage, sha256=TEXT, suffix=TEXT, width=st.integers(), height=st.integers(), author=TEXT
    )
    row = st.lists(TEXT, min_size=2, max_size=2).map(tuple)
    visual: Visual = draw(
        st.one_of(
            st.builds(TitleCard, title=TEXT, kicker=TEXT, byline=TEXT),
            st.builds(SectionCard, heading=TEXT, number=st.integers(0, 9)),
            st.builds(StatementCard, text=texts, highlights=some, kicker=TEXT),
            st.builds(
                ListCard,
                heading=TEXT,
                items=some,
                ordered=st.booleans(),
                first=st.integers(1, 9),
            ),
            st.builds(QuotationCard, text=texts, attribution=TEXT, highlights=some),
            st.builds(NumberCard, value=items, label=TEXT, share=st.none() | NUMBERS),
            st.builds(
                ChartCard,
                heading=TEXT,
                data=st.lists(data, max_size=3).map(tuple),
                kind=st.sampled_from(ChartKind),
                source=TEXT,
            ),
            st.builds(ComparisonCard, left=sides, right=sides, heading=TEXT),
            st.builds(TimelineCard, heading=TEXT, events=st.lists(events, max_size=3).map(tuple)),
            st.builds(
                CodeCard, code=TEXT.filter(lambda t: "\r" not in t), language=TEXT, heading=TEXT
            ),
            st.builds(
                TableCard, heading=TEXT, header=row, rows=st.lists(row, max_size=3).map(tuple)
            ),
            st.builds(FigureRef, location=TEXT, caption=TEXT),
            st.builds(
                PictureShot,
                footage=footage,
                move=st.sampled_from(Move),
                caption=TEXT,
                start=st.integers(0, 99),
            ),
            st.builds(OutroCard, title=TEXT, lines=st.lists(TEXT, max_size=3).map(tuple)),
        )
    )
    return visual


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    lines = draw(lines_of())
    return Scene(
        lines=lines,
        visual=draw(visuals(lines)),
        part=draw(st.sampled_from(Part)),
        section=draw(TEXT),
        pause=draw(st.none() | st.integers(0, 60_000)),
        footage=draw(TEXT),
        visual_pinned=draw(st.booleans()),
        shows=draw(TEXT),
        evidence=tuple(draw(st.lists(TEXT, max_size=2))),
    )


SCRIPTS = st.builds(
    Script,
    title=TEXT,
    language=st.sampled_from(["en", "de", "fr", ""]),
    scenes=st.lists(scenes(), min_size=1, max_size=3).map(tuple),
    extractive=st.booleans(),
    shortened=st.booleans(),
    source=TEXT,
    notes=st.lists(TEXT, max_size=2).map(tuple),
    writer=TEXT,
    prompts=TEXT,
    account=TEXT,
    description=TEXT,
    tags=st.lists(TEXT, max_size=2).map(tuple),
    proposals=st.lists(st.builds(TitleProposal, title=TEXT, reason=TEXT), max_size=2).map(tuple),
)


# Drawing a whole script is slow; a few dozen of them a run find what there is to find.
BRIEF = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@BRIEF
@given(script=SCRIPTS)
def test_a_script_survives_its_document(script: Script) -> None:
    document = write_document(script)
    assert looks_like_script(document)
    assert read_document(document) == script
    assert write_document(read_document(document)) == document


@BRIEF
@given(script=SCRIPTS)
def test_line_endings_of_another_system_change_nothing(script: Script) -> None:
    assert read_document("\ufeff" + write_document(script).replace("\n", "\r\n")) == script


def test_a_value_keeps_its_digits() -> None:
    visual = ChartCard(heading="h", data=(Datum(label="a", value=Decimal("1.50"), shown="1.50"),))
    script = Script(
        title="t",
        language="en",
        scenes=(Scene(lines=(Line(text="One."),), visual=visual),),
        extractive=True,
    )
    again = read_document(write_document(script)).scenes[0].visual
    assert isinstance(again, ChartCard)
    assert str(again.data[0].value) == "1.50"
