"""A library on PostgreSQL: copied and migrated, cut, slow, away, and addressed wrongly."""

import logging
import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, Engine, inspect, text

from builders.postgres import PostgresServer, postgres_server, programs, wait_until_gone
from reelwright.adapters.library import migrating
from reelwright.adapters.library.connecting import connect_to, server_url
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.engine import engine_for
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.revisions import revision_of
from reelwright.ports.library import (
    ChangeUnclear,
    LibraryAddress,
    LibraryAddressInvalid,
    LibraryBusy,
    LibraryForeign,
    LibraryHalfMigrated,
    LibraryTooNew,
    LibraryTooSlow,
    LibraryUnreachable,
)

pytestmark = pytest.mark.integration


@pytest.fixture
def address(tmp_path: Path, postgres: PostgresServer) -> LibraryAddress:
    return LibraryAddress(home=tmp_path, database=postgres.new_database())


@pytest.fixture
def engine(address: LibraryAddress) -> Iterator[Engine]:
    engine = engine_for(server_url(address.database))
    yield engine
    engine.dispose()


def carry_out(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def one(connection: Connection) -> int:
    found: int = connection.execute(text("SELECT 1")).scalar_one()
    return found


def test_a_copy_is_taken_before_a_migration_and_can_be_brought_back(
    address: LibraryAddress, engine: Engine, postgres: PostgresServer, tmp_path: Path
) -> None:
    migrating.bring_up_to_date(engine, tmp_path / "backups", "0001")
    carry_out(engine, "INSERT INTO gates VALUES ('kept')")
    assert not (tmp_path / "backups").exists()
    open_database(address)
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.startswith("library-before-migration-0001-")
    assert copy.stat().st_mode & 0o777 == 0o600
    assert revision_of(engine) == HEAD
    place = server_url(postgres.new_database())
    _restore(copy, place)
    restored = engine_for(place)
    assert revision_of(restored) == "0001"
    with restored.connect() as connection:
        assert connection.execute(text("SELECT name FROM gates")).scalars().all() == [
            "calls",
            "kept",
        ]
    restored.dispose()


def _restore(copy: Path, place: URL) -> None:
    folder = programs()
    assert folder is not None
    into = place.set(drivername="postgresql").render_as_string()
    subprocess.run([folder / "pg_restore", f"--dbname={into}", copy], check=True)


def test_without_the_copying_program_a_migration_goes_on_and_says_so(
    address: LibraryAddress,
    engine: Engine,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    migrating.bring_up_to_date(engine, tmp_path / "backups", "0001")
    monkeypatch.setattr("reelwright.adapters.library.backups._newest", lambda _program: None)
    open_database(address)
    assert "pg_dump is not installed" in caplog.text


def test_a_newer_library_is_left_alone(address: LibraryAddress, engine: Engine) -> None:
    open_database(address)
    carry_out(engine, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryTooNew, match="newer Reelwright"):
        open_database(address)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE orders (number integer)",
        "CREATE TABLE alembic_version AS SELECT 'x9' AS version_num",
    ],
)
def test_another_programs_database_is_left_alone(
    address: LibraryAddress, engine: Engine, statement: str
) -> None:
    carry_out(engine, *statement.split(";"))
    with pytest.raises(LibraryForeign, match="name an empty database"):
        open_database(address)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE alembic_version",
        "DROP TABLE showings",
        "UPDATE alembic_version SET version_num = '0001'",
        "UPDATE alembic_version SET version_num = '0001'; DROP TABLE showings, calls",
        "INSERT INTO alembic_version VALUES ('0001')",
    ],
)
def test_a_half_migrated_library_is_left_alone(
    address: LibraryAddress, engine: Engine, statement: str
) -> None:
    open_database(address)
    carry_out(engine, *statement.split(";"))
    before = inspect(engine).get_table_names()
    with pytest.raises(LibraryHalfMigrated, match="so it is left as it is"):
        open_database(address)
    assert inspect(engine).get_table_names() == before


@pytest.mark.parametrize(
    ("database", "kind", "said"),
    [
        ("postgresql://reelwright@/missing?host={host}", LibraryUnreachable, "does not exist"),
        ("postgresql://nobody@/postgres?host={host}", LibraryUnreachable, "nobody"),
        ("postgresql://reelwright@/postgres?host=/nowhere", LibraryUnreachable, "does not answer"),
        ("postgresql://reelwright@/postgres?sslnode=on", LibraryAddressInvalid, "sslnode"),
        ("mysql://host/films", LibraryAddressInvalid, "is no address of PostgreSQL"),
        ("postgresql://host", LibraryAddressInvalid, "is no address of PostgreSQL"),
        ("no address", LibraryAddressInvalid, "is no address of PostgreSQL"),
    ],
)
def test_a_wrong_address_is_told_in_a_sentence(
    postgres: PostgresServer, tmp_path: Path, database: str, kind: type[Exception], said: str
) -> None:
    url = database.format(host=postgres.folder)
    with pytest.raises(kind, match=said):
        open_database(LibraryAddress(home=tmp_path, database=url))


