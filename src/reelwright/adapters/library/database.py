"""A library's database, as every book on it uses it."""

import logging
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.dml import Insert

from reelwright.adapters.library.engine import reading, writing
from reelwright.adapters.library.explaining import explained, place_of
from reelwright.adapters.library.one_trip import Step, in_one_trip
from reelwright.adapters.library.transience import is_transient
from reelwright.ports.library import ChangeUnclear

RETRIES = 3
FIRST_PAUSE_SECONDS = 0.5
"""Doubled for every further one."""
BATCH = 1000
"""Rows that one statement writes."""

Answer = TypeVar("Answer")
Item = TypeVar("Item")
Row = Mapping[str, object]
_LOG = logging.getLogger(__name__)


class Database:
    """One database that is written, and perhaps a copy of it for reads that may lag."""

    def __init__(
        self,
        engine: Engine,
        *,
        replica: Engine | None = None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self.engine = engine
        self._replica = replica
        self._pause = pause
        self.place = place_of(engine.url)
        # Servers count connections: none outlives its last user, whether that says so or not.
        for each in filter(None, (engine, replica)):
            weakref.finalize(self, each.dispose)

    def write(self, work: Callable[[Connection], Answer], *, repeatable: bool = False) -> Answer:
        """Carry out a transaction that may write.

        One that a passing error undid is carried out again as a whole. Where the connection
        broke as the change was being kept nobody knows whether it was: only work that is
        ``repeatable``, which changes nothing the second time, is then carried out again.

        Raises:
            ChangeUnclear, and what ``explained`` raises.
        """

        def once() -> Answer:
            with writing(self.engine) as connection:
                return work(connection)

        return self.whole(once, repeatable=repeatable)

    def at_once(self, steps: Sequence[Step], *, durable: bool = True) -> int:
        """Carry out statements as one transaction that a server gets in one piece.

        They change nothing the second time. How many rows the last one changed. What is not
        ``durable`` may be forgotten when the machine loses power right after.

        Raises:
            As ``write``.
        """

        def once() -> int:
            return in_one_trip(self.engine, steps, durable=durable)

        return self.whole(once, repeatable=True)

    def read(self, work: Callable[[Connection], Answer], *, may_lag: bool = False) -> Answer:
        """Carry out a transaction that only reads; from the replica where it may lag.

        A replica that does not answer is passed over.

        Raises:
            What ``explained`` raises.
        """
        if may_lag and self._replica is not None:
            try:
                with reading(self._replica) as connection:
                    return work(connection)
            except DBAPIError as error:
                _LOG.warning("The read replica failed (%s): the database itself is read.", error)

        def once() -> Answer:
            with reading(self.engine) as connection:
                return work(connection)

        return self.whole(once, repeatable=True)

    def whole(self, transaction: Callable[[], Answer], *, repeatable: bool = False) -> Answer:
        """Carry out a transaction, again where a passing error undid it.

        Raises:
            As ``write``.
        """
        with explained(self.place):
            for retry in range(RETRIES):
                try:
                    return transaction()
                except DBAPIError as error:
                    if not is_transient(error):
                        raise
                    _LOG.warning("A transaction is carried out again: %s", _first_line(error))
                except ChangeUnclear:
                    if not repeatable:
                        raise
                self._pause(FIRST_PAUSE_SECONDS * 2**retry)
            return transaction()

    def dispose(self) -> None:
        """Close every connection."""
        for engine in (self.engine, self._replica):
            if engine is not None:
                engine.dispose()


def write_many(connection: Connection, statement: Insert, rows: Iterable[Row]) -> None:
    """Insert rows, a thousand with a statement."""
    for batch in batches(rows):
        connection.execute(statement, batch)


def batches(rows: Iterable[Item]) -> Iterator[list[Item]]:
    """Them, a thousand at a time."""
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).partition("\n")[0]
