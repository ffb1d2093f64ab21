"""The tests' own PostgreSQL server can be cut and comes back with what it held."""

import os
import signal

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from builders.postgres import PostgresServer, postgres_server, programs, wait_until_gone

pytestmark = pytest.mark.integration


def count(url: str) -> int:
    engine = create_engine(url)
    with engine.begin() as connection:
        found: int = connection.execute(text("SELECT count(*) FROM kept")).scalar_one()
    engine.dispose()
    return found


@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed")
def test_a_server_that_was_killed_starts_again_with_what_was_committed() -> None:
    with postgres_server({"fsync": "on", "synchronous_commit": "on"}) as server:
        url = server.new_database()
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept AS SELECT 1 AS number"))
        engine.dispose()
        pid = server.pid
        os.kill(pid, signal.SIGKILL)
        wait_until_gone(pid)
        with pytest.raises(OperationalError):
            count(url)
        server.start()
        assert count(url) == 1


def test_databases_of_one_server_are_apart(postgres: PostgresServer) -> None:
    first, second = postgres.new_database(), postgres.new_database()
    assert first != second
    for url in (first, second):
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE kept AS SELECT 1 AS number"))
        engine.dispose()
        assert count(url) == 1
