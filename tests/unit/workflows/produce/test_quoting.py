"""What writing would cost is told before anybody is asked."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from builders.authoring import FORMS, Dictated, article
from reelwright.adapters.prompts.reader import shipped_prompts
from reelwright.domain.authoring.names import WriterName
from reelwright.domain.money import Charge, Usage
from reelwright.domain.services.budgets import Budget, Shortfall
from reelwright.ports.services import KeyMissing
from reelwright.ports.spending import Free
from reelwright.ports.writer import Writer
from reelwright.workflows.produce.authoring import Author, Commission, Desk
from reelwright.workflows.produce.quoting import budget_note, writing_quote

pytestmark = pytest.mark.unit

COMMISSION = Commission(topic="The sea", language="en", seconds=60.0, material=(article(),))


class Priced(Dictated):
    """Costs a thousandth of a dollar a token."""

    def price(self, _: str, usage: Usage) -> Charge:
        tokens = usage.input_tokens + usage.output_tokens
        return Charge(usage=usage, amount=Decimal(tokens) / 1000, source="a table")


class Keyless(Dictated):
    """Cannot even be reached."""

    def context(self, _: str) -> int:
        message = "It needs a key."
        raise KeyMissing(message, service="x")


@dataclass
class Poor(Free):
    """Has a cent left."""

    asked: list[Decimal] = field(default_factory=list)

    def shortfall(self, needed: Decimal) -> Shortfall | None:
        self.asked.append(needed)
        return Shortfall(budget=Budget.VIDEO, limit=Decimal(5), left=Decimal("0.01"), needed=needed)


class SameLanguage:
    def find(self, _: str) -> str:
        return "en"


def desk(*writers: Writer) -> Desk:
    authors = (
        Author(name=WriterName(provider="ollama", model=f"m{at}"), writer=writer)
        for at, writer in enumerate(writers)
    )
    return Desk(
        authors=tuple(authors),
        forms=FORMS,
        prompts=shipped_prompts(),
        languages=SameLanguage(),
    )


def test_nobody_is_asked_for_an_estimate() -> None:
    writer = Priced.of()
    quote = writing_quote(COMMISSION, desk(writer), research=False)
    assert writer.questions == []
    assert quote.charge is not None
    used = quote.charge.usage
    assert used.requests == 3
    assert quote.amount == Decimal(used.input_tokens + used.output_tokens) / 1000
    (note,) = quote.notes
    assert f"about {used.input_tokens} tokens in and {used.output_tokens} out" in note
    assert "priced by a table" in note


def test_a_longer_video_and_a_longer_source_cost_more() -> None:
    def used(seconds: float, *paragraphs: str) -> Usage:
        longer = Commission(
            topic="The sea", language="en", seconds=seconds, material=(article(*paragraphs),)
        )
        quote = writing_quote(longer, desk(Priced.of()), research=False)
        assert quote.charge is not None
        return quote.charge.usage

    short, long = used(60), used(600)
    assert long.output_tokens > 5 * short.output_tokens
    source = "The sea is deep and old, and few have seen it. " * 200
    assert used(60, source).input_tokens - short.input_tokens > len(source) // 4


def test_a_writer_without_a_key_is_passed_over_and_said_so() -> None:
    quote = writing_quote(COMMISSION, desk(Keyless.of(), Priced.of()), research=False)
    assert str(quote.writer) == "ollama:m1"
    assert "ollama:m0 could not be asked: It needs a key." in quote.notes[0]
    none = writing_quote(COMMISSION, desk(Keyless.of()), research=False)
    assert none.writer is None
    assert none.amount == 0


def test_a_budget_that_would_be_passed_is_named_with_the_figures() -> None:
    spending = Poor()
    (note,) = budget_note(Decimal("0.40"), spending)
    assert "0.01 USD of the 5.00 USD for this video" in note
    assert "budget_video" in note
    assert spending.asked == [Decimal("0.40")]
    assert budget_note(Decimal("0.40"), Free()) == ()
