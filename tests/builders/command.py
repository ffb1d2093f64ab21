"""The command line as a person runs it, in a home of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builders import warm

OFFLINE = Path(__file__).with_name("offline")
"""Keeps a process from calling anything outside this machine."""

_READ_AT_START = ("PYTHON", "LANG", "LC_")
"""Variables that Python reads as it starts, so that a fork cannot take them on."""

SMALL_ARTICLE = """# Two small lamps

A lamp turns current into light. It needs *very little* power.

## How they compare

An old bulb used 60 watts, while a new one uses 8 watts.

The new one lasts for 15 years. That is the whole story.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def values(self) -> Any:
        """What ``--json`` printed."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Command:
    """``reelwright`` in a folder, with a home."""

    folder: Path
    home: Path

    def __call__(self, *arguments: str, stdin: str = "", **environment: str) -> Ran:
        whole = {**self.environment, **environment}
        if any(name.startswith(_READ_AT_START) for name in environment):
            return self._cold(arguments, whole, stdin)
        done = warm.run(arguments, folder=self.folder, environment=whole, stdin=stdin)
        return Ran(done.code, done.out, done.err)

    def _cold(self, arguments: Sequence[str], environment: Mapping[str, str], stdin: str) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "reelwright", *arguments],
            cwd=self.folder,
            env=environment,
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=warm.PATIENCE_SECONDS,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def make(self, *arguments: str) -> Ran:
        """A small and quick production."""
        return self("make", *arguments, "--preset", "480p", "--json")

    @property
    def environment(self) -> Mapping[str, str]:
        """Only what a shell has, without anybody's keys, and the home."""
        kept = {name: value for name, value in os.environ.items() if not _is_left_out(name)}
        return kept | {
            "REELWRIGHT_HOME": str(self.home),
            "PYTHONPATH": str(OFFLINE),
            "COLUMNS": "200",
            "NO_COLOR": "1",
        }


def _is_left_out(variable: str) -> bool:
    return "REELWRIGHT" in variable or variable.endswith(("_KEY", "_TOKEN", "_PROXY", "_proxy"))
