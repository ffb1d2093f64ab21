"""``reelwright themes``."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of
from reelwright.domain.themes.shipped import BUILT_IN

app = typer.Typer(
    pretty_exceptions_enable=False, help="List the themes, and draw one to a picture."
)


@app.callback(invoke_without_command=True)
def themes(
    context: typer.Context,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the built-in themes; docs/themes.md tells how to make your own."""
    if context.invoked_subcommand is not None:
        return
    if as_json:
        typer.echo(json.dumps(list(BUILT_IN), indent=2))
        return
    table = table_of("theme", "background", "text", "accent", "heading")
    for name, theme in BUILT_IN.items():
        palette = theme.palette
        shown = (palette.background, palette.text, palette.accent)
        colours = (f"[on {colour}]      [/] {colour}" for colour in shown)
        table.add_row(name, *colours, theme.typefaces.heading)
    Console().print(table)


@app.command("draw")
def draw_theme(
    name: Annotated[str, typer.Argument(help="A built-in theme, or a theme file.")],
    *,
    output: Annotated[Path, typer.Option(help="The JPEG to write.")] = Path("theme.jpg"),
) -> None:
    """Draw a title card in a theme, to see it before making a video with it."""
    load("making.drawing").draw(name, output)
    typer.echo(f"{output} shows {name}.")
