"""Values written down and read back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.adapters.values.codec import CLASS, ValueUnreadable, from_json, to_json
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import Visual
from reelwright.workflows.produce.drafting import Reading
from reelwright.workflows.produce.order import Order
from reelwright.workflows.produce.produce import Recorded

pytestmark = pytest.mark.unit

# Not-a-number equals nothing, not even itself.
st.register_type_strategy(Decimal, st.decimals(allow_nan=False))


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, kw_only=True, slots=True)
class Circle:
    radius: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Square:
    radius: Fraction
    """Named as the circle's, so that only its class tells it apart."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    shapes: tuple[Circle | Square, ...]
    frame: Circle | Square | None
    colour: Colour
    price: Decimal
    drawn: datetime
    file: Path
    names: frozenset[str]
    sizes: dict[str, tuple[int, float]]


DRAWING = Drawing(
    shapes=(Circle(radius=Fraction(1, 3)), Square(radius=Fraction(1, 3))),
    frame=None,
    colour=Colour.RED,
    price=Decimal("1.10"),
    drawn=datetime(2026, 3, 29, 2, 30, tzinfo=UTC),
    file=Path("a/b.png"),
    names=frozenset({"ä"}),
    sizes={"a": (1, 0.1)},
)


def test_what_is_written_is_read_back() -> None:
    assert from_json(to_json(DRAWING), Drawing) == DRAWING


def test_classes_with_the_same_fields_are_told_apart() -> None:
    text = to_json(DRAWING)
    assert f'"{CLASS}":"Circle"' in text
    assert f'"{CLASS}":"Square"' in text


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"shapes": 3}', '{"sha256": "a", "odd": 1}'])
def test_what_is_no_such_value_is_refused(text: str) -> None:
    with pytest.raises(ValueUnreadable, match="Drawing"):
        from_json(text, Drawing)


def test_a_field_that_is_unknown_is_refused_rather_than_lost() -> None:
    with pytest.raises(ValueUnreadable):
        from_json('{"radius": "1/2", "hue": 3}', Circle)


@pytest.mark.parametrize("kind", get_args(Visual), ids=lambda kind: str(kind.__name__))
def test_every_visual_of_a_script_comes_back(kind: type) -> None:
    """Every class of visual, filled by its types."""

    @given(st.from_type(kind))
    def comes_back(visual: Visual) -> None:
        script = Script(
            title="Ä",
            language="de",
            scenes=(Scene(lines=(Line(text="Eins."),), visual=visual),),
            extractive=True,
        )
        assert from_json(to_json(script), Script) == script

    comes_back()


@pytest.mark.parametrize("kind", [Order, Reading, Recorded])
def test_whatever_a_stage_hands_on_can_be_written_down(kind: type) -> None:
    with pytest.raises(ValueUnreadable, match="can read"):
        from_json("{}", kind)
