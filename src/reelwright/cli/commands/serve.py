"""``reelwright serve``."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.lazy import load
from reelwright.cli.working import log_to_terminal, work

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def serve(
    *,
    grace: Annotated[
        float, typer.Option(min=0, help="Seconds that stages may go on after SIGTERM.")
    ] = 20.0,
    workers: Annotated[int | None, typer.Option(help="Processes that render at once.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
) -> None:
    """Make what is queued and what recurs, and publish what is due; back up each night.

    A worker, a scheduler and a publisher in one process. Several may serve at once: each time of
    a schedule is decided by one of them, and each release is published by one.
    """
    settings = settings_in_force({"home": home, "workers": workers}, Path.cwd()).settings
    log_to_terminal()
    with (
        load("jobs.serving").scheduling(settings),
        load("keeping.nightly").backing_up(settings),
        load("publishing.publisher").publishing(settings),
    ):
        run = load("jobs.queueing").runner(settings)
        working = load("wiring.queue").worker_of(settings, run, grace_seconds=grace)
        work(working, grace)
