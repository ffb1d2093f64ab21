"""A writer that is told no personal details, and whose answers have them back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reelwright.domain.authoring.masking import Mask
from reelwright.domain.money import Charge, Usage
from reelwright.ports.services import ServiceFacts
from reelwright.ports.writer import Heard, Question, Reply, Speaker, Turn, Writer, unheard


@dataclass(frozen=True, kw_only=True, slots=True)
class MaskingWriter:
    """Masks a whole question anew each time: the same question gives the same placeholders."""

    writer: Writer
    names: Sequence[str] = ()

    @property
    def facts(self) -> ServiceFacts:
        """The service behind it."""
        return self.writer.facts

    def context(self, model: str) -> int:
        """As the writer's."""
        return self.writer.context(model)

    def most(self, question: Question) -> Charge:
        """As the writer's."""
        return self.writer.most(question)

    def price(self, model: str, usage: Usage) -> Charge:
        """As the writer's."""
        return self.writer.price(model, usage)

    def answer(self, question: Question, heard: Heard = unheard) -> Reply:
        """Ask with placeholders, answer with what they stand for."""
        mask = Mask(names=self.names, language=question.language)
        masked = replace(
            question,
            instructions=mask.masked(question.instructions),
            turns=tuple(_masked(turn, mask) for turn in question.turns),
        )
        reply = self.writer.answer(masked, lambda text: heard(mask.restored_so_far(text)))
        return replace(reply, text=mask.restored_answer(reply.text))


def _masked(turn: Turn, mask: Mask) -> Turn:
    change = mask.masked if turn.speaker is Speaker.ASKED else mask.masked_answer
    return replace(turn, text=change(turn.text))
