"""``reelwright pause``."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.calendar_values import pause_values
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.times import moment_of, shown
from reelwright.domain.calendar.pausing import EVERYWHERE, Pause
from reelwright.ports.calendar import Pauses

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def pause(
    *,
    channel: Annotated[str, typer.Option(help="Only this channel; all of them if unset.")] = "",
    until: Annotated[str, typer.Option(help="It ends by itself then, as 2026-12-27T08:00.")] = "",
    reason: Annotated[str, typer.Option(help="Why, for whoever looks later.")] = "",
    show: Annotated[bool, typer.Option("--show", help="Only show what is paused.")] = False,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Stop all publishing at once: nothing more leaves until it is resumed.

    What YouTube holds already with a time appears at that time; hold a release to keep it back.
    """
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    pauses: Pauses = load("publishing.calendars").pauses_of(settings)
    if not show:
        pauses.pause(channel or EVERYWHERE, until=moment_of(until), reason=reason)
    found = pauses.pauses()
    if as_json:
        print_json([pause_values(each) for each in found])
        return
    for each in found:
        typer.echo(_line(each))
    if not found:
        typer.echo("Nothing is paused.")


def _line(pause: Pause) -> str:
    what = pause.channel or "Everything"
    until = f" until {shown(pause.until)}" if pause.until else ""
    why = f": {pause.reason}" if pause.reason else ""
    return f"{what} is paused since {shown(pause.since)}{until}{why}"
