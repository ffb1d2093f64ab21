"""What writing a script would cost, foreseen without asking a model."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reelwright.domain.authoring.names import WriterName
from reelwright.domain.money import NOTHING, Charge
from reelwright.domain.services.budgets import SCOPES, dollars
from reelwright.ports.services import ServiceError
from reelwright.ports.spending import Spending
from reelwright.workflows.produce.authoring import Author, Commission, Desk, Session


@dataclass(frozen=True, kw_only=True, slots=True)
class WritingQuote:
    """About what the first writer who can be asked would cost; None where none can.

    ``research`` is what searching first would cost at most.
    """

    writer: WriterName | None = None
    charge: Charge | None = None
    research: Decimal = NOTHING
    notes: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal:
        """In US dollars, research included."""
        return self.research + (self.charge.amount if self.charge else NOTHING)


def writing_quote(commission: Commission, desk: Desk, *, research: bool) -> WritingQuote:
    """The estimate for a commission; no service is called, and no budget is touched."""
    searching = desk.researcher.price.amount if research and desk.researcher else NOTHING
    told = _research_note(searching) if research and desk.researcher else ()
    failures: list[str] = []
    for author in desk.authors:
        try:
            charge = _foreseen(author, commission, desk)
        except ServiceError as error:
            failures.append(f"{author.name} could not be asked: {error}")
            continue
        notes = (*failures, *told, _writing_note(author, charge, desk.authors))
        return WritingQuote(writer=author.name, charge=charge, research=searching, notes=notes)
    return WritingQuote(research=searching, notes=(*failures, *told))


def budget_note(amount: Decimal, spending: Spending) -> tuple[str, ...]:
    """A sentence where so much would pass a budget, with the figures."""
    short = spending.shortfall(amount)
    if short is None:
        return ()
    note = (
        f"That is more than is left: {dollars(short.left)} of the {dollars(short.limit)} for "
        f"{SCOPES[short.budget]}. Raise {short.budget}, or make do with less."
    )
    return (note,)


def _foreseen(author: Author, commission: Commission, desk: Desk) -> Charge:
    usage = Session(author, commission, desk).foreseen()
    return author.writer.price(author.name.model, usage)


def _writing_note(author: Author, charge: Charge, authors: Sequence[Author]) -> str:
    usage = charge.usage
    by = f", priced by {charge.source}" if charge.source else ""
    others = " Fallbacks may cost more." if len(authors) > 1 else ""
    return (
        f"Writing by {author.name} is estimated at {dollars(charge.amount)}: about "
        f"{usage.input_tokens} tokens in and {usage.output_tokens} out{by}. What the model thinks "
        f"and what is asked for again come on top; what it answered before is free.{others}"
    )


def _research_note(amount: Decimal) -> tuple[str, ...]:
    return (f"Research would cost at most {dollars(amount)}; nothing was searched for now.",)
