"""What a person at a terminal sees while something is made."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from reelwright.ports.progress import Progress as Listener
from reelwright.ports.progress import Silent
from reelwright.ports.writer import Manuscript, Unread

STEPS = {
    "read": "Reading",
    "fetch": "Fetching",
    "listening": "Listening",
    "align": "Finding the words",
    "follow": "Following the text",
    "watch": "Watching",
    "record": "Recording the voice",
    "stock": "Finding footage",
    "draw": "Drawing stills",
    "mix": "Mixing the sound",
    "render": "Rendering",
    "join": "Joining",
    "inspect": "Inspecting",
    "wait": "Waiting for",
    "upload": "Uploading",
    "rehearse": "Rehearsing",
}
"""The steps of a production, as a person reads them."""


class Bars:
    """A bar for each step."""

    def __init__(self, progress: Progress) -> None:
        """Draw into a rich progress display."""
        self._progress = progress
        self._tasks: dict[str, TaskID] = {}

    def advance(self, step: str, done: int, total: int) -> None:
        """Move the step's bar."""
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(_title(step), total=total)
        self._progress.update(self._tasks[step], completed=done, total=total)


class Lines:
    """A line when a step begins and when it is done, for logs and pipes."""

    def __init__(self, console: Console) -> None:
        """Print to a console."""
        self._console = console
        self._begun: set[str] = set()

    def advance(self, step: str, done: int, total: int) -> None:  # noqa: ARG002 - the port's shape
        """Print when a step begins."""
        if step not in self._begun:
            self._begun.add(step)
            self._console.print(f"{_title(step)} ...", highlight=False)


class Typescript:
    """A script line by line as it is written, each line once however often it is mended."""

    def __init__(self, console: Console) -> None:
        """Print to a console; above the bars, where it shows some."""
        self._console = console
        self._read = console.is_terminal
        self._shown: set[str] = set()
        self._lines: tuple[str, ...] = ()

    def begin(self, task: str) -> None:
        """Say who writes what."""
        self._lines = ()
        self._console.print(f"{task} ...", style="dim", highlight=False, markup=False)

    def grow(self, lines: tuple[str, ...]) -> None:
        """Print the lines that are whole: all but the last."""
        self._lines = lines
        self._show(lines[:-1])

    def end(self) -> None:
        """Print the last line too."""
        self._show(self._lines)

    def _show(self, lines: tuple[str, ...]) -> None:
        for line in lines if self._read else ():
            if line not in self._shown:
                self._shown.add(line)
                self._console.print(f"  {line}", highlight=False, markup=False, soft_wrap=True)


def typescript(console: Console, *, quiet: bool) -> Manuscript:
    """Where a script is watched: line by line at a terminal, in a log only who writes what."""
    return Unread() if quiet else Typescript(console)


@contextmanager
def listener(*, quiet: bool, console: Console | None = None) -> Iterator[Listener]:
    """The display that fits where the output goes; standard output stays free for results."""
    console = console or Console(stderr=True)
    if quiet:
        yield Silent()
    elif sys.stderr.isatty():
        columns = (
            TextColumn("{task.description:<22}"),
            BarColumn(),
            TextColumn("{task.completed:>5}/{task.total}"),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=console) as progress:
            yield Bars(progress)
    else:
        yield Lines(console)


def _title(step: str) -> str:
    head, _, rest = step.partition(" ")
    return f"{STEPS.get(head, head.capitalize())} {rest}".strip()
