"""A short run of the crash harness, and the proof that it sees what is broken.

The whole run is ``make crash-test``; docs/crash-tests.md tells what is done and what must hold.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders.postgres import programs
from crash.harness.broken import BUILDS

pytestmark = [pytest.mark.crash, pytest.mark.timeout(900)]

TESTS = Path(__file__).parents[1]
LEASE = "5"
"""Half of what an owner has, since most of a run waits for it."""


def harness(*arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "crash.harness", "--lease", LEASE, *arguments],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_nothing_comes_of_killed_workers(database: str) -> None:
    if database == "postgresql" and programs() is None:
        pytest.skip("PostgreSQL is not installed")
    told = harness("--kills", "8", "--productions", "2", "--seed", "11", "--database", database)
    assert "all is well" in told


def test_every_broken_build_is_caught() -> None:
    told = harness("--prove", "--seed", "12")
    assert "NOT CAUGHT" not in told
    assert all(f"{build}: " in told for build in BUILDS)
