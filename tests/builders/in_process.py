"""The command line inside the test's own process: quick, where a fresh process shows no more."""

import sys
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from typer.testing import CliRunner

from builders.command import Ran
from reelwright.cli.main import app


@dataclass(frozen=True, slots=True)
class InProcess:
    """``reelwright`` with a home."""

    home: Path

    def __call__(self, *arguments: str) -> Ran:
        environment = {"REELWRIGHT_HOME": str(self.home), "COLUMNS": "80", "NO_COLOR": "1"}
        with patch.object(sys, "argv", ["reelwright", *arguments]):
            done = CliRunner().invoke(app, list(arguments), env=environment)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Ran(done.exit_code, done.stdout, done.stderr)
