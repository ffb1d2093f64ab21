"""Statements that take long: told of, and on SQLite ended; a server ends them by itself."""

import logging
import math
import time
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import ConnectionPoolEntry

ALTERS = "reelwright_alters"
"""The option of connections that change the schema."""
SLOW_SECONDS = 0.5
_STEPS = 100_000
"""SQLite's instructions between two looks at the clock: some milliseconds."""
_BEGUN = "reelwright_begun"
_UNTIL = "reelwright_until"
_LOG = logging.getLogger(__name__)


def tell_of_slow_ones(engine: Engine) -> None:
    """Log every statement that takes half a second or more, without the values it was given."""

    def before(connection: Connection, *_: object) -> None:
        connection.info[_BEGUN] = time.monotonic()

    def after(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        seconds = time.monotonic() - connection.info[_BEGUN]
        if seconds >= SLOW_SECONDS:
            _LOG.warning("Slow statement, %.2f s: %s", seconds, " ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "after_cursor_execute", after)


def limit_statements(engine: Engine, seconds: float) -> None:
    """End a statement on SQLite that runs so long; it fails as interrupted.

    Migrations are not limited: the copy of a large table may take its time.
    """

    def prepare(connection: SqliteConnection, record: ConnectionPoolEntry) -> None:
        noted = record.info
        connection.set_progress_handler(
            lambda: time.monotonic() > noted.get(_UNTIL, math.inf), _STEPS
        )

    def before(connection: Connection, *_: object) -> None:
        unlimited = connection.get_execution_options().get(ALTERS, False)
        connection.info[_UNTIL] = math.inf if unlimited else time.monotonic() + seconds

    event.listen(engine, "connect", prepare)
    event.listen(engine, "before_cursor_execute", before)
