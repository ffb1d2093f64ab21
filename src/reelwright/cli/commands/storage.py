"""``reelwright storage``."""

import json
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.keeping.archiving import Archivist
from reelwright.app.keeping.storage import Cleaned, Keeper, Report
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of
from reelwright.domain.artefact import Artefact
from reelwright.ports.productions import DeletedProduction

app = typer.Typer(
    pretty_exceptions_enable=False,
    help="Show what lies where; clean up, verify, archive.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[str, typer.Argument(help="The production's slug or folder.")]
SHOWN = 20


@app.callback(invoke_without_command=True)
def storage(context: typer.Context, *, home: Home = None, as_json: AsJson = False) -> None:
    """Show how much of what lies in the home, and what could be freed."""
    if context.invoked_subcommand is not None:
        return
    report = _keeper(home).report()
    if as_json:
        _print(_report_values(report))
        return
    table = table_of("kind", "files", "MB", "can be freed, MB")
    for each in report.shares:
        free = _megabytes(each.free) if each.free else ""
        table.add_row(each.kind.value, str(each.count), _megabytes(each.size), free)
    console = Console()
    console.print(table)
    quota = "no quota" if report.quota is None else f"{_megabytes(report.quota)} MB (store_quota)"
    console.print(
        f"{_megabytes(report.counted)} MB of {quota}: all but productions, bucket and what is "
        "unfinished.",
        highlight=False,
    )
    if report.free:
        console.print(f"{_megabytes(report.free)} MB can be freed: reelwright storage clean")


@app.command()
def clean(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would go.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Remove what no production needs and nothing used for long, old trash and leftovers."""
    cleaned = _keeper(home).clean(dry_run=dry_run)
    if as_json:
        _print({"dry_run": dry_run, **_cleaned_values(cleaned)})
        return
    for each in cleaned.artefacts[:SHOWN]:
        artefact, megabytes = each.holding.artefact, _megabytes(each.holding.size)
        used = f"{each.holding.used:%Y-%m-%d}"
        name = f"{artefact.sha256[:12]}{artefact.suffix}"
        typer.echo(f"{name:<18} {megabytes:>9} MB  last used {used}  {each.why.value}")
    if len(cleaned.artefacts) > SHOWN:
        typer.echo(f"... and {len(cleaned.artefacts) - SHOWN} more")
    verb = "would be" if dry_run else "are"
    typer.echo(f"{_megabytes(cleaned.freed)} MB {verb} freed.")
    if cleaned.in_use:
        typer.echo(f"{cleaned.in_use} artefacts stay, as a process is reading them.")
    if cleaned.waiting:
        typer.echo(f"{cleaned.waiting} objects of the bucket go a day from now if nobody objects.")


@app.command()
def verify(*, home: Home = None, as_json: AsJson = False) -> None:
    """Hash every artefact again; what is damaged is set aside, and made anew when it is needed.

    Exits with 1 where something was damaged.
    """
    damaged: list[Artefact] = []
    checked = 0
    for number, total, found in _keeper(home).verify():
        checked = number
        if found is not None:
            damaged.append(found)
            if not as_json:
                typer.echo(f"damaged, set aside: {found.sha256}{found.suffix} ({number}/{total})")
    if as_json:
        names = [f"{each.sha256}{each.suffix}" for each in damaged]
        _print({"checked": checked, "damaged": names})
    else:
        again = "; they are made or fetched anew when they are needed" if damaged else ""
        typer.echo(f"Artefacts checked: {checked}, damaged: {len(damaged)}{again}.")
    if damaged:
        raise typer.Exit(1)


_PLACE = "Folder of the archive, or s3://bucket/prefix; the setting archive if unset."
To = Annotated[str, typer.Option("--to", help=_PLACE)]
From = Annotated[str, typer.Option("--from", help=_PLACE)]


@app.command()
def archive(name: Name, *, to: To = "", home: Home = None, as_json: AsJson = False) -> None:
    """Move a production to the archive; `storage unarchive` brings it back."""
    archived = _archivist(home).archive(name, to)
    if as_json:
        _print(_archived_values(archived))
        return
    typer.echo(
        f"Archived {archived.title!r}. Undo: reelwright storage unarchive {archived.name}"
        + (f" --from {to}" if to else "")
    )
    for kept in archived.kept:
        typer.echo(f"  kept: {archived.folder / kept}, which is yours")


@app.command()
def unarchive(name: Name, *, source: From = "", home: Home = None, as_json: AsJson = False) -> None:
    """Bring the last production of this name back from the archive."""
    folder = _archivist(home).unarchive(name, source)
    if as_json:
        _print({"folder": str(folder)})
    else:
        typer.echo(folder)


@app.command()
def archived(*, source: From = "", home: Home = None, as_json: AsJson = False) -> None:
    """List what is in the archive."""
    found = _archivist(home).archived(source)
    if as_json:
        _print([_archived_values(one) for one in found])
        return
    table = table_of("production", "title", "archived", "MB")
    for one in found:
        when = f"{one.deleted:%Y-%m-%d %H:%M}"
        table.add_row(one.name, escape(one.title), when, _megabytes(one.size))
    Console().print(table if found else "Nothing is archived.")


def _keeper(home: Path | None) -> Keeper:
    return cast("Keeper", load("wiring.storage").keeper_of(_settings(home)))


def _archivist(home: Path | None) -> Archivist:
    return cast("Archivist", load("wiring.storage").archivist_of(_settings(home)))


def _settings(home: Path | None) -> Settings:
    return settings_in_force({"home": home}, Path.cwd()).settings


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"


def _print(value: object) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _report_values(report: Report) -> dict[str, object]:
    shares = [
        {"kind": each.kind.value, "count": each.count, "bytes": each.size, "free": each.free}
        for each in report.shares
    ]
    return {
        "shares": shares,
        "counted": report.counted,
        "quota": report.quota,
        "free": report.free,
        "archive": str(report.archive),
    }


def _cleaned_values(cleaned: Cleaned) -> dict[str, object]:
    artefacts = [
        {
            "artefact": f"{each.holding.artefact.sha256}{each.holding.artefact.suffix}",
            "bytes": each.holding.size,
            "used": each.holding.used.isoformat(),
            "why": each.why.value,
        }
        for each in cleaned.artefacts
    ]
    return {
        "artefacts": artefacts,
        "freed": cleaned.freed,
        "in_use": cleaned.in_use,
        "waiting": cleaned.waiting,
    }


def _archived_values(one: DeletedProduction) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "folder": str(one.folder),
        "archived": one.deleted.isoformat(),
        "bytes": one.size,
        "kept": list(one.kept),
    }
