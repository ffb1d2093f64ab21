"""Which process writes to a database, as a busy one's sentence tells it."""

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reelwright.ports.locks import writer_told

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(not Path("/proc/locks").exists(), reason="this system tells no locks"),
]

WRITES = """
import os, signal, sqlite3, sys
library = sqlite3.connect(sys.argv[1], isolation_level=None)
library.execute("BEGIN IMMEDIATE")
os.kill(os.getpid(), signal.SIGSTOP)
library.execute("COMMIT")
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "library.db"
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE calls (id INTEGER PRIMARY KEY)")
    return file


def test_a_process_that_is_stopped_while_it_writes_is_named(database: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", WRITES, str(database)]) as writer:
        os.waitid(os.P_PID, writer.pid, os.WSTOPPED | os.WNOWAIT)
        told = writer_told(database)
        writer.send_signal(signal.SIGCONT)
    assert f"Process {writer.pid} " in told
    assert f"`kill -CONT {writer.pid}`" in told


def test_nobody_is_named_where_nobody_writes(database: Path) -> None:
    with closing(sqlite3.connect(database)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM calls").fetchall()
        assert writer_told(database) == ""
    assert writer_told(database.with_name("missing.db")) == ""
