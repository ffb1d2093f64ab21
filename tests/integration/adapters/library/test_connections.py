"""Connections to a server: how many, how old, found dead, and what they are limited to."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, text

from builders.postgres import PostgresServer
from reelwright.adapters.library.connecting import server_url
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.engine import RECYCLE_SECONDS, engine_for
from reelwright.adapters.library.opening import open_database
from reelwright.ports.library import LibraryAddress, LibraryBusy

pytestmark = pytest.mark.integration


@pytest.fixture
def address(tmp_path: Path, postgres: PostgresServer) -> LibraryAddress:
    return LibraryAddress(home=tmp_path, database=postgres.new_database())


@pytest.fixture
def connected(address: LibraryAddress) -> Iterator[Callable[[], Engine]]:
    """Makes engines, as they are made for a library, with what is set by then."""
    engines: list[Engine] = []

    def connect() -> Engine:
        engines.append(engine_for(server_url(address.database)))
        return engines[-1]

    yield connect
    for engine in engines:
        engine.dispose()


def pid(connection: Connection) -> int:
    found: int = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    return found


def shown(connection: Connection, name: str) -> str:
    found: str = connection.execute(text(f"SHOW {name}")).scalar_one()
    return found


def never(_seconds: float) -> None:
    pytest.fail("Nothing was to be tried again.")


def test_thirty_connections_are_lent_and_who_waits_too_long_is_told(
    connected: Callable[[], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reelwright.adapters.library.engine.POOL_WAIT_SECONDS", 0.1)
    database = Database(connected(), pause=never)
    with ExitStack() as lent:
        pids = {pid(lent.enter_context(database.engine.connect())) for _ in range(30)}
        assert len(pids) == 30
        with pytest.raises(LibraryBusy, match="Every connection to the database"):
            database.read(pid)
    # The twenty above the ten were ended as they came back.
    assert database.read(_count) == 10


def _count(connection: Connection) -> int:
    found: int = connection.execute(
        text(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name = 'reelwright'"
        )
    ).scalar_one()
    return found


def test_a_connection_that_died_unused_is_replaced_before_anyone_notices(
    connected: Callable[[], Engine],
) -> None:
    database, other = Database(connected(), pause=never), connected()
    dead = database.read(pid)
    with other.begin() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid, 10000)"), {"pid": dead})
    assert database.read(pid) != dead


def test_a_connection_is_replaced_after_an_hour(
    connected: Callable[[], Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = Database(connected(), pause=never)
    first, begun = database.read(pid), time.time()
    monkeypatch.setattr("sqlalchemy.pool.base.time.time", lambda: begun + RECYCLE_SECONDS - 60)
    assert database.read(pid) == first
    monkeypatch.setattr("sqlalchemy.pool.base.time.time", lambda: begun + RECYCLE_SECONDS + 60)
    assert database.read(pid) != first


def test_the_server_knows_the_limits(connected: Callable[[], Engine]) -> None:
    limits = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    with connected().begin() as connection:
        assert [shown(connection, name) for name in limits] == ["30s", "30s", "5min"]
        assert shown(connection, "TimeZone").upper() == "UTC"


def test_of_two_that_lock_each_other_out_one_is_carried_out_again_whole(
    address: LibraryAddress,
) -> None:
    pauses: list[float] = []

    def pause(seconds: float) -> None:
        """Of both, so that they do not meet again: the server may undo both."""
        pauses.append(seconds)
        time.sleep(seconds if threading.current_thread().name == "late" else 0)

    database = Database(open_database(address).engine, pause=pause)
    database.write(
        lambda connection: connection.execute(text("INSERT INTO gates VALUES ('one'), ('two')"))
    )
    together = threading.Barrier(2)
    attempts: list[str] = []

    def work(first: str, second: str) -> Callable[[Connection], None]:
        def lock(connection: Connection) -> None:
            attempts.append(first)
            _lock(connection, first)
            if len(attempts) <= 2:
                together.wait(60)
            _lock(connection, second)

        return lock

    threads = [
        threading.Thread(target=database.write, args=(work(*names),), name=name)
        for name, names in (("early", ("one", "two")), ("late", ("two", "one")))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    assert pauses[0] == 0.5
    # Each attempt took its first lock again.
    assert len(attempts) == 2 + len(pauses)


def _lock(connection: Connection, name: str) -> None:
    connection.execute(text("SELECT * FROM gates WHERE name = :name FOR UPDATE"), {"name": name})
