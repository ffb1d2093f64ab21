"""What a voice costs before it has spoken is never less than after."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.voice.prices import CHARACTERS_A_MINUTE, VoicePrice

pytestmark = pytest.mark.unit


def price(**other: object) -> VoicePrice:
    values = {"model": "m", "per_million_characters": Decimal(100), "source": "a page, a date"}
    return VoicePrice(**(values | other))  # type: ignore[arg-type] # fields by name


def test_a_minute_costs_as_much_as_its_characters() -> None:
    assert price().per_minute == price().charge(CHARACTERS_A_MINUTE).amount == Decimal("0.09")


def test_the_source_goes_with_every_figure() -> None:
    assert price().most(5).source == price().charge(5).source == "a page, a date"


@given(
    characters=st.integers(0, 10_000),
    added=st.integers(0, 50),
    dearer=st.decimals(100, 500, places=2),
)
def test_what_is_reserved_covers_what_is_charged(
    characters: int, added: int, dearer: Decimal
) -> None:
    each = price(at_most=dearer, added=added)
    assert each.most(characters).amount >= each.charge(characters + added).amount
