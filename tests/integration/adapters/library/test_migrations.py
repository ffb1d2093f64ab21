"""From nothing to the newest schema and back, with a copy of what stood before."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from builders.services import call
from reelwright.adapters.library import migrations
from reelwright.adapters.library.books import DatabaseBooks, standing_books
from reelwright.adapters.library.columns import Instant
from reelwright.adapters.library.engine import file_engine
from reelwright.adapters.library.examining import is_stated
from reelwright.adapters.library.explaining import explained
from reelwright.adapters.library.migrating import (
    bring_up_to_date,
    newest_revision,
    take_down_to,
)
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.opening import open_home
from reelwright.adapters.library.revisions import revision_of
from reelwright.adapters.library.schema import TABLES, schema
from reelwright.domain.services.breaker import BreakerPolicy
from reelwright.domain.services.budgets import Budgets
from reelwright.ports.ledger import By, Claim, Payer
from reelwright.ports.library import LibraryAddress, LibraryBusy, LibraryDamaged, LibraryTooNew

pytestmark = pytest.mark.integration

NEXT = """
from alembic import op
revision, down_revision = "next", HEAD
def upgrade():
    op.execute("UPDATE productions SET title = upper(title)")
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = file_engine(file)
    yield engine
    engine.dispose()


def claim(name: str = "a") -> Claim:
    return Claim(
        id=name,
        call=call("0.10"),
        payer=Payer(channel="main", production="film", title="The film"),
        budgets=Budgets(),
        breaker=BreakerPolicy(),
    )


def used_library(home: Path) -> None:
    """A library that holds something, at the newest revision."""
    books = open_home(home)
    books.admit(claim())
    books.dispose()


def pretend_revision(file: Path, revision: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [revision])


def test_the_newest_revision_is_the_one_the_program_takes_for_it() -> None:
    assert newest_revision() == HEAD


def test_migrations_make_the_schema_that_the_code_states(engine: Engine, file: Path) -> None:
    bring_up_to_date(engine, file.parent / "backups")
    assert set(TABLES) == set(schema.tables.values())
    with engine.connect() as connection:
        options = {"compare_type": True, "include_object": is_stated}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, schema) == []


def test_every_revision_can_be_taken_back(engine: Engine, file: Path) -> None:
    bring_up_to_date(engine, file.parent / "backups")
    take_down_to(engine, file.parent / "backups", "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert revision_of(engine) is None
    bring_up_to_date(engine, file.parent / "backups")
    assert revision_of(engine) == HEAD


def test_a_library_is_its_owners_alone(tmp_path: Path, file: Path) -> None:
    used_library(tmp_path)
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_library_that_is_up_to_date_opens_as_it_stands(tmp_path: Path) -> None:
    assert standing_books(LibraryAddress(home=tmp_path)) is None
    used_library(tmp_path)
    standing = standing_books(LibraryAddress(home=tmp_path))
    assert isinstance(standing, DatabaseBooks)
    assert standing.costs(By.VIDEO)[0].title == "The film"


def test_a_library_of_a_newer_program_is_left_alone(tmp_path: Path, file: Path) -> None:
    used_library(tmp_path)
    pretend_revision(file, "9999")
    with pytest.raises(LibraryTooNew, match="newer Reelwright: update this one"):
        open_home(tmp_path)
    assert not (tmp_path / "backups").exists()


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A revision after the newest, as a later version of the program will have one."""
    scripts = shutil.copytree(Path(migrations.__file__).parent, tmp_path / "migrations")
    text = NEXT.replace("HEAD", repr(HEAD))
    (scripts / "versions" / "next.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr("reelwright.adapters.library.migrating.SCRIPTS", str(scripts))
    return "next"


def titles(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM productions")]


def test_an_older_library_is_copied_before_it_is_changed(
    tmp_path: Path, file: Path, engine: Engine, next_revision: str
) -> None:
    used_library(tmp_path)
    bring_up_to_date(engine, tmp_path / "backups", next_revision)
    assert titles(file) == ["THE FILM"]
    (copy,) = (tmp_path / "backups").iterdir()
    assert copy.name.startswith(f"library-before-migration-{HEAD}-")
    assert titles(copy) == ["The film"]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_a_migration_that_fails_leaves_the_library_as_it_was(
    tmp_path: Path, file: Path, engine: Engine, next_revision: str
) -> None:
    used_library(tmp_path)
    script = tmp_path / "migrations" / "versions" / "next.py"
    script.write_text(f"{script.read_text()}    raise RuntimeError('half way')\n")
    with pytest.raises(RuntimeError, match="half way"):
        bring_up_to_date(engine, tmp_path / "backups", next_revision)
    assert (titles(file), revision_of(engine)) == (["The film"], HEAD)


def test_a_damaged_library_is_neither_copied_nor_changed(
    tmp_path: Path, file: Path, engine: Engine, next_revision: str
) -> None:
    used_library(tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'calls'"
        ).fetchone()[0]
    contents = bytearray(file.read_bytes())
    contents[4096 * (page - 1) : 4096 * page] = bytes(range(256)) * 16
    file.write_bytes(contents)
    with (
        pytest.raises(LibraryDamaged, match="is damaged"),
        explained(str(file)),
    ):
        bring_up_to_date(engine, tmp_path / "backups", next_revision)
    assert list((tmp_path / "backups").iterdir()) == []
    assert titles(file) == ["The film"]


def test_what_is_no_database_is_told_in_a_sentence(tmp_path: Path, file: Path) -> None:
    file.write_bytes(b"a shopping list\n" * 400)
    with pytest.raises(LibraryDamaged, match="is damaged: bring it back from the folder backups"):
        open_home(tmp_path)
    assert file.read_bytes().startswith(b"a shopping list")


def test_a_library_that_another_keeps_to_itself_is_told_in_a_sentence(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reelwright.adapters.library.engine.BUSY_SECONDS", 0.05)
    books = open_home(tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryBusy, match="to itself for too long"):
            books.admit(claim())
        other.execute("ROLLBACK")
    assert books.admit(claim()) is None


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Instant().process_bind_param(datetime(2026, 1, 1), None)  # type: ignore[arg-type]  # noqa: DTZ001 - what is refused
    assert datetime.now(tz=UTC).tzinfo is UTC
