"""``reelwright keys``."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of

app = typer.Typer(
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Set, list and test the keys of outside services.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
LONGEST_LINE = 10_000
_NOT_INSTALLED = "[dim]not installed[/]"


@app.command("set")
def set_key(
    service: Annotated[str, typer.Argument(help="Name of the service; see `keys list`.")],
    *,
    home: Home = None,
) -> None:
    """Keep a key, encrypted. It is asked for without showing it, or read from standard input."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    providers = load("wiring.services").providers_for(settings)
    load("standing.keys").named(providers, service)
    note = load("standing.keys").keep(providers, service, _asked(service))
    typer.echo(f"The key of {service} is kept. Try it: reelwright keys test {service}")
    if note:
        typer.echo(f"note: {note}")


@app.command("list")
def list_keys(*, home: Home = None, as_json: AsJson = False) -> None:
    """List the services that take a key, and where each key is set."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    found = tuple(load("standing.keys").states(load("wiring.services").providers_for(settings)))
    if as_json:
        values = [
            {
                "service": each.service,
                "title": each.title,
                "kinds": [kind.value for kind in each.kinds],
                "ending": each.ending,
                "set_in": each.place,
                "page": each.page,
            }
            for each in found
        ]
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    table = table_of("service", "for", "key", "set in", "get one at")
    for each in found:
        kinds = ", ".join(kind.value for kind in each.kinds) or each.title or _NOT_INSTALLED
        table.add_row(
            each.service, kinds, each.ending or "-", each.place or "-", escape(each.page) or "-"
        )
    Console().print(table)


@app.command()
def remove(
    service: Annotated[str, typer.Argument(help="Name of the service.")], *, home: Home = None
) -> None:
    """Forget a kept key. One in the environment stays there."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    there = load("wiring.services").key_store(settings).remove(service)
    typer.echo(f"The key of {service} is removed." if there else f"No key of {service} was kept.")


@app.command()
def rotate(*, home: Home = None) -> None:
    """Encrypt keys and channels' tokens anew with a new key file; they themselves stay the same."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    count = load("wiring.platform").rotate_keys(settings)
    typer.echo(f"{count} keys are encrypted anew.")


@app.command("test")
def try_keys(
    service: Annotated[
        str, typer.Argument(help="Name of the service; all that have a key if not given.")
    ] = "",
    *,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Make one cheap real call and say what it saw. Exit code 1 if one failed."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    providers = load("wiring.services").providers_for(settings)
    tried = tuple(load("standing.keys").try_out(providers, service))
    if as_json:
        values = [
            {
                "service": each.service,
                "kind": each.kind.value,
                "works": each.works,
                "seen": each.seen,
            }
            for each in tried
        ]
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        table = table_of("service", "for", "", "seen")
        for each in tried:
            state = "[green]works[/]" if each.works else "[red]fails[/]"
            table.add_row(each.service, each.kind.value, state, escape(each.seen))
        Console().print(table)
    if not all(each.works for each in tried):
        raise typer.Exit(1)


def _asked(service: str) -> str:
    """The key from a prompt that shows nothing, or from a pipe; never from the command line."""
    if sys.stdin.isatty():
        return str(typer.prompt(f"Key of {service}", hide_input=True))
    return sys.stdin.readline(LONGEST_LINE)
