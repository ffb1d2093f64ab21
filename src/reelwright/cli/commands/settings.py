"""``reelwright settings``."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelwright.app.settings.layers import settings_in_force, shown
from reelwright.app.settings.model import Settings
from reelwright.cli.tables import table_of

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def settings(
    *,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show every setting, its value and where it was set.

    An option wins over the environment, that over reelwright.toml in this folder, that over
    the one in the home, that over the default.
    """
    resolved = settings_in_force({"home": home}, Path.cwd())
    plain = resolved.settings.model_dump(mode="json")
    values = {name: shown(name, value) for name, value in plain.items()}
    if as_json:
        told = {name: {"value": values[name], "from": resolved.won[name]} for name in values}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    table = table_of("setting", "value", "from", "meaning")
    for name, field in Settings.model_fields.items():
        table.add_row(name, _written(values[name]), resolved.won[name], field.description)
    Console().print(table)


def _written(value: object) -> str:
    if value in (None, "", {}):
        return "-"
    if isinstance(value, dict):
        return ", ".join(f"{name}={each}" for name, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
