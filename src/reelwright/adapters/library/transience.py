"""Which errors pass by themselves, so that the whole transaction may be carried out again."""

from sqlalchemy.exc import DBAPIError, OperationalError

_ATTEMPTS_LEFT_BY_SERVER = ("08", "40", "57P")
"""PostgreSQL's classes (appendix A of its manual): connection lost; serialization failures and
deadlocks, whose transaction the server undid; a server that shuts down, crashed or starts."""
_TOO_MANY_CONNECTIONS = "53300"


def state_of(error: DBAPIError) -> str | None:
    """The SQLSTATE that a server gave; None from SQLite, or where no server answered."""
    state: str | None = getattr(error.orig, "sqlstate", None)
    return state


def is_of_server(error: DBAPIError) -> bool:
    """Whether the driver is one of a server."""
    return hasattr(error.orig, "sqlstate")


def is_transient(error: DBAPIError) -> bool:
    """Whether the same transaction may succeed a moment later.

    SQLite waits for a busy file by itself, so nothing of its is repeated.
    """
    if not is_of_server(error):
        return False
    state = state_of(error)
    if state is None:
        return error.connection_invalidated or isinstance(error, OperationalError)
    return state == _TOO_MANY_CONNECTIONS or state.startswith(_ATTEMPTS_LEFT_BY_SERVER)
