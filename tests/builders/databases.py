"""Both databases that jobs can be kept in, as the setting ``database`` names them."""

from collections.abc import Callable

import pytest

from builders.postgres import PostgresServer

BOTH = pytest.mark.parametrize("kind", ["sqlite", "postgres"])
"""For a test that takes ``database``."""


def database_of(kind: str, server: Callable[[], PostgresServer]) -> str:
    """The setting: empty for the file in the home, or a new database of the server."""
    return "" if kind == "sqlite" else server().new_database()
