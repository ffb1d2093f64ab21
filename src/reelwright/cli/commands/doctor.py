"""``reelwright doctor``."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of

app = typer.Typer(pretty_exceptions_enable=False)

_COLOURS = {"works": "green", "missing": "yellow", "broken": "red"}


@app.command()
def doctor(
    *,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check what works here, what does not, and how to mend it.

    Every part is tried, not looked up: the voices speak, a card is drawn, ffmpeg runs. Exit
    code 1 if something is broken.
    """
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    findings = load("standing.doctor").examine(settings)
    if as_json:
        values = [
            {"part": each.part, "state": each.state.value, "seen": each.seen, "mend": each.mend}
            for each in findings
        ]
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        table = table_of("part", "", "seen", "mend")
        for each in findings:
            colour = _COLOURS[each.state.value]
            state = f"[{colour}]{each.state.value}[/]"
            table.add_row(each.part, state, escape(each.seen), escape(each.mend))
        Console().print(table)
    if any(each.state.value == "broken" for each in findings):
        raise typer.Exit(1)
