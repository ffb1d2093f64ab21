"""Every test module declares its kind, and stands in the folder of that kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from builders.postgres import PostgresServer, postgres_server, programs

KINDS = frozenset({"unit", "contract", "integration", "media", "crash"})
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        kinds = KINDS & {mark.name for mark in item.iter_markers()}
        folder = item.path.relative_to(HERE).parts[0]
        if kinds != {folder}:
            message = (
                f"{item.path.relative_to(HERE)}: declare its kind with "
                f"`pytestmark = pytest.mark.{folder}` (found: {sorted(kinds) or 'none'})"
            )
            raise pytest.UsageError(message)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server for the tests of one process, which ask it for a database each."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres_server() as server:
        yield server
