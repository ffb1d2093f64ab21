"""``reelwright schedules``."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.pairs import pairs_of
from reelwright.cli.tables import table_of
from reelwright.cli.times import shown
from reelwright.domain.recurrence.decision import CatchUp, Overlap
from reelwright.domain.recurrence.rule import Recurrence
from reelwright.ports.schedules import Firing, Schedule, Schedules

app = typer.Typer(pretty_exceptions_enable=False)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[str, typer.Argument(help="The schedule's name.")]


@app.callback(invoke_without_command=True)
def list_schedules(context: typer.Context, *, home: Home = None, as_json: AsJson = False) -> None:
    """List recurring productions; or do something with one. `reelwright serve` carries them out."""
    if context.invoked_subcommand is not None:
        return
    found = _schedules(home).all()
    if as_json:
        print_json([_values(schedule) for schedule in found])
        return
    table = table_of("name", "cron", "zone", "next", "channel", "what")
    for each in found:
        after = each.next_after(datetime.now(UTC))
        texts = (each.name, each.rule.cron, each.rule.zone, shown(after), each.channel, each.title)
        table.add_row(*map(escape, texts))
    Console(highlight=False).print(table if found else "Nothing recurs.")


@app.command()
def add(
    name: Name,
    source: Annotated[
        str, typer.Argument(help="What is made each time; of a feed, its newest new item.")
    ],
    *,
    cron: Annotated[
        str, typer.Option(help="Minute, hour, day, month, day of week: 0 18 * * MON-FRI.")
    ],
    zone: Annotated[str, typer.Option(help="Time zone of the clocks, as Europe/Berlin.")] = "UTC",
    overlap: Annotated[
        Overlap, typer.Option(help="While the last one is not done: skip this time, or queue it.")
    ] = Overlap.SKIP,
    catch_up: Annotated[
        CatchUp, typer.Option(help="Times that were missed: make up for none, the last, or all.")
    ] = CatchUp.LAST,
    channel: Annotated[str | None, typer.Option(help="Channel that it is for.")] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", help="A setting, as preset=720p; may be given several times."),
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Make something again and again, with the settings that are in force now.

    Of what a feed holds now only the newest item is made, then every new one; never one twice.
    """
    rule = Recurrence(cron=cron, zone=zone)
    options = {"home": home, "channel": channel, **pairs_of(set_)}
    request = load("making.orders").Request(source=source)
    making = load("making.making").Job.of(request, options, Path.cwd())
    scheduling = load("jobs.scheduling")
    rules = scheduling.Rules(overlap=overlap, catch_up=catch_up)
    added = scheduling.add_schedule(_schedules(home), name, rule, making, rules)
    if as_json:
        print_json(_values(added))
        return
    typer.echo(
        f"{name} is due next at {shown(rule.after(datetime.now(UTC)))} (this machine's time)."
    )


@app.command()
def remove(name: Name, *, home: Home = None) -> None:
    """Remove a schedule; jobs that it queued stay."""
    _schedules(home).remove(name)
    typer.echo(f"{name} recurs no more.")


@app.command()
def run(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Queue the work of a schedule now, whatever its rule says."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    firing = load("jobs.serving").scheduler_for(settings).run(name)
    print_json(_told(firing)) if as_json else typer.echo(_line(firing))


@app.command()
def history(
    name: Name,
    *,
    most: Annotated[int, typer.Option(min=1, help="So many, the newest first.")] = 20,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show what became of each time of a schedule."""
    schedules = _schedules(home)
    firings = schedules.history(name, most)
    if not firings:  # what was removed has a history still
        schedules.find(name)
    if as_json:
        print_json([_told(firing) for firing in firings])
        return
    for firing in firings:
        typer.echo(_line(firing))
    if not firings:
        typer.echo("None of its times has come yet; `reelwright serve` waits for them.")


def _schedules(home: Path | None) -> Schedules:
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    schedules: Schedules = load("wiring.queue").schedules_of(settings)[0]
    return schedules


def _values(schedule: Schedule) -> dict[str, object]:
    after = schedule.next_after(datetime.now(UTC))
    return {
        "name": schedule.name,
        "cron": schedule.rule.cron,
        "zone": schedule.rule.zone,
        "next": after.isoformat() if after else None,
        "channel": schedule.channel,
        "title": schedule.title,
        "overlap": schedule.overlap.value,
        "catch_up": schedule.catch_up.value,
    }


def _told(firing: Firing) -> dict[str, object]:
    return {
        "due": firing.due.isoformat(),
        "at": firing.at.isoformat(),
        "outcome": firing.outcome.value,
        "job": firing.job,
        "note": firing.note,
    }


def _line(firing: Firing) -> str:
    return f"{shown(firing.due)}  {firing.outcome}  {firing.job}  {firing.note}".rstrip()
