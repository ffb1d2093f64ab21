"""A writer that is asked the same thing only once."""

import json
from dataclasses import dataclass

from reelwright.domain.digest import digest_of
from reelwright.domain.money import Charge, Usage
from reelwright.ports.services import ServiceFacts
from reelwright.ports.store import Store
from reelwright.ports.writer import Heard, Question, Reply, Writer, unheard

ANSWER_VERSION = 1
"""Raised when the same question would be put to a service in other words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CachingWriter:
    """Keeps whole answers in the store under everything that they depend on.

    ``address`` tells a stand-in's answers from the real ones. ``again`` asks anew all the same.
    """

    writer: Writer
    store: Store
    address: str = ""
    again: bool = False

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
        """The answer that was given before, at no cost, else a new one."""
        key = digest_of("answer", ANSWER_VERSION, self.facts.name, self.address, question)
        kept = None if self.again else self.store.recall(key)
        if kept is not None:
            told = json.loads(kept)
            heard(told["text"])
            return Reply(
                text=told["text"],
                charge=Charge(usage=Usage(requests=0)),
                request_id=told["request_id"],
            )
        reply = self.writer.answer(question, heard)
        if reply.complete:
            told = {"text": reply.text, "request_id": reply.request_id}
            self.store.remember(key, json.dumps(told))
        return reply
