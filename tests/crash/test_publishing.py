"""A short run of publishing while everything breaks, and the proof that it sees what is broken.

The whole run is ``make crash-publish``; docs/crash-tests.md tells what is done and what must hold.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builders.postgres import programs
from crash.publishing.broken import BUILDS

pytestmark = [pytest.mark.crash, pytest.mark.timeout(900)]

TESTS = Path(__file__).parents[1]


def publishing(*arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "crash.publishing", *arguments],
        env={**os.environ, "PYTHONPATH": str(TESTS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    return ran.stdout


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_every_release_is_published_once_whole_and_on_time(database: str) -> None:
    if database == "postgresql" and programs() is None:
        pytest.skip("PostgreSQL is not installed")
    told = publishing("--releases", "3", "--seed", "21", "--database", database)
    assert "3 releases published once, whole and on time" in told


def test_every_broken_publisher_is_caught() -> None:
    told = publishing("--prove", "--seed", "22")
    assert "NOT CAUGHT" not in told
    assert all(f"{build}: " in told for build in BUILDS)
