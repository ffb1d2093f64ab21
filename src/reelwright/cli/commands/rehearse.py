"""``reelwright rehearse``."""

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.console import listener
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.times import shown

app = typer.Typer(pretty_exceptions_enable=False)

_LOCAL_YOUTUBE = "simulators.youtube"


@app.command()
def rehearse(
    productions: Annotated[
        list[str] | None,
        typer.Argument(help="Productions to publish there; only made-up films if none."),
    ] = None,
    *,
    films: Annotated[
        int | None,
        typer.Option(min=0, max=200, help="Made-up films; 3 unless productions are given."),
    ] = None,
    fault: Annotated[
        list[str] | None,
        typer.Option(help="Something that goes wrong once, such as lost-answer; see the docs."),
    ] = None,
    faults: Annotated[
        Path | None, typer.Option(help="JSON file of faults to come and of how YouTube behaves.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=365, help="Days of YouTube's time at most.")] = 14,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Publish on a calendar to a YouTube on this machine, whose time flies, with faults on demand.

    Nothing leaves this machine, and your library is not touched. It ends well only if every
    release appeared once, whole and not before its time, within quota. docs/publishing.md.
    """
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    rehearsing = load("publishing.rehearsing")
    scenario = load("scenario", _LOCAL_YOUTUBE)
    told = scenario.scenario_of(faults) if faults else scenario.Scenario()
    count = films if films is not None else (0 if productions else 3)
    script = rehearsing.Script(
        productions=tuple(productions or ()),
        films=count,
        days=days,
        faults=(*told.faults, *rehearsing.planned(fault or ())),
        behaviour=told.behaviour,
    )
    with listener(quiet=as_json) as progress:
        came = rehearsing.rehearse(settings, script, progress)
    if as_json:
        print_json(_values(came))
    else:
        _show(came, Console(highlight=False))
    if not came.well:
        raise typer.Exit(1)


def _values(came: Any) -> dict[str, object]:  # noqa: ANN401 - loaded when it is needed
    return {
        "well": came.well,
        "releases": [
            {
                "id": one.release,
                "title": one.title,
                "state": one.state.value,
                "planned": one.planned.isoformat() if one.planned else None,
                "appeared": one.appeared.isoformat() if one.appeared else None,
                "faults": list(one.faults),
            }
            for one in came.played
        ],
        "requests": came.requests,
        "struck": list(came.struck),
        "pool_most": came.pool_most,
        "faults": list(came.faults),
    }


def _show(came: Any, console: Console) -> None:  # noqa: ANN401 - as above
    table = Table("title", "planned", "appeared", "", box=None, header_style="bold")
    for one in came.played:
        told = "[red]not well[/]" if one.faults else "[green]well[/]"
        table.add_row(escape(one.title), shown(one.planned)[:16], shown(one.appeared)[:16], told)
    console.print(table)
    for one in came.played:
        for fault in one.faults:
            console.print(f"[red]{escape(one.title)}: {escape(fault)}[/]", soft_wrap=True)
    if came.struck:
        console.print(f"Went wrong on the way: {', '.join(came.struck)}")
    for each in came.faults:
        console.print(f"[red]{escape(each)}[/]")
    console.print(
        f"{came.requests} requests; the fullest day took {came.pool_most} units of the pool."
    )
