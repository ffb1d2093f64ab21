"""``reelwright models``."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.console import listener
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of
from reelwright.ports.models import KnownModel, Models

app = typer.Typer(
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Fetch and remove models that speak or listen on this machine.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
Name = Annotated[str, typer.Argument(help="The model, as the list writes it.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]

_USES = {
    "sherpa": "It tells who speaks in recordings: reelwright clip.",
    "whisper": "It hears recordings: reelwright clip.",
}


def _models(home: Path | None) -> Models:
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    models: Models = load("making.models").models_of(settings, load("wiring.services").http())
    return models


@app.command("list")
def list_models(*, home: Home = None, as_json: AsJson = False) -> None:
    """List what can be fetched: size, licence, source, and what is here."""
    known = _models(home).known()
    if as_json:
        typer.echo(json.dumps([_values(each) for each in known], ensure_ascii=False, indent=2))
        return
    table = table_of("model", "languages", "MB", "here", "licence", "what")
    for each in known:
        model = each.model
        table.add_row(
            model.name,
            ", ".join(model.languages),
            f"{model.size / 1e6:.0f}",
            _here(each),
            escape(model.licence),
            escape(model.title),
        )
    Console().print(table)


@app.command()
def get(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Fetch a model, going on where the last time ended. Nothing is ever fetched otherwise."""
    with listener(quiet=as_json) as progress:
        got: KnownModel = load("making.models").get(_models(home), name, progress)
    if as_json:
        typer.echo(json.dumps(_values(got), ensure_ascii=False, indent=2))
        return
    typer.echo(f"{got.model.name} is in {got.folder}; licence: {got.model.licence}.")
    use = _USES.get(got.model.name.partition("/")[0], "Its voices: reelwright voices.")
    typer.echo(f"{use} More about it: {got.model.page}")


@app.command()
def remove(name: Name, *, home: Home = None) -> None:
    """Remove a model, unfinished parts too."""
    freed = _models(home).remove(name)
    typer.echo(f"{freed / 1e6:.0f} MB are free again." if freed else f"{name} was not here.")


def _here(known: KnownModel) -> str:
    if known.whole:
        return "[green]yes[/]"
    return f"{100 * known.fetched // known.model.size} %" if known.fetched else "-"


def _values(known: KnownModel) -> dict[str, object]:
    model = known.model
    return {
        "model": model.name,
        "languages": list(model.languages),
        "title": model.title,
        "licence": model.licence,
        "page": model.page,
        "bytes": model.size,
        "fetched": known.fetched,
        "whole": known.whole,
        "folder": str(known.folder),
        "files": [
            {"name": file.name, "from": file.url, file.algorithm.value: file.digest}
            for file in model.files
        ],
    }
