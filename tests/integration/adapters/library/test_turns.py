"""Writers on one SQLite file wait for each other, and have the same chance to go next."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from reelwright.adapters.library.engine import file_engine, keep_log_ahead, writing

pytestmark = pytest.mark.integration


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def engine(file: Path) -> Iterator[Engine]:
    engine = file_engine(file)
    keep_log_ahead(file)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE turns (writer INTEGER)"))
    yield engine
    engine.dispose()


def write(engine: Engine, writer: int) -> None:
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO turns VALUES (:writer)"), {"writer": writer})


def written(engine: Engine) -> list[int]:
    with engine.begin() as connection:
        return list(connection.execute(text("SELECT writer FROM turns ORDER BY writer")).scalars())


def test_everyone_who_waits_has_a_turn_when_a_writer_ends(engine: Engine, file: Path) -> None:
    threads = [threading.Thread(target=write, args=(engine, number)) for number in range(6)]
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for thread in threads:
            thread.start()
        assert written(engine) == []
        other.execute("COMMIT")
    for thread in threads:
        thread.join()
    assert written(engine) == list(range(6))


def test_who_waits_too_long_is_told_so_and_other_waits_stay_as_they_were(
    engine: Engine, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with monkeypatch.context() as patch:
            patch.setattr("reelwright.adapters.library.engine.BUSY_SECONDS", 0.02)
            with pytest.raises(OperationalError, match="locked"):
                write(engine, 1)
    write(engine, 2)
    assert written(engine) == [2]
    with writing(engine) as connection:
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 30_000
