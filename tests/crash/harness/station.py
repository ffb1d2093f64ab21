"""A worker as the harness runs it: the product's own command line, prepared for what befalls it."""

import os
import sys

from crash.harness import broken, inside
from reelwright.cli.main import app


def begin(arguments: list[str]) -> None:
    """Run a command of the product in this process; ends in ``SystemExit``."""
    if os.environ.get(inside.JOURNAL):
        inside.prepare()
        broken.apply(os.environ.get(inside.BROKEN, ""))
    app(arguments, prog_name="reelwright")


if __name__ == "__main__":
    begin(sys.argv[1:])
