"""A script as a person watches it being written."""

from io import StringIO

import pytest
from rich.console import Console

from reelwright.cli.console import Typescript, typescript
from reelwright.ports.writer import Unread

pytestmark = pytest.mark.unit


def test_each_whole_line_is_printed_once() -> None:
    out = StringIO()
    watching = Typescript(Console(file=out, width=80))
    watching.begin("ollama:m writes the script")
    watching.grow(("The se",))
    watching.grow(("The sea.", "It is"))
    watching.grow(("The sea.", "It is [deep]."))
    watching.end()
    watching.begin("ollama:m mends what was wrong")
    watching.grow(("The sea.", "It is dark."))
    watching.end()
    assert out.getvalue().splitlines() == [
        "ollama:m writes the script ...",
        "  The sea.",
        "  It is [deep].",
        "ollama:m mends what was wrong ...",
        "  It is dark.",
    ]


def test_only_a_terminal_shows_it() -> None:
    assert isinstance(typescript(Console(file=StringIO()), quiet=False), Unread)
    terminal = Console(file=StringIO(), force_terminal=True)
    assert isinstance(typescript(terminal, quiet=False), Typescript)
    assert isinstance(typescript(terminal, quiet=True), Unread)
