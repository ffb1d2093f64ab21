"""One visual of every kind, as an article would give them, for the contact sheet and tests."""

from decimal import Decimal

from reelwright.domain.render.pieces import CaptionUse, CaptionWord
from reelwright.domain.script.visuals import (
    ChartCard,
    ChartKind,
    CodeCard,
    ComparisonCard,
    Datum,
    Event,
    Footage,
    Item,
    ListCard,
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
)

_CODE = '''def tide(hours: float, moon: Moon) -> float:
    """Height of the water above the mean, in metres."""
    phase = 2 * pi * hours / 12.42  # half a lunar day
    if moon.is_new or moon.is_full:
        return 1.4 * cos(phase)
    return 0.8 * cos(phase)
'''

SAMPLES: tuple[Visual, ...] = (
    TitleCard(
        title="How tides turn the Earth’s spin into heat",
        kicker="Slow physics",
        byline="After an article by Mara Lindqvist",
    ),
    SectionCard(heading="Why the Moon is leaving us", number=2),
    StatementCard(
        text="The Moon moves away from the Earth by 3.8 centimetres a year, and nothing stops it.",
        highlights=(Item(text="3.8 centimetres a year"),),
        kicker="Lunar recession",
    ),
    ListCard(
        heading="What slows the planet down",
        items=(
            Item(text="Friction of water against the sea floor"),
            Item(text="Internal waves that break in deep basins"),
            Item(text="The pull of the tidal bulge on the Moon"),
        ),
    ),
    ListCard(
        heading="How the length of a day is measured",
        items=(
            Item(text="Read the growth rings of a fossil coral"),
            Item(text="Count the rings between two winters"),
            Item(text="Divide the year by that count"),
            Item(text="Compare with eclipses that were written down"),
            Item(text="Check against a laser and a mirror on the Moon"),
        ),
        ordered=True,
    ),
    QuotationCard(
        text="“The tides are the heartbeat of the ocean, a pulse that can be felt all over.”",
        attribution="Philippe Diolé, diver and writer",
        highlights=(Item(text="heartbeat of the ocean"),),
    ),
    NumberCard(
        value=Item(text="71 %"),
        label="of the Earth’s surface is covered by water",
        share=Decimal("0.71"),
    ),
    NumberCard(value=Item(text="3.75 TW"), label="is lost to the tides, most of it in the sea"),
    ChartCard(
        heading="Tidal range by coast",
        data=(
            Datum(label="Bay of Fundy", value=Decimal("16.3"), shown="16.3 m"),
            Datum(label="Bristol Channel", value=Decimal("14.7"), shown="14.7 m"),
            Datum(label="Mont-Saint-Michel", value=Decimal("13.5"), shown="13.5 m"),
            Datum(label="Venice", value=Decimal("1.1"), shown="1.1 m"),
        ),
        source="Source: national tide tables, 2024",
    ),
    ChartCard(
        heading="Hours in a day, by millions of years ago",
        data=(
            Datum(label="620", value=Decimal("21.9"), shown="21.9"),
            Datum(label="430", value=Decimal("22.5"), shown="22.5"),
            Datum(label="250", value=Decimal("23.1"), shown="23.1"),
            Datum(label="70", value=Decimal("23.5"), shown="23.5"),
            Datum(label="now", value=Decimal(24), shown="24.0"),
        ),
        kind=ChartKind.LINE,
    ),
    ComparisonCard(
        heading="Two kinds of tide",
        left=Side(
            heading="Spring tide",
            items=(
                Item(text="Sun and Moon pull in one line"),
                Item(text="Highest high water"),
                Item(text="Every two weeks"),
            ),
        ),
        right=Side(
            heading="Neap tide",
            items=(
                Item(text="Sun and Moon pull at right angles"),
                Item(text="Smallest range"),
                Item(text="A week later"),
            ),
        ),
    ),
    TimelineCard(
        heading="Measuring the Moon",
        events=(
            Event(date="1687", text="Newton explains the tides by gravity"),
            Event(date="1754", text="Kant suggests that tides slow the Earth"),
            Event(date="1879", text="Darwin computes the Moon’s retreat"),
            Event(date="1969", text="Astronauts leave a mirror for lasers"),
        ),
    ),
    CodeCard(code=_CODE, language="python", heading="The tide as a function"),
    TableCard(
        heading="Moons that move",
        header=("Moon", "Planet", "Distance", "Drift a year"),
        rows=(
            ("Moon", "Earth", "384,400 km", "+3.8 cm"),
            ("Phobos", "Mars", "9,376 km", "−1.8 cm"),
            ("Io", "Jupiter", "421,700 km", "−2.0 cm"),
            ("Triton", "Neptune", "354,800 km", "−1.0 cm"),
        ),
    ),
    PictureShot(
        footage=Footage(
            sha256="0" * 64, suffix=".jpg", width=3000, height=2000,
            author="Mara Lindqvist", licence="CC BY 4.0",
        ),
        caption="Low water at Burntcoat Head, Bay of Fundy",
    ),
    OutroCard(
        title="The tide is still coming in",
        lines=("Subscribe for slow physics", "Next: why ice floats"),
    ),
)  # fmt: skip

_SAID = (
    ("The", "Moon", "moves", "away", "from", "the", "Earth", "by"),
    ("3.8", "centimetres", "a", "year."),
)

CUE = CaptionUse(
    first=0,
    last=1000,
    lines=tuple(
        tuple(
            CaptionWord(text=text, first=80 * line + 10 * place, last=80 * line + 10 * place + 9)
            for place, text in enumerate(words)
        )
        for line, words in enumerate(_SAID)
    ),
)
"""A caption over the samples; its last word is heard to the end."""
