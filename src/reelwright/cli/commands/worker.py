"""``reelwright worker``."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings import settings_in_force
from reelwright.cli.lazy import load
from reelwright.cli.working import log_to_terminal, work

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def worker(
    *,
    grace: Annotated[
        float, typer.Option(min=0, help="Seconds that stages may go on after SIGTERM.")
    ] = 20.0,
    workers: Annotated[int | None, typer.Option(help="Processes that render at once.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
) -> None:
    """Make what is queued, until SIGTERM or Ctrl-C.

    It then takes nothing more, and finishes the stage that runs or gives the job back. A worker
    that was frozen too long begins anew by itself.
    """
    settings = settings_in_force({"home": home, "workers": workers}, Path.cwd()).settings
    log_to_terminal()
    run = load("queueing").runner(settings)
    work(load("wiring").worker_of(settings, run, grace_seconds=grace))
