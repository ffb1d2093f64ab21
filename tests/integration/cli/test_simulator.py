"""``reelwright simulator``: simulators by hand, with faults from a file."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from builders.command import Command
from reelwright.simulators.catalogue import SIMULATORS

pytestmark = pytest.mark.integration


@contextmanager
def running(command: Command, name: str, *arguments: str) -> Iterator[dict[str, Any]]:
    """A simulator as a person runs it; its end is told to it as a person would."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reelwright", "simulator", name, "--port", "0", *arguments],
        cwd=command.folder,
        env=dict(command.environment),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()
        assert process.returncode == 0


def test_a_simulator_answers_and_leads_reelwright_to_itself(command: Command) -> None:
    with running(command, "serpapi") as told:
        asked = {**told["environment"], "REELWRIGHT_RESEARCH": "serpapi"}
        ran = command("research", "deep sea", "--json", **asked)
        assert ran.code == 0, ran.err
        assert ran.values["topics"]


def test_planned_faults_are_met_in_their_order_and_over(command: Command) -> None:
    faults = [{"fault": "key-refused", "path": "/search"}, {"fault": "failed", "times": 2}]
    (command.folder / "faults.json").write_text(json.dumps(faults))
    with running(command, "serpapi", "--faults", "faults.json") as told:
        asked = {
            **told["environment"],
            "REELWRIGHT_RESEARCH": "serpapi",
            "REELWRIGHT_ATTEMPTS": "1",
        }
        said = [command("research", "deep sea", **asked) for _ in range(4)]
        assert [ran.code for ran in said] == [1, 1, 1, 0]
        assert "key" in said[0].err


def test_what_cannot_be_planned_is_told_with_what_can(command: Command) -> None:
    file = command.folder / "faults.json"
    for text in ('[{"fault": "tired"}]', "{", '[{"fault": "busy", "times": "often"}]'):
        file.write_text(text)
        ran = command("simulator", "pexels", "--port", "0", "--faults", "faults.json")
        assert ran.code == 1
        assert "faults.json cannot be read as faults" in ran.err
        assert "key-refused" in ran.err


def test_a_port_that_is_taken_is_told(command: Command) -> None:
    with running(command, "pexels") as told:
        port = told["url"].rpartition(":")[2]
        ran = command("simulator", "pixabay", "--port", port)
        assert ran.code == 1
        assert f"Port {port} cannot be listened on" in ran.err


def test_no_two_simulators_want_the_same_port_or_variable() -> None:
    assert len({one.port for one in SIMULATORS.values()}) == len(SIMULATORS)
    assert len({one.address for one in SIMULATORS.values()}) == len(SIMULATORS)
