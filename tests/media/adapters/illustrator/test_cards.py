"""Whatever the text, it stands inside the content area, and no text stands on another."""

import itertools
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.illustrator.samples import SAMPLES
from reelwright.domain.canvas import Box, Format, Preset, canvas_for
from reelwright.domain.render.pieces import Look, Shot
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    CodeCard,
    ComparisonCard,
    Datum,
    Event,
    Item,
    ListCard,
    NumberCard,
    OutroCard,
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
from reelwright.domain.themes.shipped import BUILT_IN
from reelwright.ports.picture import Composition

pytestmark = pytest.mark.media

ILLUSTRATOR = PillowIllustrator()

WORDS = st.one_of(
    st.sampled_from(
        ["a", "tide", "the", "Überraschungsei", "Ελλάδα", "привет", "3,000", "—", "🌊"]
    ),
    st.text("abcXYZ", min_size=1, max_size=60),
    st.just("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"),
    st.just("x" * 400),
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)
LONG = st.integers(0, 400).map(lambda count: "word by word it goes on " * count)
ANY = st.one_of(TEXTS, LONG)
ITEMS = st.builds(Item, text=ANY)
VALUES = st.decimals(-1000, 1000, places=1)
SIDES = st.builds(Side, heading=ANY, items=st.lists(ITEMS, max_size=6).map(tuple))


def tuples(strategy: st.SearchStrategy[object], least: int, most: int) -> st.SearchStrategy[object]:
    return st.lists(strategy, min_size=least, max_size=most).map(tuple)


VISUALS: st.SearchStrategy[Visual] = st.one_of(
    st.builds(TitleCard, title=ANY, kicker=ANY, byline=ANY),
    st.builds(SectionCard, heading=ANY, number=st.integers(0, 120)),
    st.builds(StatementCard, text=ANY, kicker=ANY, highlights=tuples(ITEMS, 0, 2)),
    st.builds(ListCard, heading=ANY, items=tuples(ITEMS, 0, 20), ordered=st.booleans()),
    st.builds(
        NumberCard,
        value=st.builds(
            Item,
            text=st.sampled_from(
                ["Only 26.1 percent", "$12 billion", "about 3,700 metres deep", "7 (of 9) gyms"]
            ),
        ),
        label=ANY,
        share=st.one_of(st.none(), st.decimals(0, 1, places=2)),
    ),
    st.builds(QuotationCard, text=ANY, attribution=ANY),
    st.builds(
        NumberCard, value=ITEMS, label=ANY, share=st.one_of(st.none(), st.decimals(-1, 2, places=2))
    ),
    st.builds(
        ChartCard,
        heading=ANY,
        data=tuples(st.builds(Datum, label=ANY, value=VALUES, shown=ANY), 1, 8),
        kind=st.sampled_from(ChartKind),
        source=ANY,
    ),
    st.builds(ComparisonCard, heading=ANY, left=SIDES, right=SIDES),
    st.builds(TimelineCard, heading=ANY, events=tuples(st.builds(Event, date=ANY, text=ANY), 1, 6)),
    st.builds(CodeCard, code=st.text(max_size=900), heading=ANY, language=TEXTS),
    st.builds(
        TableCard,
        heading=ANY,
        header=tuples(ANY, 1, 6),
        rows=tuples(tuples(ANY, 0, 6), 0, 9),
    ),
    st.builds(OutroCard, title=ANY, lines=tuples(ANY, 0, 4)),
)


def look_for(picture: Format, preset: Preset = Preset.P480, theme: str = "midnight") -> Look:
    return Look(canvas=canvas_for(picture, preset), theme=BUILT_IN[theme])


def text_boxes(composition: Composition) -> list[Box]:
    return [box for layer in composition.layers for box in layer.text]


@settings(max_examples=40, deadline=None)
@given(visual=VISUALS, picture=st.sampled_from(Format))
def test_text_of_any_length_stays_inside_and_apart(visual: Visual, picture: Format) -> None:
    look = look_for(picture)
    composition = ILLUSTRATOR.compose(Shot(visual=visual, frames=90), look)
    boxes = text_boxes(composition)
    for box in boxes:
        assert look.canvas.content.contains(box), visual
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other), visual


@pytest.mark.parametrize("picture", list(Format))
def test_no_layer_of_a_card_reaches_into_the_captions(picture: Format) -> None:
    look = look_for(picture)
    for visual in SAMPLES:
        for layer in ILLUSTRATOR.compose(Shot(visual=visual, frames=90), look).layers:
            height, width = layer.patch.shape[:2]
            box = Box(x=layer.x, y=layer.y, width=width, height=height)
            assert not look.canvas.captions.overlaps(box), visual


def test_things_enter_on_their_words() -> None:
    at = [WordRef(line=0, word=word) for word in range(3)]
    items = tuple(Item(text=f"item {index}", at=ref) for index, ref in enumerate(at))
    shot = Shot(
        visual=ListCard(heading="", items=items),
        frames=300,
        reveals=((0, 0, 40), (0, 1, 90), (0, 2, 299)),
    )
    layers = ILLUSTRATOR.compose(shot, look_for(Format.WIDE)).layers
    enters = sorted({layer.enter for layer in layers if layer.text})
    assert enters[:2] == [40, 90]
    assert enters[2] + 12 <= shot.frames


def test_a_bar_is_as_long_as_its_figure() -> None:
    data = tuple(
        Datum(label=str(value), value=Decimal(value), shown=str(value)) for value in (10, 20, 40)
    )
    composition = ILLUSTRATOR.compose(
        Shot(visual=ChartCard(heading="", data=data), frames=90), look_for(Format.WIDE)
    )
    heights = [
        layer.patch.shape[0] for layer in composition.layers if layer.motion.value == "wipe up"
    ]
    assert heights[1] == pytest.approx(2 * heights[0], abs=2)
    assert heights[2] == pytest.approx(4 * heights[0], abs=3)


def test_the_same_shot_is_drawn_the_same_by_another_illustrator() -> None:
    shot = Shot(visual=SAMPLES[5], frames=90)
    one, other = (PillowIllustrator().compose(shot, look_for(Format.WIDE)) for _ in range(2))
    assert np.array_equal(np.asarray(one.ground), np.asarray(other.ground))
    assert all(
        (a.patch == b.patch).all() and (a.x, a.y) == (b.x, b.y)
        for a, b in zip(one.layers, other.layers, strict=True)
    )
