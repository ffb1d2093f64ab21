"""``reelwright resume``."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.domain.calendar.pausing import EVERYWHERE
from reelwright.ports.calendar import Pauses

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def resume(
    *,
    channel: Annotated[
        str, typer.Option(help="Only this channel's pause; the general one if unset.")
    ] = "",
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """End a pause: what is late is caught up by each channel's rule."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    pauses: Pauses = load("publishing.calendars").pauses_of(settings)
    ended = pauses.resume(channel or EVERYWHERE)
    rest = [each.channel or "everything" for each in pauses.pauses()]
    if as_json:
        print_json({"ended": ended, "paused": rest})
        return
    what = channel or "Everything"
    typer.echo(f"{what} is published again." if ended else f"{what} was not paused.")
    if rest:
        typer.echo(f"Still paused: {', '.join(rest)}")
