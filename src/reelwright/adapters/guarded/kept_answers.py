"""Answers that are not asked for twice in a day."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from reelwright.ports.store import Store

LASTS = 24 * 3600
"""Seconds. Pixabay asks that answers are cached for 24 hours; YouTube lets its own be kept for 30
days, but results are of the day; the others have no rule."""

Answer = TypeVar("Answer")


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptForADay(Generic[Answer]):
    """What was answered in the last day, by the digest of all that was asked."""

    store: Store
    form: TypeAdapter[tuple[float, Answer]]
    clock: Callable[[], float] = time.time

    def answer(self, key: str, ask: Callable[[], Answer]) -> Answer:
        """What is kept under a digest, else what ``ask`` gives; an error is not kept."""
        kept = self._kept(key)
        if kept is not None:
            return kept
        answer = ask()
        self.store.remember(key, self.form.dump_json((self.clock(), answer)).decode())
        return answer

    def _kept(self, key: str) -> Answer | None:
        known = self.store.recall(key)
        if known is None:
            return None
        try:
            at, answer = self.form.validate_json(known)
        except ValidationError:
            return None
        return answer if 0 <= self.clock() - at < LASTS else None
