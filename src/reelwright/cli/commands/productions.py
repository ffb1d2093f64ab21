"""``reelwright productions``."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of
from reelwright.domain.production.life import Event, ProductionState
from reelwright.ports.catalogue import Catalogue, Entry, Listed, Wanted
from reelwright.ports.productions import DeletedProduction, Productions

app = typer.Typer(pretty_exceptions_enable=False, help="List, open and delete productions.")

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
Name = Annotated[str, typer.Argument(help="The production's slug or folder.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback(invoke_without_command=True)
def productions(
    context: typer.Context,
    *,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """List, open and delete productions; the newest first."""
    if context.invoked_subcommand is not None:
        return
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    everything: tuple[Listed, ...] = load("keeping.listing").known_productions(settings, limit)
    if as_json:
        typer.echo(json.dumps(list(map(_values, everything)), ensure_ascii=False, indent=2))
        return
    places = [_elsewhere(settings, one.slug, one.folder, here=one.here) for one in everything]
    table = table_of("production", "title", "channel", "state", "MB", *_heading(places))
    for one, place in zip(everything, places, strict=True):
        size = f"{one.size / 1e6:.1f}"
        row = (one.slug, one.title, one.channel, one.state.value, size, *_cell(place, places))
        table.add_row(*map(escape, row))
    Console().print(table if everything else "There are no productions yet: reelwright make SOURCE")


def _elsewhere(settings: Settings, slug: str, folder: str, *, here: bool = True) -> str:
    """The folder of a production, unless it is the one in the home that has its name."""
    usual = settings.home.expanduser().absolute() / "productions" / slug
    if not here:
        return f"{folder} (not here)"
    return "" if Path(folder) == usual else folder


def _heading(places: Sequence[str]) -> tuple[str, ...]:
    """A column of folders takes half of a screen: there is none where all are where one looks."""
    return ("elsewhere",) if any(places) else ()


def _cell(place: str, places: Sequence[str]) -> tuple[str, ...]:
    return (place,) if any(places) else ()


def _values(one: Listed) -> dict[str, object]:
    return {
        "id": one.id,
        "slug": one.slug,
        "title": one.title,
        "channel": one.channel,
        "state": one.state.value,
        "passed": one.state is ProductionState.PASSED,
        "folder": one.folder,
        "here": one.here,
        "bytes": one.size,
        "ended": one.ended.isoformat() if one.ended else None,
    }


@app.command()
def find(
    words: Annotated[list[str] | None, typer.Argument(help="Beginnings of words.")] = None,
    *,
    channel: Annotated[str, typer.Option(help="Only of this channel.")] = "",
    state: Annotated[ProductionState | None, typer.Option(help="Only in this state.")] = None,
    language: Annotated[str, typer.Option(help="Only in this language.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="At most so many.")] = 50,
    before: Annotated[
        int | None, typer.Option(help="Only older ones than this number, for the next page.")
    ] = None,
    home: Home = None,
    as_json: Json = False,
) -> None:
    """Find productions in the library by words, channel, state and language; the newest first."""
    wanted = Wanted(text=" ".join(words or []), channel=channel, state=state, language=language)
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    listing = _catalogue(home).page(wanted, limit=limit, before=before)
    if as_json:
        values = {"productions": list(map(_entry, listing.entries)), "before": listing.before}
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    places = [_elsewhere(settings, one.slug, one.folder) for one in listing.entries]
    table = table_of("number", "production", "title", "channel", "state", *_heading(places))
    for one, place in zip(listing.entries, places, strict=True):
        row = (str(one.number), one.slug, one.title, one.channel, one.state.value)
        table.add_row(*map(escape, (*row, *_cell(place, places))))
    Console().print(table if listing.entries else "No production is like this.")
    if listing.before is not None:
        typer.echo(f"More: --before {listing.before}")


@app.command()
def life(name: Name, *, home: Home = None, as_json: Json = False) -> None:
    """Tell what happened to a production, from its first run on."""
    production = _of(home).find(name).manifest.id
    events = _catalogue(home).sheet(production).events
    if as_json:
        typer.echo(json.dumps(list(map(_event, events)), ensure_ascii=False, indent=2))
        return
    table = table_of("when", "what", "stage", "seconds", "CPU", "where", "")
    for one in events:
        when, seconds = f"{one.at:%Y-%m-%d %H:%M:%S}", f"{one.seconds:.1f}"
        cpu = "" if one.cpu is None else f"{one.cpu:.1f}"
        row = (when, one.kind.value, one.stage, seconds, cpu, one.worker, one.said)
        table.add_row(*map(escape, row))
    Console().print(table)


@app.command("open")
def open_production(name: Name, *, home: Home = None) -> None:
    """Print a production's folder, and open it where there is a desktop."""
    folder = _of(home).find(name).folder
    typer.echo(folder)
    opener = {"darwin": "open", "win32": "explorer"}.get(sys.platform, "xdg-open")
    program = shutil.which(opener)
    if program and sys.stdout.isatty():
        subprocess.run([program, str(folder)], check=False)


@app.command()
def delete(name: Name, *, home: Home = None) -> None:
    """Move a production to the trash; `restore` brings it back."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    wiring = load("wiring.storage")
    deleted: DeletedProduction = load("keeping.moving").delete_production(
        name,
        wiring.productions_of(settings),
        wiring.holds_of(settings),
        wiring.life_in(settings),
    )
    typer.echo(f"Deleted {deleted.title!r}. Undo: reelwright productions restore {deleted.name}")
    for kept in deleted.kept:
        typer.echo(f"  kept: {deleted.folder / kept}, which is yours")


@app.command()
def restore(name: Name, *, home: Home = None) -> None:
    """Bring the last deleted production of this name back."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    wiring = load("wiring.storage")
    folder: Path = load("keeping.moving").restore_production(
        name, wiring.productions_of(settings), wiring.life_in(settings)
    )
    typer.echo(folder)


@app.command()
def trash(*, home: Home = None) -> None:
    """List what can be brought back."""
    table = table_of("production", "title", "deleted", "MB")
    for one in _of(home).deleted():
        when = f"{one.deleted:%Y-%m-%d %H:%M}"
        table.add_row(one.name, escape(one.title), when, f"{one.size / 1e6:.1f}")
    Console().print(table)


def _entry(one: Entry) -> dict[str, object]:
    return {
        "number": one.number,
        "id": one.id,
        "slug": one.slug,
        "title": one.title,
        "channel": one.channel,
        "state": one.state.value,
        "language": one.language,
        "source": one.source,
        "folder": one.folder,
        "bytes": one.size,
        "created": one.created.isoformat(),
        "updated": one.updated.isoformat(),
    }


def _event(one: Event) -> dict[str, object]:
    return {
        "kind": one.kind.value,
        "at": one.at.isoformat(),
        "stage": one.stage,
        "seconds": one.seconds,
        "cpu_seconds": one.cpu,
        "worker": one.worker,
        "job": one.job,
        "said": one.said,
    }


def _catalogue(home: Path | None) -> Catalogue:
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    found: Catalogue = load("keeping.library").catalogue_of(settings)
    return found


def _of(home: Path | None) -> Productions:
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    found: Productions = load("wiring.storage").productions_of(settings)
    return found
