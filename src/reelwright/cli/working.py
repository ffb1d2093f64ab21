"""The life of a worker's process."""

import logging
import os
import signal
import sys
from types import FrameType

import typer

from reelwright.ports.jobs import Worker
from reelwright.ports.lease import LeaseLost


def log_to_terminal() -> None:
    """Warnings with their times, for whoever keeps what a service prints."""
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)


def work(working: Worker) -> None:
    """Work until SIGTERM or Ctrl-C; begin anew, as another worker, where the lease was lost."""

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
        # Nothing of what was frozen may go on: its threads end here, and its children with them.
        os.execv(sys.executable, [sys.executable, "-m", "reelwright", *sys.argv[1:]])  # noqa: S606 - the same program again
    if not ended:
        sys.stdout.flush()
        os._exit(0)  # A stage does not listen; its job is back in the queue, and it may not write.
