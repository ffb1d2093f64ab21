"""``reelwright productions``."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from reelwright.app.settings import settings_in_force
from reelwright.cli.lazy import load
from reelwright.ports.productions import Productions

app = typer.Typer(pretty_exceptions_enable=False, help="List, open and delete productions.")

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
Name = Annotated[str, typer.Argument(help="The production's slug or folder.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback(invoke_without_command=True)
def productions(context: typer.Context, *, home: Home = None, as_json: Json = False) -> None:
    """List, open and delete productions; the newest first."""
    if context.invoked_subcommand is not None:
        return
    known = _of(home).all()
    if as_json:
        values = [
            {
                "slug": one.manifest.slug,
                "title": one.manifest.title,
                "folder": str(one.folder),
                "passed": one.manifest.passed,
                "bytes": one.size,
                "ended": one.ended.isoformat() if one.ended else None,
            }
            for one in known
        ]
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    table = Table("production", "title", "verdict", "MB", "folder", box=None, header_style="bold")
    for one in known:
        verdict = "passed" if one.manifest.passed else "FAILED"
        size = f"{one.size / 1e6:.1f}"
        title = escape(one.manifest.title)
        table.add_row(one.manifest.slug, title, verdict, size, escape(str(one.folder)))
    Console().print(table if known else "There are no productions yet: reelwright make SOURCE")


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
    deleted = _of(home).delete(name)
    typer.echo(f"Deleted {deleted.title!r}. Undo: reelwright productions restore {deleted.name}")
    for kept in deleted.kept:
        typer.echo(f"  kept: {deleted.folder / kept}, which is yours")


@app.command()
def restore(name: Name, *, home: Home = None) -> None:
    """Bring the last deleted production of this name back."""
    typer.echo(_of(home).restore(name))


@app.command()
def trash(*, home: Home = None) -> None:
    """List what can be brought back."""
    table = Table("production", "title", "deleted", "MB", box=None, header_style="bold")
    for one in _of(home).deleted():
        when = f"{one.deleted:%Y-%m-%d %H:%M}"
        table.add_row(one.name, escape(one.title), when, f"{one.size / 1e6:.1f}")
    Console().print(table)


def _of(home: Path | None) -> Productions:
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    found: Productions = load("wiring").productions_of(settings)
    return found
