"""``reelwright inspect``."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.cli.console import listener
from reelwright.cli.lazy import load

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def inspect(
    video: Annotated[Path, typer.Argument(help="The video to measure.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure a video as a stranger's file and say whether it may go out.

    What only the maker knows (the words, the footage) is judged by `reelwright make`; a file
    without that knowledge is measured as far as it can be. Exit code 1 if a check fails.
    """
    with listener(quiet=as_json) as progress:
        verdict = load("making.inspecting").inspect(video, progress)
    load("results", "cli").show_verdict(verdict, as_json=as_json)
    if not verdict.passed:
        raise typer.Exit(1)
