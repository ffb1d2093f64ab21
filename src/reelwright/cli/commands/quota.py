"""``reelwright quota``."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.calendar_view import in_words
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.preview_view import bar, forecast_values, show_forecast
from reelwright.domain.quota.buckets import Bucket, BucketStanding
from reelwright.domain.quota.days import day_of
from reelwright.ports.quota import QuotaBook, QuotaUse

app = typer.Typer(pretty_exceptions_enable=False, help="Show YouTube's quota and what uses it.")

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Project = Annotated[str, typer.Argument(help="The Cloud project's id.")]


@app.callback(invoke_without_command=True)
def standing(
    context: typer.Context,
    *,
    project: Annotated[str, typer.Option(help="Only this Cloud project.")] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show how full each bucket of each Cloud project is today, and when the next day begins."""
    if context.invoked_subcommand is not None:
        return
    settings = _settings(home)
    quota = _quota(settings)
    projects = (project,) if project else load("publishing.foresight").known_projects(settings)
    found = [(name, quota.standing(name)) for name in projects]
    if as_json:
        print_json(
            [
                {"project": name, "buckets": [_values(each) for each in buckets]}
                for name, buckets in found
            ]
        )
        return
    console, now = Console(highlight=False), load("wiring.clocks").clock_of(settings).now()
    for name, buckets in found:
        _show(name, buckets, now, console)
    if not found:
        console.print("No Cloud project was used yet: reelwright channel add.")


@app.command()
def uses(
    project: Project,
    *,
    days: Annotated[int, typer.Option(min=1, help="Pacific days, today among them.")] = 7,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show what a project's quota was used for, by day and call."""
    settings = _settings(home)
    today = day_of(load("wiring.clocks").clock_of(settings).now())
    found = _quota(settings).uses(project, today - timedelta(days=days - 1))
    if as_json:
        print_json([_use_values(use) for use in found])
        return
    table = Table("day", "bucket", "call", box=None, header_style="bold", pad_edge=False)
    for name in ("calls", "units", "unsettled"):
        table.add_column(name, justify="right")
    for use in found:
        unsettled = f"{use.unsettled:,}" if use.unsettled else ""
        figures = (f"{use.calls:,}", f"{use.units:,}", unsettled)
        table.add_row(f"{use.day:%a %d %b}", use.bucket.value, use.call, *figures)
    Console(highlight=False).print(table if found else "Nothing was used.")


@app.command()
def forecast(
    *,
    weeks: Annotated[int, typer.Option(min=1, max=520, help="So many weeks from now on.")] = 2,
    captions: Annotated[int, typer.Option(min=0, max=50, help="Caption tracks a video.")] = 1,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show on which days the releases on the calendar are uploaded, and which have to wait."""
    found = load("publishing.foresight").forecasts_of(
        _settings(home), timedelta(weeks=weeks), captions=captions
    )
    if as_json:
        print_json([forecast_values(each) for each in found])
        return
    console = Console(highlight=False)
    for each in found:
        show_forecast(each, console)
    if not found:
        console.print("Nothing on the calendar has calls still to make.")


@app.command()
def limit(
    project: Project,
    bucket: Annotated[Bucket, typer.Argument(help="The bucket.")],
    units: Annotated[str, typer.Argument(help="Units a day that Google granted, or default.")],
    *,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Tell how many units a day Google has granted to a project."""
    if units != "default" and not units.isdecimal():
        message = f"{units} is no number of units; write it as 50000, or default"
        raise typer.BadParameter(message)
    quota = _quota(_settings(home))
    quota.limit(project, bucket, None if units == "default" else int(units))
    now = _standing_of(quota, project, bucket)
    if as_json:
        print_json({"project": project, **_values(now)})
        return
    typer.echo(f"{project} has {now.limit:,} units of {bucket} a day.")


@app.command()
def reopen(
    project: Project,
    bucket: Annotated[Bucket, typer.Argument(help="The bucket.")],
    *,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Call again although YouTube has said that a bucket is exhausted."""
    quota = _quota(_settings(home))
    quota.reopen(project, bucket)
    if as_json:
        print_json({"project": project, **_values(_standing_of(quota, project, bucket))})
        return
    typer.echo(f"Calls of {project} in {bucket} are made again.")


def _settings(home: Path | None) -> Settings:
    return settings_in_force({"home": home}, Path.cwd()).settings


def _quota(settings: Settings) -> QuotaBook:
    quota: QuotaBook = load("publishing.calendars").quota_of(settings)
    return quota


def _standing_of(quota: QuotaBook, project: str, bucket: Bucket) -> BucketStanding:
    return next(each for each in quota.standing(project) if each.bucket is bucket)


def _show(project: str, buckets: Iterable[BucketStanding], now: datetime, console: Console) -> None:
    table = Table(box=None, show_header=False, pad_edge=False)
    for justify in ("left", "left", "right", "left"):
        table.add_column(justify=justify, no_wrap=True)
    resets = now
    for each in buckets:
        used, resets = each.spent + each.reserved, each.resets
        told = Text(f"{each.left:,} left", style="red" if not each.left else "dim")
        if each.exhausted is not None:
            told = Text(f"refused until {each.exhausted.astimezone():%d %b %H:%M}", style="red")
        elif each.reserved:
            told.append(f" ({each.reserved:,} open)", style="dim")
        figures = f"{used:,} of {each.limit:,}"
        table.add_row(f"  {each.bucket.value}", bar(used / max(1, each.limit)), figures, told)
    console.print(
        Text.assemble((project, "bold cyan"), (f"  anew in {in_words(resets - now)}", "dim"))
    )
    console.print(table)


def _values(each: BucketStanding) -> dict[str, object]:
    return {
        "bucket": each.bucket.value,
        "limit": each.limit,
        "day": each.day.isoformat(),
        "spent": each.spent,
        "reserved": each.reserved,
        "left": each.left,
        "resets": each.resets.isoformat(),
        "exhausted": each.exhausted.isoformat() if each.exhausted else None,
    }


def _use_values(use: QuotaUse) -> dict[str, object]:
    return {
        "day": use.day.isoformat(),
        "bucket": use.bucket.value,
        "call": use.call,
        "calls": use.calls,
        "units": use.units,
        "unsettled": use.unsettled,
    }
