"""The owner's prices stand instead of the known ones, and nothing passes for want of a price."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.money import Charge, Usage
from reelwright.domain.own_prices import SOURCE, OwnPrice, OwnPrices, row_name
from reelwright.domain.voice.prices import VoicePrice
from reelwright.domain.voice.takes import TimeSource, VoiceRef
from reelwright.ports.voice import VoiceCapabilities

pytestmark = pytest.mark.unit

KNOWN = (
    VoicePrice(model="good", per_million_characters=Decimal(100), source="a page"),
    VoicePrice(
        model="quick", per_million_characters=Decimal(15), at_most=Decimal(150), source="a page"
    ),
)


def own(**rows: str) -> OwnPrices:
    named = {row_name(name.replace("__", ":")): OwnPrice.of(row) for name, row in rows.items()}
    return OwnPrices(rows=named)


def rates(prices: tuple[VoicePrice, ...]) -> dict[str, Decimal]:
    return {price.model: price.highest for price in prices}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({}, {"good": 100, "quick": 150}),
        ({"fine": "1"}, {"good": 100, "quick": 150}),
        ({"chime": "30"}, {"good": 30, "quick": 30}),
        ({"chime__quick": "20"}, {"good": 100, "quick": 20}),
        ({"chime": "30", "chime__Quick": "20"}, {"good": 30, "quick": 20}),
        ({"chime__new": "9"}, {"good": 100, "quick": 150, "new": 9}),
        ({"chime": "3/15"}, {"good": 100, "quick": 150}),
    ],
)
def test_a_row_of_the_model_wins_over_one_of_the_service(
    rows: dict[str, str], expected: dict[str, int]
) -> None:
    assert rates(own(**rows).voice_prices("chime", KNOWN)) == expected


def test_what_the_owner_prices_says_so() -> None:
    (price,) = own(chime="30").voice_prices("chime", ())
    assert price.most(1_000_000).amount == 30
    assert price.most(1).source == SOURCE


@given(model=st.sampled_from(["good", "quick", "new", ""]))
def test_a_model_without_a_price_costs_as_the_dearest(model: str) -> None:
    able = VoiceCapabilities(
        provider="chime",
        languages=frozenset({"en"}),
        timing=TimeSource.ALIGNED,
        offline=False,
        deterministic=False,
        speed=(1, 1),
        longest_line=100,
        prices=KNOWN,
    )
    price = able.price_of(VoiceRef(provider="chime", name="x", language="en", model=model))
    assert price is not None
    assert price.model == (model if model in {"good", "quick"} else "quick")


def test_tokens_and_searches() -> None:
    answer = Charge(
        usage=Usage(input_tokens=1_000_000, output_tokens=200_000),
        amount=Decimal(7),
        source="a table",
    )
    prices = own(serpapi="0.01", anthropic="3/15", anthropic__dear="5/25")
    assert prices.of_tokens("anthropic", "any", answer).amount == 6
    assert prices.of_tokens("anthropic", "dear", answer).amount == 10
    assert prices.of_tokens("openai", "any", answer) == answer
    assert prices.of_tokens("serpapi", "any", answer) == answer
    assert prices.of_search("serpapi", answer).amount == Decimal("0.01")
    assert prices.of_search("anthropic", answer) == answer


@pytest.mark.parametrize("text", ["", "free", "-1", "1/2/3", "nan", "inf", "3/", "1e9"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        OwnPrice.of(text)


def test_names_are_read_as_settings_write_them() -> None:
    assert row_name("Google-Voice:Chirp3-HD") == "google_voice:chirp3-hd"
