"""A writer under the guard: every request to a model is admitted, counted and paid for."""

from dataclasses import dataclass, field, replace

from reelwright.domain.money import Charge, Usage
from reelwright.domain.own_prices import OwnPrices
from reelwright.ports.guard import Guard, Meter, ServiceCall, guarded
from reelwright.ports.services import ServiceFacts
from reelwright.ports.writer import Heard, Question, Reply, Writer, unheard


@dataclass(frozen=True, kw_only=True, slots=True)
class GuardedWriter:
    """Answers as its writer does, or as often as the guard lets it try."""

    writer: Writer
    guard: Guard
    own: OwnPrices = field(default_factory=OwnPrices)
    """Prices of the owner, which stand instead of the known ones."""

    @property
    def facts(self) -> ServiceFacts:
        """The service behind it."""
        return self.writer.facts

    def context(self, model: str) -> int:
        """As the writer's."""
        return self.writer.context(model)

    def most(self, question: Question) -> Charge:
        """As the writer's, at the owner's price."""
        return self._priced(question.model, self.writer.most(question))

    def price(self, model: str, usage: Usage) -> Charge:
        """As the writer's, at the owner's price."""
        return self._priced(model, self.writer.price(model, usage))

    def answer(self, question: Question, heard: Heard = unheard) -> Reply:
        """Ask under the guard.

        Raises:
            ServiceError, BreakerOpen, BudgetPassed, Cancelled.
        """

        def ask(meter: Meter) -> Reply:
            reply = self.writer.answer(question, heard)
            reply = replace(reply, charge=self._priced(question.model, reply.charge))
            meter.settle(reply.charge, reply.request_id)
            return reply

        call = ServiceCall(
            service=self.facts,
            operation="write",
            most=self.most(question),
            subject=question.model,
        )
        return guarded(self.guard, call, ask)

    def _priced(self, model: str, charge: Charge) -> Charge:
        return self.own.of_tokens(self.facts.name, model, charge)
