"""Databases that cannot be used are told in one sentence, without their passwords."""

import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy import text, update

from reelwright.adapters.dbos_engine.address import Address
from reelwright.adapters.dbos_engine.tables import VERSION, versions
from reelwright.ports.jobs import EngineDamaged, EngineTooNew, EngineUnreachable

pytestmark = pytest.mark.integration

GROW = "UPDATE {}dbos_migrations SET version = version + {}"


@pytest.mark.parametrize(
    "database",
    ["nonsense", "mysql://user:secret@host/name", "postgresql://user:secret@host", "http://x/y"],
)
def test_what_is_no_address_is_refused(tmp_path: Path, database: str) -> None:
    with pytest.raises(EngineUnreachable, match="postgresql://user@host:5432/name") as told:
        Address.of(tmp_path, database)
    assert "secret" not in str(told.value)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://user:secret@/name?host={tmp_path}"
    with pytest.raises(EngineUnreachable, match="cannot be used") as told:
        Address.of(tmp_path, url).prepare()
    assert "secret" not in str(told.value)


def test_a_file_that_is_no_database_is_told_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "engine.db"
    file.write_bytes(b"these are not the bytes of a database" * 100)
    before = file.read_bytes()
    with pytest.raises(EngineDamaged, match=r"engine\.db is damaged.*reelwright restore"):
        Address.of(tmp_path, "").prepare()
    assert file.read_bytes() == before


def test_a_file_of_another_program_is_told_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "engine.db"
    with closing(connect(file)) as connection:
        connection.execute("CREATE TABLE films (title TEXT)")
    with pytest.raises(EngineDamaged, match="not of Reelwright: it holds other tables, films"):
        Address.of(tmp_path, "").prepare()
    with closing(connect(file)) as connection:
        assert [*connection.execute("SELECT name FROM sqlite_master")] == [("films",)]


def test_a_file_that_was_cut_short_is_told(tmp_path: Path) -> None:
    address = Address.of(tmp_path, "")
    address.prepare()
    os.truncate(address.file, 100_000)
    with pytest.raises(EngineDamaged, match=r"engine\.db is damaged.*reelwright restore"):
        address.prepare()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DROP TABLE {}operation_outputs", "it lacks the tables operation_outputs"),
        ("DROP TABLE engine_places", "it lacks the tables engine_places"),
        ("ALTER TABLE engine_version RENAME COLUMN version TO revision", "version"),
    ],
)
def test_what_is_migrated_by_half_is_told(address: Address, change: str, told: str) -> None:
    address.prepare()
    engine = address.engine()
    with engine.begin() as connection:
        connection.execute(text(change.format("dbos." if address.url else "")))
    engine.dispose()
    with pytest.raises(EngineDamaged, match=f"is damaged.*{told}.*reelwright restore"):
        address.prepare()


def test_a_database_of_a_newer_program_is_left_alone(address: Address) -> None:
    address.prepare()
    engine = address.engine()
    with engine.begin() as connection:
        connection.execute(update(versions).values(version=VERSION + 1))
    engine.dispose()
    with pytest.raises(EngineTooNew, match="newer Reelwright"):
        address.prepare()


def test_a_database_whose_engine_is_newer_is_left_alone(address: Address) -> None:
    address.prepare()
    schema = "dbos." if address.url else ""
    engine = address.engine()
    with engine.begin() as connection:
        connection.execute(text(GROW.format(schema, 1)))
    with pytest.raises(EngineTooNew, match=r"newer Reelwright \(the tables of DBOS are at version"):
        address.prepare()
    with engine.begin() as connection:
        connection.execute(text(GROW.format(schema, -1)))
    engine.dispose()
    address.prepare()


def test_preparing_again_changes_nothing(address: Address) -> None:
    address.prepare()
    address.prepare()


def test_programs_that_start_together_prepare_one_after_the_other(address: Address) -> None:
    with ThreadPoolExecutor(4) as starting:
        for prepared in [starting.submit(address.prepare) for _ in range(4)]:
            prepared.result()
