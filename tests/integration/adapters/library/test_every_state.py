"""On either database: forward and back from every revision, with what was kept in it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text

from builders.filled import contents, fill, shared
from builders.told import told
from reelwright.adapters.library.catalogue import DatabaseCatalogue
from reelwright.adapters.library.connecting import connect_to
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.examining import is_stated
from reelwright.adapters.library.migrating import bring_up_to_date, revisions, take_down_to
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.revisions import revision_of
from reelwright.adapters.library.schema import schema
from reelwright.ports.catalogue import Entry, Wanted
from reelwright.ports.library import JumpRefused, LibraryAddress

pytestmark = pytest.mark.integration

REVISIONS = [revision.name for revision in revisions()]


@pytest.fixture
def database(library_address: LibraryAddress) -> Iterator[Database]:
    database = connect_to(library_address)
    yield database
    database.dispose()


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "copies"


def carry_out(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "include_object": is_stated}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), schema))


def search(database: Database, earlier: str) -> Entry:
    """The production that was filled in; from 0003 on with its words, and put away."""
    at_length = earlier >= "0003"
    wanted = Wanted(text="words" if at_length else "title", archived=at_length)
    (found,) = DatabaseCatalogue(database).page(wanted).entries
    return found


def test_migrations_make_the_schema_that_the_code_states(database: Database, backups: Path) -> None:
    bring_up_to_date(database.engine, backups)
    assert database.read(differences) == []


@pytest.mark.parametrize("earlier", REVISIONS)
def test_what_was_kept_at_a_revision_goes_forward_back_and_forward_again(
    database: Database, backups: Path, earlier: str
) -> None:
    engine = database.engine
    bring_up_to_date(engine, backups, earlier)
    fill(engine)
    if earlier >= "0009":  # Else nothing would be found.
        carry_out(engine, "UPDATE productions SET removed = NULL")
    kept = contents(engine)
    bring_up_to_date(engine, backups)
    assert shared(kept, contents(engine)) == shared(contents(engine), kept)
    found = search(database, earlier)
    fill(engine)
    take_down_to(engine, backups, earlier, lose=True)
    assert revision_of(engine) == earlier
    assert contents(engine).keys() == kept.keys()
    assert shared(kept, contents(engine)) == shared(contents(engine), kept)
    bring_up_to_date(engine, backups)
    assert shared(kept, contents(engine)) == shared(contents(engine), kept)
    assert replace(search(database, earlier), number=found.number) == found
    assert database.read(differences) == []
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        carry_out(engine, "UPDATE calls SET production = 'no film'")


def test_nothing_is_left_after_the_last_step_back(database: Database, backups: Path) -> None:
    bring_up_to_date(database.engine, backups)
    take_down_to(database.engine, backups, "base")
    assert inspect(database.engine).get_table_names() == ["alembic_version"]
    bring_up_to_date(database.engine, backups)
    assert revision_of(database.engine) == HEAD


def test_going_back_is_refused_where_something_would_be_lost(
    database: Database, backups: Path
) -> None:
    bring_up_to_date(database.engine, backups)
    DatabaseCatalogue(database).learn([told()])
    with pytest.raises(JumpRefused, match=r"2 of events.*1 of productions.*add --lose"):
        take_down_to(database.engine, backups, "0002")
    with pytest.raises(JumpRefused, match="There is no revision 0815"):
        take_down_to(database.engine, backups, "0815", lose=True)
    assert revision_of(database.engine) == HEAD
    assert DatabaseCatalogue(database).sheet("lamps").entry.title == "Two small lamps"
    assert not backups.exists()
    take_down_to(database.engine, backups, "0002", lose=True)
    assert len(list(backups.iterdir())) == 1


@pytest.mark.parametrize("missing", ["events", "masters", "gates"])
def test_a_library_that_lacks_a_table_is_neither_copied_nor_changed(
    database: Database, backups: Path, missing: str
) -> None:
    bring_up_to_date(database.engine, backups)
    carry_out(database.engine, f"DROP TABLE {missing}")
    with pytest.raises(Exception, match=f"does not go with the tables: {missing}"):
        take_down_to(database.engine, backups, "0002", lose=True)
    assert not backups.exists()
