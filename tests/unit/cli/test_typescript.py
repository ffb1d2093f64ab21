"""A script as a person watches it being written."""

from io import StringIO

import pytest
from rich.console import Console
from rich.text import Text

from reelwright.cli.console import Typescript, typescript
from reelwright.ports.writer import Unread

pytestmark = pytest.mark.unit


def test_each_whole_line_is_printed_once() -> None:
    out = StringIO()
    watching = Typescript(Console(file=out, width=80, force_terminal=True, no_color=True))
    watching.begin("ollama:m writes the script")
    watching.grow(("The se",))
    watching.grow(("The sea.", "It is"))
    watching.grow(("The sea.", "It is [deep]."))
    watching.end()
    watching.begin("ollama:m mends what was wrong")
    watching.grow(("The sea.", "It is dark."))
    watching.end()
    assert Text.from_ansi(out.getvalue()).plain.splitlines() == [
        "ollama:m writes the script ...",
        "  The sea.",
        "  It is [deep].",
        "ollama:m mends what was wrong ...",
        "  It is dark.",
    ]


def test_a_log_tells_only_who_writes_what() -> None:
    out = StringIO()
    watching = typescript(Console(file=out, width=80), quiet=False)
    watching.begin("ollama:m writes the script")
    watching.grow(("The sea.", "It is"))
    watching.end()
    assert out.getvalue() == "ollama:m writes the script ...\n"
    assert isinstance(typescript(Console(file=out), quiet=True), Unread)
