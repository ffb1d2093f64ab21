"""Transactions that go to a server in one piece, on both databases."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from builders.postgres import PostgresServer
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.tables.gates import gates
from reelwright.ports.library import ChangeUnclear, LibraryAddress

pytestmark = pytest.mark.integration

ADD = insert(gates).values(name=bindparam("given"))
RENAME = update(gates).where(gates.c.name == bindparam("old")).values(name=bindparam("new"))
BREAK = select(func.pg_terminate_backend(func.pg_backend_pid()))


@pytest.fixture
def database(library_address: LibraryAddress) -> Iterator[Database]:
    made = open_database(library_address)
    yield made
    made.dispose()


def names(database: Database) -> set[str]:
    return set(database.read(lambda one: one.execute(select(gates.c.name)).scalars()).all())


def test_all_steps_are_kept_and_the_rows_of_the_last_one_told(database: Database) -> None:
    before = names(database)
    assert database.at_once([(ADD, {"given": "a"})]) == 1
    assert database.at_once([(ADD, {"given": "b"}), (RENAME, {"old": "a", "new": "c"})]) == 1
    assert database.at_once([(RENAME, {"old": "nothing", "new": "d"})]) == 0
    assert database.at_once([(ADD, {"given": "e"})], durable=False) == 1
    assert names(database) - before == {"b", "c", "e"}


def test_a_step_that_fails_keeps_nothing_and_breaks_nothing(database: Database) -> None:
    before = names(database)
    with pytest.raises(IntegrityError):
        database.at_once([(ADD, {"given": "a"}), (ADD, {"given": "a"})])
    assert names(database) == before
    assert database.at_once([(ADD, {"given": "a"})]) == 1


def test_a_connection_that_breaks_on_the_way_is_tried_again_and_told(
    tmp_path: Path, postgres: PostgresServer
) -> None:
    pauses: list[float] = []
    address = LibraryAddress(home=tmp_path, database=postgres.new_database())
    database = Database(open_database(address).engine, pause=pauses.append)
    with pytest.raises(ChangeUnclear):
        database.at_once([(ADD, {"given": "a"}), (BREAK, {})])
    assert len(pauses) == 3
    assert "a" not in names(database)


@pytest.mark.parametrize("fails", [False, True])
def test_only_what_may_be_forgotten_is_not_waited_for(tmp_path: Path, *, fails: bool) -> None:
    database = open_database(LibraryAddress(home=tmp_path))
    given = [(ADD, {"given": "a"})] * (2 if fails else 1)
    with pytest.raises(IntegrityError) if fails else nullcontext():
        database.at_once(given, durable=False)
    full = database.read(lambda one: one.exec_driver_sql("PRAGMA synchronous").scalar_one())
    database.dispose()
    assert full == 2