def test_a_statement_may_take_only_so_long(
    library_address: LibraryAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reelwright.adapters.library.engine.STATEMENT_SECONDS", 0.2)
    database = connect_to(library_address)
    endless = """
        WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 1000000000)
        SELECT count(*) FROM n
    """
    with pytest.raises(LibraryTooSlow, match="took longer"):
        database.read(lambda connection: connection.execute(text(endless)).scalar_one())
    assert database.read(one) == 1


def test_a_slow_statement_is_logged_without_its_values(
    library_address: LibraryAddress,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    database = connect_to(library_address)
    database.read(one)
    monkeypatch.setattr("reelwright.adapters.library.watching.SLOW_SECONDS", 0.0)
    with caplog.at_level(logging.WARNING):
        database.read(
            lambda connection: connection.execute(
                text("SELECT CAST(:told AS text)"), {"told": "secret"}
            )
        )
    assert "SELECT CAST(" in caplog.text
    assert "secret" not in caplog.text


def test_a_connection_that_was_ended_is_replaced_and_its_transaction_carried_out_again(
    address: LibraryAddress, engine: Engine
) -> None:
    pauses: list[float] = []
    database = Database(open_database(address).engine, pause=pauses.append)
    ended: list[int] = []

    def work(connection: Connection) -> int:
        connection.execute(text("INSERT INTO gates VALUES ('once')"))
        if len(ended) < 2:
            own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
            ended.append(own)
            carry_out(engine, f"SELECT pg_terminate_backend({own})")
        return one(connection)

    assert database.write(work) == 1
    assert (len(ended), pauses) == (2, [0.5, 1.0])
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT count(*) FROM gates WHERE name = 'once'"))
        assert kept.scalar_one() == 1


def test_an_error_that_stays_is_told_after_three_more_attempts(address: LibraryAddress) -> None:
    pauses: list[float] = []
    database = Database(open_database(address).engine, pause=pauses.append)

    def deadlock(connection: Connection) -> None:
        statement = "DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '40P01'; END $$"
        connection.execute(text(statement))

    with pytest.raises(LibraryBusy, match="to itself for too long"):
        database.write(deadlock)
    assert pauses == [0.5, 1.0, 2.0]


@pytest.mark.parametrize("repeatable", [False, True])
def test_a_change_that_may_have_been_kept_is_made_again_only_where_that_is_safe(
    address: LibraryAddress, engine: Engine, *, repeatable: bool
) -> None:
    database = Database(open_database(address).engine, pause=lambda _seconds: None)
    carry_out(
        engine,
        # The server ends the connection while it commits.
        "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); "
        "RETURN NULL; END $$",
        "CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON gates DEFERRABLE INITIALLY DEFERRED "
        "FOR EACH ROW WHEN (NEW.name = 'cut') EXECUTE FUNCTION cut()",
    )
    attempts: list[str] = []

    def work(connection: Connection) -> None:
        attempts.append("cut" if not attempts else "kept")
        connection.execute(text("INSERT INTO gates VALUES (:name)"), {"name": attempts[-1]})

    if repeatable:
        database.write(work, repeatable=True)
        assert attempts == ["cut", "kept"]
    else:
        with pytest.raises(ChangeUnclear, match="may or may not have been"):
            database.write(work)
        assert attempts == ["cut"]


@pytest.mark.skipif(programs() is None, reason="PostgreSQL is not installed")
def test_a_server_that_goes_away_in_the_middle_is_waited_for(tmp_path: Path) -> None:
    with postgres_server({"fsync": "on"}) as server:
        address = LibraryAddress(home=tmp_path, database=server.new_database())
        database = open_database(address)
        assert database.read(one) == 1
        pid = server.pid
        os.kill(pid, signal.SIGKILL)
        wait_until_gone(pid)
        restart = threading.Timer(0.2, server.start)

        def pause(_seconds: float) -> None:
            if not restart.is_alive() and restart.ident is None:
                restart.start()
            restart.join()

        assert Database(database.engine, pause=pause).read(one) == 1
        server.stop("immediate")
        with pytest.raises(LibraryUnreachable, match="start the server, or correct"):
            Database(database.engine, pause=lambda _seconds: None).read(one)
        server.start()
        database.dispose()


def test_a_replica_serves_reads_that_may_lag_and_is_passed_over_when_away(
    address: LibraryAddress, postgres: PostgresServer
) -> None:
    def name(connection: Connection) -> str:
        found: str = connection.execute(text("SELECT current_database()")).scalar_one()
        return found

    own, copy = server_url(address.database).database, postgres.new_database()
    database = connect_to(replace(address, replica=copy))
    assert database.read(name) == own
    assert database.read(name, may_lag=True) == server_url(copy).database
    lost = connect_to(replace(address, replica=copy.replace("library_", "missing_")))
    assert lost.read(name, may_lag=True) == own


def test_two_that_migrate_at_once_do_it_once(address: LibraryAddress, tmp_path: Path) -> None:
    seed = engine_for(server_url(address.database))
    migrating.bring_up_to_date(seed, tmp_path / "backups", "0001")
    seed.dispose()
    together = threading.Barrier(3)
    failures: list[BaseException] = []

    def migrate() -> None:
        together.wait()
        try:
            open_database(address)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=migrate) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list((tmp_path / "backups").iterdir())) == 1
