"""Killed, out of room or without rights while a library is migrated: it stays what it was."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from builders.postgres import PostgresServer
from builders.told import birth, told
from reelwright.adapters.library.catalogue import DatabaseCatalogue
from reelwright.adapters.library.connecting import connect_to
from reelwright.adapters.library.database import Database
from reelwright.adapters.library.migrating import bring_up_to_date
from reelwright.adapters.library.migrations import HEAD
from reelwright.adapters.library.opening import open_database
from reelwright.adapters.library.revisions import revision_of
from reelwright.ports.library import LibraryAddress

pytestmark = pytest.mark.crash
Run = Callable[[str], str]

MIGRATE = """
import sys
from pathlib import Path
from reelwright.adapters.library.opening import open_database
from reelwright.ports.disk import DiskForbidden, DiskFull
from reelwright.ports.library import LibraryAddress
home = Path(sys.argv[1])
"""
OPEN = f"""{MIGRATE}
print("ready", flush=True)
open_database(LibraryAddress(home=home, database=sys.argv[2]))
print("done", flush=True)
"""
FILMS = 3000


@pytest.fixture
def database(library_address: LibraryAddress) -> Iterator[Database]:
    """An older library that takes a moment to migrate."""
    database = connect_to(library_address)
    bring_up_to_date(database.engine, library_address.home / "backups", "0002")
    film = text(
        "INSERT INTO productions (id, channel, title, created, updated) VALUES "
        "(:id, 'main', 'A film', '2026-01-01 00:00:00', '2026-01-01 00:00:00')"
    )
    with database.engine.begin() as connection:
        connection.execute(film, [{"id": f"film-{number}"} for number in range(FILMS)])
    yield database
    database.dispose()


@pytest.mark.parametrize("after", [0.3, 0.9, 1.6])
def test_a_kill_in_a_migration_leaves_the_old_library_or_the_new_one(
    library_address: LibraryAddress, database: Database, after: float
) -> None:
    place = [str(library_address.home), library_address.database]
    with subprocess.Popen(
        [sys.executable, "-c", OPEN, *place], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
    with database.engine.connect() as connection:
        count = connection.execute(text("SELECT count(*) FROM productions")).scalar_one()
    assert count == FILMS
    assert revision_of(database.engine) in {"0002", HEAD}
    catalogue = DatabaseCatalogue(open_database(library_address))
    catalogue.learn([told("run", birth())])
    assert catalogue.sheet("film-7").entry.title == "A film"


def test_a_connection_that_is_cut_in_a_migration_leaves_the_old_library(
    postgres: PostgresServer, tmp_path: Path
) -> None:
    address = LibraryAddress(home=tmp_path, database=postgres.new_database())
    database = connect_to(address)
    bring_up_to_date(database.engine, tmp_path / "backups", "0002")
    blocker = database.engine.connect()
    blocker.execute(text("LOCK TABLE calls"))
    command = [sys.executable, "-c", OPEN, str(tmp_path), address.database]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        _wait_until_it_waits(database)
        with database.engine.connect() as other:
            ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = "
            other.execute(text(f"{ends} 'relation'"))
        assert process.wait(60) == 1
    blocker.close()
    assert revision_of(database.engine) == "0002"
    assert revision_of(open_database(address).engine) == HEAD
    database.dispose()


def _wait_until_it_waits(database: Database) -> None:
    """Wait until a migration stands still before a table that is locked."""
    waiting = text("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'relation'")
    for _ in range(600):
        with database.engine.connect() as connection:
            if connection.execute(waiting).scalar_one():
                return
        time.sleep(0.05)
    pytest.fail("no migration came to the table")


def test_a_disk_without_room_for_the_copy_is_told(on_small_disk: Run) -> None:
    told_of = on_small_disk(
        f"""{MIGRATE}
from reelwright.adapters.library.connecting import connect_to
from reelwright.adapters.library.migrating import bring_up_to_date
from reelwright.adapters.library.revisions import revision_of
address = LibraryAddress(home=home)
database = connect_to(address)
bring_up_to_date(database.engine, home / "backups", "0002")
filler = home / "filler"
with filler.open("wb", buffering=0) as file:
    try:
        while True:
            file.write(bytes(4096))
    except OSError:
        pass
try:
    open_database(address)
except DiskFull as error:
    print(error)
print(len(list((home / "backups").glob("*"))))
filler.unlink()
print(revision_of(database.engine))
print(revision_of(open_database(address).engine))
"""
    )
    full, copies, standing, after = told_of.splitlines()
    assert "is full: free some space" in full
    assert (copies, standing, after) == ("0", "0002", HEAD)


def test_a_library_that_may_only_be_read_is_told(without_rights: tuple[Path, Run]) -> None:
    folder, run = without_rights
    home = folder / "home"
    home.mkdir()
    database = connect_to(LibraryAddress(home=home))
    bring_up_to_date(database.engine, home / "backups", "0002")
    database.dispose()
    for name in ("library.db", *(file.name for file in home.iterdir())):
        (home / name).chmod(0o644)
    said = run(
        f"""{MIGRATE}
import os
# drop rights
try:
    open_database(LibraryAddress(home=home / "home"))
except DiskForbidden as error:
    print(error)
"""
    )
    assert "cannot be opened or written: correct its permissions" in said
