"""``reelwright worker``."""

import logging
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from reelwright.app.settings import settings_in_force
from reelwright.cli.lazy import load
from reelwright.ports.jobs import Worker
from reelwright.ports.lease import LeaseLost

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
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
    run = load("queueing").runner(settings)
    _work(load("wiring").worker_of(settings, run, grace_seconds=grace))


def _work(working: Worker) -> None:
    def stop(_number: int, _frame: FrameType | None) -> None:
        typer.echo("Ending; the stages that run are finished or handed back.", err=True)
        working.stop()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    typer.echo("Waiting for jobs; Ctrl-C ends.", err=True)
    try:
        ended = working.work()
    except LeaseLost as error:
        typer.echo(f"{error} Beginning anew.", err=True)
        sys.stdout.flush()
        # Nothing of what was frozen may go on: threads and the children's pipes end here.
        os.execv(sys.executable, [sys.executable, "-m", "reelwright", *sys.argv[1:]])  # noqa: S606 - the same program again
    if not ended:
        sys.stdout.flush()
        os._exit(
            0
        )  # A stage did not listen; its job is back in the queue, and it may write no more.
