"""``reelwright library``."""

import json
from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.lazy import load
from reelwright.ports.library import LibraryState

app = typer.Typer(
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Look at the library, check it, and bring it to another revision.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def status(*, home: Home = None, as_json: Json = False) -> None:
    """Show where the library is, its revision, its size and what is in it; changes nothing."""
    _show(load("keeping.library").state_of_library(_settings(home)), as_json=as_json)


@app.command()
def migrate(
    to: Annotated[str, typer.Option(help="A revision, such as 0002; the newest if unset.")] = "",
    *,
    lose: Annotated[
        bool, typer.Option("--lose", help="Go back even where rows are lost or thinned.")
    ] = False,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Bring the library to a revision; a verified copy is taken before.

    This happens by itself when an older library is opened. Going back is for running an older
    Reelwright again.
    """
    _show(load("keeping.library").migrate_library(_settings(home), to, lose=lose), as_json=as_json)


@app.command()
def check(*, home: Home = None, as_json: Json = False) -> None:
    """Read the whole library, and tell what is wrong with it; exit code 1 if something is."""
    faults = load("keeping.library").faults_of_library(_settings(home))
    if as_json:
        typer.echo(
            json.dumps({"sound": not faults, "faults": faults}, ensure_ascii=False, indent=2)
        )
    else:
        typer.echo("\n".join(faults) or "The library is sound.")
    if faults:
        raise typer.Exit(1)


def _settings(home: Path | None) -> Settings:
    return settings_in_force({"home": home}, Path.cwd()).settings


def _compared(state: LibraryState) -> str:
    """How its revision stands to this program's; revisions are numbered."""
    if state.revision > state.newest:
        return f"which this program, at {state.newest}, does not know: update Reelwright"
    return f"older than {state.newest}"


def _show(state: LibraryState, *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(_values(state), ensure_ascii=False, indent=2))
        return
    typer.echo(f"{state.place}, {state.kind}, {state.size / 1e6:.1f} MB")
    if not state.revision:
        typer.echo("It was not made yet: it is with the first thing that is kept in it.")
        return
    newest = "the newest" if state.is_up_to_date else _compared(state)
    typer.echo(f"revision {state.revision}, {newest}")
    typer.echo(", ".join(f"{count} {name}" for name, count in state.rows))
    for copy in state.copies:
        typer.echo(f"  copy: {copy}")


def _values(state: LibraryState) -> dict[str, object]:
    return {
        "place": state.place,
        "kind": state.kind,
        "revision": state.revision or None,
        "newest": state.newest,
        "bytes": state.size,
        "rows": dict(state.rows),
        "copies": [str(copy) for copy in state.copies],
    }
