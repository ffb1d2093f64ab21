"""Sending a file through a session until the session is over.

::

    send from where it stands ──┬─▶ Finished, Expired, Refused
         ▲                      │ anything else
         └─ ask where it stands ◀┘

No byte is ever sent on a guess: after whatever went wrong the session is asked where it stands.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BufferedReader

from reelwright.adapters.youtube.answers import Doubtful, Meaning, Passing, Unauthorised, refused
from reelwright.adapters.youtube.body import Pace, Watch
from reelwright.adapters.youtube.resumable import Resumable
from reelwright.domain.services.backoff import RetryPolicy, wait_before_next
from reelwright.ports.platform import Received, SessionAnswer
from reelwright.ports.services import ServiceUnreachable

QUANTUM = 262_144
"""Every chunk but the last is a multiple of this many bytes."""
_LOOK_SECONDS = 0.2


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How bytes are sent.

    Google recommends one request for the whole file; chunks are for networks that break long
    requests off.
    """

    chunk: int | None = None
    """Bytes of a request, rounded up to a multiple of ``QUANTUM``; None: all that is left."""
    rate: int | None = None
    """Bytes a second; None: as fast as it goes."""
    retry: RetryPolicy = field(default_factory=lambda: RetryPolicy(attempts=8))
    """How often in a row nothing may get through, and how long is waited in between."""

    def span(self, first: int, size: int) -> range:
        """The bytes of the next request."""
        if self.chunk is None:
            return range(first, size)
        chunk = -(-self.chunk // QUANTUM) * QUANTUM
        return range(first, min(size, first + chunk))


class Sending:
    """One file on its way through one session."""

    def __init__(
        self,
        engine: Resumable,
        session: str,
        source: BufferedReader,
        watch: Watch,
        manner: Manner,
        *,
        pause: Callable[[float], None] = time.sleep,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._engine = engine
        self._session = session
        self._source = source
        self._watch = watch
        self._manner = manner
        self._pace = Pace(manner.rate, pause=pause)
        self._pause = pause
        self._chance = chance
        self._best = 0
        self._fruitless = 0

    def carry_on(self, offset: int) -> SessionAnswer:
        """Send from ``offset`` until the session is over.

        Raises:
            ServiceUnreachable, AuthorisationLost, FileUnsendable, Cancelled, LeaseLost.
        """
        stands = self._best = offset
        while True:
            answer = self._sent(stands)
            if isinstance(answer, Doubtful):
                doubt, answer = answer, self._where_it_stands(answer, stands)
                if answer == Received(offset=stands):
                    return refused(doubt.envelope)
            elif isinstance(answer, Passing | Unauthorised):
                answer = self._where_it_stands(answer, stands)
            if not isinstance(answer, Received):
                return answer
            stands = self._noted(answer)

    def _sent(self, first: int) -> Meaning:
        self._watch.look(first)
        if first >= self._watch.size:
            return Passing(seen="all bytes are there, and no video")
        span = self._manner.span(first, self._watch.size)
        try:
            return self._engine.put(self._session, self._source, span, self._pace, self._watch)
        except ServiceUnreachable as error:
            return Passing(seen=str(error), retry_after=error.retry_after)

    def _where_it_stands(self, seen: Meaning, stands: int) -> SessionAnswer:
        """Ask until the session says; every question without a word is one in vain."""
        meaning = seen
        while True:
            if isinstance(meaning, Unauthorised):
                self._engine.renew()
            if not isinstance(meaning, Doubtful):
                self._wait(meaning, stands)
            meaning = self._asked()
            if isinstance(meaning, Doubtful):
                return refused(meaning.envelope)
            if not isinstance(meaning, Passing | Unauthorised):
                return meaning

    def _asked(self) -> Meaning:
        try:
            return self._engine.asked(self._session, self._watch.size)
        except ServiceUnreachable as error:
            return Passing(seen=str(error), retry_after=error.retry_after)

    def _noted(self, held: Received) -> int:
        """Where to go on; the session may hold less than was sent, or than it held before."""
        if held.offset > self._best:
            self._best, self._fruitless = held.offset, 0
        elif held.offset < self._watch.size:
            self._wait(Passing(seen="no bytes are kept"), held.offset)
        return held.offset

    def _wait(self, why: Meaning, stands: int) -> None:
        """Wait before the next try.

        Raises:
            ServiceUnreachable: there were enough.
            Cancelled, LeaseLost.
        """
        self._fruitless += 1
        asked = why.retry_after if isinstance(why, Passing) else None
        wait = wait_before_next(
            self._manner.retry, self._fruitless, retry_after=asked, chance=self._chance()
        )
        if wait is None:
            raise self._given_up(why, asked)
        while wait > 0:
            self._watch.look(stands)
            self._pause(min(wait, _LOOK_SECONDS))
            wait -= _LOOK_SECONDS

    def _given_up(self, why: Meaning, asked: float | None) -> ServiceUnreachable:
        held = f"{self._best:,} of {self._watch.size:,} bytes"
        seen = why.seen.rstrip(".") if isinstance(why, Passing) else "the authorisation is refused"
        message = (
            f"YouTube takes no more of the upload ({seen}); it has {held}, and waits for more."
        )
        return ServiceUnreachable(
            message, service=self._engine.wire.service, retry_after=asked, charged=True
        )
