"""What a question may cost, and what an answer did."""

from decimal import Decimal

import pytest

from builders.authoring import FORMS
from reelwright.adapters.llm.prices import PriceList, is_own
from reelwright.domain.authoring.answers import PlanAnswer
from reelwright.domain.money import Usage
from reelwright.ports.writer import Question, Speaker, Turn

pytestmark = pytest.mark.unit

USAGE = Usage(input_tokens=1_000_000, output_tokens=100_000)
THEIRS = "https://api.example.com/v1"


def question(text: str, most_tokens: int = 1000) -> Question:
    return Question(
        model="gpt-5",
        instructions="",
        turns=(Turn(speaker=Speaker.ASKED, text=text),),
        form=FORMS.form(PlanAnswer),
        most_tokens=most_tokens,
    )


def test_a_known_model_costs_what_the_table_says() -> None:
    charge = PriceList("openai", THEIRS).charge("gpt-5", USAGE)
    assert charge.amount == Decimal("1.25") + Decimal(1)
    assert charge.source.startswith("genai-prices ")


def test_what_was_cached_is_cheaper() -> None:
    cached = Usage(input_tokens=1_000_000, cached_tokens=900_000, output_tokens=100_000)
    prices = PriceList("openai", THEIRS)
    assert prices.charge("gpt-5", cached).amount < prices.charge("gpt-5", USAGE).amount


def test_an_unknown_model_is_counted_carefully() -> None:
    charge = PriceList("openai", THEIRS).charge("nobody-knows-it", USAGE)
    assert charge.amount == Decimal(15) + Decimal("7.5")
    assert "no known price" in charge.source


def test_what_runs_on_the_owners_machine_is_free() -> None:
    charge = PriceList("", "http://192.168.1.5:11434/v1").charge("llama3.2", USAGE)
    assert charge.amount == 0
    assert not charge.source
    assert PriceList("", THEIRS).charge("nobody-knows-it", USAGE).amount > 0


def test_a_reservation_grows_with_the_question_and_the_answer() -> None:
    prices = PriceList("openai", THEIRS)
    short, long = prices.most(question("a")), prices.most(question("a" * 100_000))
    assert short.amount < long.amount
    assert short.amount < prices.most(question("a", most_tokens=9000)).amount


def test_the_window_of_a_known_model_is_known() -> None:
    prices = PriceList("openai", THEIRS)
    assert prices.context("gpt-5") == 400_000
    assert prices.context("nobody-knows-it") is None


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("http://localhost:1/v1", True),
        ("http://127.0.0.1:1", True),
        ("http://[::1]:1", True),
        ("http://10.0.0.7", True),
        ("http://box.local:1", True),
        ("https://api.openai.com/v1", False),
        ("http://8.8.8.8", False),
        ("", False),
    ],
)
def test_an_own_address_is_told_from_others(address: str, own: bool) -> None:  # noqa: FBT001 - a row
    assert is_own(address) is own
