"""Every test module declares its kind, and stands in the folder of that kind."""

import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from builders.postgres import PostgresServer, postgres_server, programs
from reelwright.ports.library import LibraryAddress

KINDS = frozenset({"unit", "contract", "integration", "media", "crash"})
HERE = Path(__file__).parent

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # As a job in the background has it; what the tests start and interrupt would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

MEMORY = Path("/dev/shm")  # noqa: S108 - folders of their own are made in it, as in /tmp
ROOM = 4 * 1024**3


def _lie_in_memory() -> None:
    """Let tests write where no disk is waited for, if there is room: they sync what they write.

    A process that is killed loses nothing there either; what is made of memory outlives it.
    """
    if "TMPDIR" in os.environ or not MEMORY.is_dir() or not os.access(MEMORY, os.W_OK):
        return
    if shutil.disk_usage(MEMORY).free < ROOM or _free_memory() < 2 * ROOM:
        return
    if os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
        return
    os.environ["TMPDIR"] = str(MEMORY)
    tempfile.tempdir = None


def _free_memory() -> int:
    return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


_lie_in_memory()

# A busy machine makes no example wrong.
settings.register_profile("whole", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("fast", parent=settings.get_profile("whole"), max_examples=25)
"""For `make fast`, which people run all day; every other run tries a hundred examples."""
settings.load_profile("whole")


# What is collected stays to the end: nothing is garbage before, and little of it after.
gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    folders = {path: path.relative_to(HERE).parts[0] for path in {item.path for item in items}}
    for item in items:
        kinds = KINDS & {mark.name for mark in item.iter_markers()}
        folder = folders[item.path]
        if kinds != {folder}:
            message = (
                f"{item.path.relative_to(HERE)}: declare its kind with "
                f"`pytestmark = pytest.mark.{folder}` (found: {sorted(kinds) or 'none'})"
            )
            raise pytest.UsageError(message)


def pytest_collection_finish() -> None:
    """Look for garbage again, but not among what was collected."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A server for the tests of one process, which ask it for a database each."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed")
    with postgres_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def library_address(request: pytest.FixtureRequest, tmp_path: Path) -> LibraryAddress:
    """A library that nobody has opened yet: a file, then a database on a server."""
    if request.param == "sqlite":
        return LibraryAddress(home=tmp_path)
    server: PostgresServer = request.getfixturevalue("postgres")
    return LibraryAddress(home=tmp_path, database=server.new_database())
